import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { lastingFetch } from '@/utils/lasting-fetch';
import { openPopup, showPopup } from '@/utils/open-popup';

/** Browsers that are made from Chromium and lack a part of it, or refuse it (docs/browsers.md). */

beforeEach(() => {
  fakeBrowser.reset();
  vi.unstubAllGlobals();
  Object.assign(fakeBrowser.runtime, {
    getContexts: async () => [],
    getURL: (path: string) => `chrome-extension://id${path}`,
  });
});

test.each([
  ['lacks the call for it', undefined],
  ['says that its window has no toolbar', () => Promise.reject(new Error('Browser window has no toolbar.'))],
])('the popup opens in a tab where the browser %s', async (_, call) => {
  Object.assign(fakeBrowser.action, { openPopup: call });
  expect(await openPopup()).toBe(false);
  await showPopup(Promise.resolve());
  expect((await fakeBrowser.tabs.query({})).map(({ url }) => url)).toContain(
    'chrome-extension://id/popup.html',
  );
});

test('where there are no offscreen documents, the background sends the exchange itself', async () => {
  Object.assign(fakeBrowser, { offscreen: undefined });
  const sent = vi.fn(async () => new Response('answered'));
  vi.stubGlobal('fetch', sent);
  const answer = await lastingFetch('https://app.infisical.com/api/v1/auth/token', { method: 'POST' });
  expect(await answer.text()).toBe('answered');
  expect(sent).toHaveBeenCalledWith(expect.any(Request), { keepalive: true });
});
