import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { captureHandlers } from '@/entrypoints/background/capture';
import { currentCapture } from '@/utils/capture/vault';

const TOKEN = '9f86d081884c7d659a2feaa0c55ad015';
const paste = (token: string) => captureHandlers['capture.paste']({ token }, {});

beforeEach(() => fakeBrowser.reset());

test('of what is pasted the token alone is captured, and it is known that it was a part', async () => {
  await paste(`export HUMANITEC_TOKEN="${TOKEN}"\n`);
  const current = await currentCapture();
  expect(current?.token.reveal()).toBe(TOKEN);
  expect(current?.capture).toMatchObject({
    masked: '••••••••d015',
    excerptLength: TOKEN.length,
    source: 'paste',
  });
});

test('a token alone is no part of anything', async () => {
  await paste(` ${TOKEN}\n`);
  expect((await currentCapture())?.capture.excerptLength).toBeUndefined();
});

test('what is no token is refused with its cause, and nothing is captured', async () => {
  await expect(paste(`${TOKEN}\nq83vEjRWeJq8ze8SNFZ4mrzN7xI0Vnia`)).rejects.toThrow('pastedSeveral');
  await expect(paste('••••••••d015')).rejects.toThrow('pastedMasked');
  expect(await currentCapture()).toBeNull();
});
