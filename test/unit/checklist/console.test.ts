import { beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { lookForConsole, showServiceUsers } from '@/utils/checklist/console';
import { placeOf } from '@/utils/checklist/place';

/** What the tabs answer, by their ids; the others are no console. */
let pages: Map<number, unknown>;

beforeEach(() => {
  fakeBrowser.reset();
  pages = new Map();
  vi.spyOn(browser.tabs, 'sendMessage').mockImplementation(async (id) => {
    if (!pages.has(id)) throw new Error('Receiving end does not exist.');
    return pages.get(id) as never;
  });
});

async function tab(page: unknown, lastAccessed = 0): Promise<number> {
  const { id = 0 } = await fakeBrowser.tabs.create({ lastAccessed } as never);
  if (page !== undefined) pages.set(id, page);
  return id;
}
const at = (path: string) => ({ mayLeave: true, path });

test.each([
  ['/', { at: 'start' }],
  ['/auth/login', { at: 'start' }],
  ['/orgs/acme', { at: 'organization', org: 'acme' }],
  ['/orgs/acme/apps/service-users', { at: 'organization', org: 'acme' }],
  ['/orgs/acme/service-users-of-old', { at: 'organization', org: 'acme' }],
  ['/orgs/acme/service-users', { at: 'service-users', org: 'acme' }],
  ['/orgs/acme/service-users/s-1b2c', { at: 'service-users', org: 'acme' }],
  ['/orgs/acme/org-settings/service-users', { at: 'service-users', org: 'acme' }],
  ['/orgs/%2e%2e/service-users', { at: 'start' }],
])('%s', (path, place) => {
  expect(placeOf({ path })).toEqual(place);
});

test('without a console tab the user is nowhere in it', async () => {
  await tab(undefined);
  expect(await lookForConsole()).toEqual({ at: 'nowhere' });
});

test('an answer that is none is not taken for a console', async () => {
  await tab(true);
  await tab({ mayLeave: 'yes', path: '/orgs/acme' });
  expect(await lookForConsole()).toEqual({ at: 'nowhere' });
});

test('of a long path what counts stands at its beginning', async () => {
  await tab(at(`/orgs/acme/service-users/${'x'.repeat(1000)}`));
  expect(await lookForConsole()).toEqual({ at: 'service-users', org: 'acme' });
});

test.each([
  ['the service users are shown', '/orgs/acme/service-users/s-1b2c'],
  ['signing in or choosing an organization is shown', '/'],
])('%s in its tab as it is, and nothing in it is loaded anew', async (_, path) => {
  const id = await tab(at(path));
  const update = vi.spyOn(browser.tabs, 'update');
  const create = vi.spyOn(browser.tabs, 'create');
  await showServiceUsers();
  expect(update).toHaveBeenCalledExactlyOnceWith(id, { active: true });
  expect(create).not.toHaveBeenCalled();
});

test('where that tab has gone to another page it stays there, and a new one is opened', async () => {
  await tab(at('/orgs/acme/apps'));
  const create = vi.spyOn(browser.tabs, 'create');
  await showServiceUsers();
  expect(create).toHaveBeenCalledExactlyOnceWith({ url: 'https://app.humanitec.io/orgs/acme/service-users' });
});
