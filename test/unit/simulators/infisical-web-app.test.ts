import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { infisical, jidOf } from './infisical-world';

/** Opens the page of connections as a browser of its own; gives what its script shows and does. */
async function openPage(search: string) {
  const simulator = infisical();
  const { seed, arrange, call, app } = simulator;
  let { jid } = await arrange.session(seed.user, seed.organization.id);
  const page = await call('GET', `/organizations/${seed.organization.id}/app-connections`, {
    headers: { cookie: `jid=${jid}` },
  });
  const script = /<script>(.*)<\/script>/s.exec(page.text)?.[1] ?? '';
  const intervals: { run: () => Promise<void>; ms: number }[] = [];
  const dataset: Record<string, string> = {};
  const assign = vi.fn();
  runInNewContext(script, {
    URLSearchParams,
    location: { search, assign },
    document: { body: { dataset } },
    setInterval: (run: () => Promise<void>, ms: number) => intervals.push({ run, ms }),
    fetch: async (path: string, init: RequestInit) => {
      const answer = await app.request(path, { ...init, headers: { cookie: `jid=${jid}` } });
      jid = jidOf(answer) ?? jid;
      return answer;
    },
  });
  return { ...simulator, intervals, dataset, assign };
}

test('a page with ?refresh exchanges the cookie on load and every so many seconds, by the rotating route', async () => {
  const { intervals, dataset, state } = await openPage('?refresh=20');
  await expect.poll(() => dataset.exchanges).toBe('1');
  expect(intervals.map(({ ms }) => ms)).toEqual([20_000]);
  await intervals[0]?.run();
  expect(dataset.exchanges).toBe('2');
  expect(state.exchanges.map(({ outcome }) => outcome)).toEqual(['rotated', 'rotated']);
});

test('a refused exchange leads the page to the sign-in page', async () => {
  const { intervals, dataset, state, assign } = await openPage('?refresh=20');
  await expect.poll(() => dataset.exchanges).toBe('1');
  state.sessions = [];
  await intervals[0]?.run();
  expect(assign).toHaveBeenCalledWith('/login');
});

test('without it a page exchanges nothing', async () => {
  const { intervals, state } = await openPage('');
  expect([intervals, state.exchanges]).toEqual([[], []]);
});
