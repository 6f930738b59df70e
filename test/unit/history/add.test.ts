import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { restoreHistory, withEntry } from '@/utils/history/add';
import { historyItem } from '@/utils/history/storage';
import { entry } from './entries';

const made = (id: string, at: number) => entry({ id, at });
const ids = async () => (await historyItem.get()).map(({ id }) => id);

beforeEach(() => fakeBrowser.reset());

test('what was cleared comes back once, behind what was made since', async () => {
  const cleared = [made('second', 2), made('first', 1)];
  await historyItem.set([made('third', 3)]);
  await restoreHistory(cleared);
  await restoreHistory(cleared);
  expect(await ids()).toEqual(['third', 'second', 'first']);
});

test('a push is added once, and the history stays bounded', async () => {
  const old = Array.from({ length: 500 }, (_, at) => made(`old-${at}`, at));
  const history = withEntry(old, made('new', 1000));
  expect(history.map(({ id }) => id)).toEqual(['new', ...old.slice(0, -1).map(({ id }) => id)]);
  expect(withEntry(history, made('new', 2000))).toBe(history);
  await historyItem.set([made('new', 1000)]);
  await restoreHistory(old);
  expect(await ids()).toHaveLength(500);
  expect((await ids())[0]).toBe('new');
});
