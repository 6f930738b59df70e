import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { welcomeOnce } from '@/entrypoints/background/first-run';

const create = vi.fn(async (_: { url: string }) => ({}));
type Details = { reason: 'install' | 'update' | 'browser_update' };
let install: (details: Details) => void;

beforeEach(() => {
  fakeBrowser.reset();
  create.mockClear();
  Object.assign(fakeBrowser.tabs, { create });
  Object.assign(fakeBrowser.runtime, {
    onInstalled: { addListener: (listener: typeof install) => (install = listener) },
  });
  welcomeOnce();
});

/** As long as storage takes to answer. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 100; turn++) await Promise.resolve();
}

test('the first-run page opens after the installation', async () => {
  install({ reason: 'install' });
  await expect
    .poll(() => create.mock.calls)
    .toEqual([[{ url: fakeBrowser.runtime.getURL('/welcome.html') }]]);
});

test.each(['update', 'browser_update'] as const)('it does not open after “%s”', async (reason) => {
  install({ reason });
  await settled();
  expect(create).not.toHaveBeenCalled();
});

test('it does not open when the browser tells of an installation again', async () => {
  install({ reason: 'install' });
  await expect.poll(() => create).toHaveBeenCalledOnce();
  install({ reason: 'install' });
  await settled();
  expect(create).toHaveBeenCalledOnce();
});
