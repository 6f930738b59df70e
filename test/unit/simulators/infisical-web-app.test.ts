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
  const pauses: { end: () => void; ms: number }[] = [];
  const location = { search, assign: vi.fn() };
  const dataset: Record<string, string> = {};
  runInNewContext(script, {
    URLSearchParams,
    location,
    document: { body: { dataset } },
    setTimeout: (end: () => void, ms: number) => pauses.push({ end, ms }),
    fetch: async (path: string, init: RequestInit) => {
      const answer = await app.request(path, { ...init, headers: { cookie: `jid=${jid}` } });
      jid = jidOf(answer) ?? jid;
      return answer;
    },
  });
  return { ...simulator, pauses, dataset, location };
}

test('a page with ?refresh exchanges the cookie on load and every so many seconds, by the rotating route', async () => {
  const { pauses, dataset, state } = await openPage('?refresh=20');
  await expect.poll(() => pauses.map(({ ms }) => ms)).toEqual([20_000]);
  expect(dataset.exchanges).toBe('1');
  pauses[0]?.end();
  await expect.poll(() => dataset.exchanges).toBe('2');
  expect(state.exchanges.map(({ outcome }) => outcome)).toEqual(['rotated', 'rotated']);
});

test('a refused exchange leads the page to the sign-in page', async () => {
  const { pauses, state, location } = await openPage('?refresh=20');
  await expect.poll(() => pauses.length).toBe(1);
  state.sessions = [];
  pauses[0]?.end();
  await expect.poll(() => location.assign.mock.calls).toEqual([['/login']]);
});

test('once its address no longer says so, it exchanges nothing more and says that it has ended', async () => {
  const { pauses, dataset, state, location } = await openPage('?refresh=20');
  await expect.poll(() => pauses.length).toBe(1);
  location.search = '';
  pauses[0]?.end();
  await expect.poll(() => dataset.ended).toBeDefined();
  expect(state.exchanges).toHaveLength(1);
});

test('without it a page exchanges nothing', async () => {
  const { pauses, state } = await openPage('');
  expect([pauses, state.exchanges]).toEqual([[], []]);
});
