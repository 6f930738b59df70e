// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { PreferencesSection } from '@/entrypoints/options/preferences-section';
import { preferencesItem } from '@/utils/preferences';
import { testPage } from '../popup/page';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);

const page = testPage();
const weekly = () => page.field('options.preferences.weeklyHealth');

test('a box shows what was chosen while that is being stored, and what is stored from elsewhere afterwards', async () => {
  page.show(<PreferencesSection />);
  await expect.poll(weekly).toBeDefined();
  const storage = vi.spyOn(fakeBrowser.storage.local, 'set').mockReturnValue(new Promise(() => {}));
  weekly()?.click();
  await expect.poll(() => storage.mock.calls.length).toBe(1);
  expect(weekly()?.checked).toBe(true);

  storage.mockRestore();
  await preferencesItem.set({ captureMinutes: 30, fixHere: true, weeklyHealth: false });
  await expect.poll(() => weekly()?.checked).toBe(false);
});
