// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PinStep } from '@/entrypoints/welcome/pin-step';
import { testPage } from '../popup/page';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);

const page = testPage();
let isOnToolbar: boolean;

beforeEach(() => {
  isOnToolbar = false;
  Object.assign(fakeBrowser.action, { getUserSettings: async () => ({ isOnToolbar }) });
});

test('says how to pin, and that it is pinned once the user comes back', async () => {
  page.show(<PinStep />);
  await expect.poll(page.text).toContain('welcome.pin.chromium');
  expect(page.text()).not.toContain('welcome.pin.pinned');
  isOnToolbar = true;
  window.dispatchEvent(new Event('focus'));
  await expect.poll(page.text).toContain('welcome.pin.pinned');
  expect(page.text()).not.toContain('welcome.pin.chromium');
});

test('Firefox has a way of its own', async () => {
  vi.stubEnv('FIREFOX', 'true');
  page.show(<PinStep />);
  await expect.poll(page.text).toContain('welcome.pin.firefox');
  vi.unstubAllEnvs();
});
