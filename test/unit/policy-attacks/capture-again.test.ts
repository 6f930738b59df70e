import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { followLanguage } from '@/utils/capture/supplies';
import { ACME, administer, attackedWorld, sayFromConsole, startBackground } from './world';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);

attackedWorld();
const OFF = { policy: { ...ACME, allowCapture: false } };

/** A tab of the console that was open before, with what its content script asks of the background. */
let supplies: ReturnType<typeof followLanguage>;
beforeEach(async () => {
  vi.stubGlobal('document', { documentElement: { lang: 'en' } });
  vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (message: {
    name: 'capture.supplies';
    payload: { language: string };
  }) => sayFromConsole(message.name, message.payload)) as never);
  supplies = followLanguage(() => {});
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(async (_id, isChanged) => {
    supplies(isChanged as boolean);
    return { mayLeave: true, path: '/' } as never;
  });
});

test('an open tab of the console offers nothing as soon as capturing is switched off, and offers again when it is not', async () => {
  await startBackground();
  supplies();
  await expect.poll(() => supplies() !== undefined).toBe(true);
  await administer(OFF);
  await expect.poll(() => supplies() === undefined).toBe(true);
  await administer({ policy: ACME });
  await expect.poll(() => supplies() !== undefined).toBe(true);
  await administer({ policyRequired: true });
  await expect.poll(() => supplies() === undefined).toBe(true);
  await administer({});
  await expect.poll(() => supplies() !== undefined).toBe(true);
});
