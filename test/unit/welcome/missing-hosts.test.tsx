// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { MissingHosts } from '@/entrypoints/welcome/missing-hosts';
import { testPage } from '../popup/page';

vi.mock('#i18n', async () => (await import('../popup/page')).texts);

const CONSOLE = 'https://app.humanitec.io/*';
const API = 'https://api.humanitec.io/*';

const page = testPage();
const request = vi.fn(async (_: { origins: string[] }) => true);
let allowed: Set<string>;
let tell: Set<() => void>;

beforeEach(() => {
  allowed = new Set();
  tell = new Set();
  request.mockClear();
  const event = {
    addListener: (listener: () => void) => tell.add(listener),
    removeListener: (listener: () => void) => tell.delete(listener),
  };
  Object.assign(fakeBrowser.permissions, {
    request,
    contains: async ({ origins: [origin = ''] }: { origins: string[] }) => allowed.has(origin),
    getAll: async () => ({ origins: [...allowed] }),
    onAdded: event,
    onRemoved: event,
  });
});

/** As long as the browser takes to answer and the page to show it. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
}

test('a host that the browser lists is there, even if it denies it when asked: so does Chromium for a content script', async () => {
  allowed.add(CONSOLE).add(API);
  const contains = vi.fn(async () => false);
  Object.assign(fakeBrowser.permissions, { contains });
  page.show(<MissingHosts />);
  await expect.poll(() => contains).toHaveBeenCalledTimes(2);
  await settled();
  expect(page.text()).toBe('');
});

test.each([
  [[CONSOLE, API], [], 'app.humanitec.io, api.humanitec.io'],
  [[API], [CONSOLE], 'api.humanitec.io'],
  [[CONSOLE], [API], 'app.humanitec.io'],
])('asks for exactly %j', async (missing, given, named) => {
  for (const host of given) allowed.add(host);
  page.show(<MissingHosts />);
  await expect.poll(page.text).toContain(`welcome.hosts.missing|${named}`);
  page.button('welcome.hosts.allow')?.click();
  expect(request.mock.calls).toEqual([[{ origins: missing }]]);
  for (const host of missing) allowed.add(host);
  for (const listener of tell) listener();
  await expect.poll(page.text).toBe('');
});
