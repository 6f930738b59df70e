// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { HistorySection } from '@/entrypoints/options/history-section';
import { historyItem } from '@/utils/history/storage';
import { entry } from '../history/entries';
import { testPage } from '../popup/page';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);

const page = testPage();
const sent = () => page.sent.map(({ name }) => name);

test('the history is cleared only after the question, and can be brought back', async () => {
  const entries = [entry({ id: 'two' }), entry({ id: 'one' })];
  await historyItem.set(entries);
  page.show(<HistorySection />);
  await expect.poll(() => page.button('options.history.clear')).toBeDefined();
  page.button('options.history.clear')?.click();
  await expect.poll(page.text).toContain('options.history.clearAsk');
  page.button('common.cancel')?.click();
  await expect.poll(page.text).not.toContain('options.history.clearAsk');
  expect(sent()).toEqual([]);

  page.button('options.history.clear')?.click();
  await expect.poll(page.text).toContain('options.history.clearAsk');
  page.button('options.history.clear')?.click();
  await expect.poll(sent).toEqual(['history.clear']);
  await historyItem.set([]);
  await expect.poll(page.text).toContain('options.history.empty');
  expect(document.activeElement?.textContent).toBe('common.undo');
  expect(page.text()).toContain('options.leaving.history');
  const links = page.all('.works-on a').map((link) => link.getAttribute('href'));
  expect(links).toEqual(['https://app.infisical.com', 'https://app.humanitec.io/orgs/acme/service-users']);
  page.button('common.undo')?.click();
  await expect.poll(() => page.sent.at(-1)).toEqual({ name: 'history.restore', payload: { entries } });
  await expect.poll(() => page.button('common.undo')).toBeUndefined();
});
