// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { HistorySection } from '@/entrypoints/options/history-section';
import { historyItem } from '@/utils/history/storage';
import type { HistoryEntry } from '@/utils/history/types';
import { testPage } from '../popup/page';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);

const page = testPage();
const entry = (id: string): HistoryEntry => ({
  id,
  at: 0,
  kind: 'created',
  siteUrl: 'https://app.infisical.com',
  organizationId: 'org',
  projectId: null,
  connectionId: id,
  connectionName: id,
  humanitecOrganizations: [],
});
const sent = () => page.sent.map(({ name }) => name);

test('the history is cleared only after the question, and can be brought back', async () => {
  const entries = [entry('two'), entry('one')];
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
  page.button('common.undo')?.click();
  await expect.poll(() => page.sent.at(-1)).toEqual({ name: 'history.restore', payload: { entries } });
  await expect.poll(() => page.button('common.undo')).toBeUndefined();
});
