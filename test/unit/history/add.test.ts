import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { addToHistory, restoreHistory } from '@/utils/history/add';
import { historyItem } from '@/utils/history/storage';
import { entry } from './entries';

const made = (id: string, at: number) => entry({ id, at });
const ids = async () => (await historyItem.get()).map(({ id }) => id);

beforeEach(() => fakeBrowser.reset());

test('what was cleared comes back once, behind what was made since', async () => {
  const cleared = [made('second', 2), made('first', 1)];
  await addToHistory(made('third', 3));
  await restoreHistory(cleared);
  await restoreHistory(cleared);
  expect(await ids()).toEqual(['third', 'second', 'first']);
});

test('the history stays bounded', async () => {
  await addToHistory(made('new', 1000));
  await restoreHistory(Array.from({ length: 500 }, (_, at) => made(`old-${at}`, at)));
  expect(await ids()).toHaveLength(500);
  expect((await ids())[0]).toBe('new');
  expect(await ids()).not.toContain('old-0');
});
