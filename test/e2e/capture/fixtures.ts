import { setTimeout as pause } from 'node:timers/promises';
import { test as base, expect } from '@playwright/test';
import { SHELL_PAGES } from '../../fixtures/console/generator/shell';
import type {} from '../../fixtures/console/page/main';
import { serveConsole } from '../../fixtures/console/server';
import type { TlsListener } from '../../simulators/tls';
import type { Found } from '../../support/accessible';
import { CONSOLE_PAGE, READING } from '../../support/capturing';
import type { ConsoleTab } from '../../support/console-tab';
import { openChromiumTab } from '../../support/console-tab-chromium';
import { type FirefoxConsole, firefoxConsole } from '../../support/console-tab-firefox';
import { type ExtensionBrowser, launchWithExtension } from '../../support/extension';
import { isOffered, promptGone } from '../../support/prompt-in-tab';

/** A case of the corpus that is as plain as any. */
export const NATIVE = 'native modal, read-only input';

export const STATIC_TOKEN = 'b7f0c2d94e1a8365f0d7c1b2a3948e56';
export const STATIC_MODAL = 'https://app.humanitec.io/orgs/acme/static';

const MODAL = `<div role="dialog" style="position:fixed;top:100px;left:100px;width:480px"><h2>Store Token</h2><p>Make sure to copy it. The complete token will only be displayed once.</p><input readonly value="${STATIC_TOKEN}"><button>Copy</button></div>`;
const STRICT = {
  'content-security-policy':
    "default-src 'none'; style-src-attr 'unsafe-inline'; require-trusted-types-for 'script'",
};

/** Without styles of its own: a policy that forbids them moves nothing. */
const BARE = MODAL.replace(/ style="[^"]*"/, '');
/** No inline styles: in Firefox they are taken from markup of content scripts too. */
const NO_STYLES = { 'content-security-policy': "default-src 'none'; style-src 'self'" };

/** Runs first in a page: what it redefines is redefined for all its own scripts. */
function poison(): void {
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function () {
    document.title = 'attachShadow was seen';
    return attachShadow.call(this, { mode: 'open' });
  };
  const fail = () => {
    throw new Error('poisoned');
  };
  for (const name of ['getBoundingClientRect', 'matches', 'closest', 'append'])
    Object.assign(Element.prototype, { [name]: fail });
  Array.prototype.filter = () => [];
  String.prototype.replace = () => 'poisoned';
  document.title = 'Poisoned';
}

export const PAGES = {
  '/orgs/acme/static': { body: MODAL },
  '/orgs/acme/static/strict': { body: MODAL, headers: STRICT },
  '/orgs/acme/static/poisoned': { body: `<script>(${poison})()</script>${MODAL}` },
  '/orgs/acme/static/bare': { body: BARE },
  '/orgs/acme/static/bare/no-styles': { body: BARE, headers: NO_STYLES },
  ...SHELL_PAGES,
  '/blank': { body: '' },
  '/orgs/acme/framed': { body: '<iframe src="/orgs/acme/static" width="900" height="700"></iframe>' },
};

interface WorkerFixtures {
  site: TlsListener;
  extension: ExtensionBrowser;
  firefox: FirefoxConsole;
}

export const test = base.extend<object, WorkerFixtures>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
    async ({}, use) => {
      const site = await serveConsole(PAGES);
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  extension: [
    async ({ site }, use) => {
      const extension = await launchWithExtension({ port: site.port });
      await use(extension);
      await extension.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // Started by the first test that is about it.
  firefox: [
    async ({ site }, use) => {
      const firefox = await firefoxConsole(site.port);
      await use(firefox);
      await firefox.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

type Live = (tab: ConsoleTab) => Promise<void>;

/** What is lived through on a tab in which nothing is loaded yet, with nothing captured. */
async function liveIn(tab: ConsoleTab, popup: 'open' | 'stay closed', live: Live): Promise<void> {
  await tab.letPopup(popup);
  await tab.forget();
  try {
    await live(tab);
  } finally {
    await tab.close();
  }
}

export const inChromium = (title: string, live: Live): void =>
  test(title, async ({ extension }) => liveIn(await openChromiumTab(extension), 'open', live));

export const inFirefox = (title: string, live: Live): void =>
  test(`Firefox: ${title}`, async ({ firefox }) => liveIn(await firefox.openTab(), 'stay closed', live));

/** In both browsers, a test for each. Firefox opens no popup unless the test has it do so: that takes the focus from the tab. */
export function inBoth(title: string, live: Live): void {
  inChromium(title, live);
  inFirefox(title, live);
}

/** Loads the corpus. */
export async function openCorpus(tab: ConsoleTab): Promise<void> {
  await tab.goto(CONSOLE_PAGE);
  await tab.evaluate(async () => {
    while (!window.corpus) await new Promise(requestAnimationFrame);
  }, undefined);
}

/** Has the corpus, which is loaded, show a case; gives its token. */
export const showCase = (tab: ConsoleTab, name: string = NATIVE): Promise<string> =>
  tab.evaluate((which) => window.corpus.show(which), name);

/** Loads the corpus and shows a case of it; gives its token. */
export async function openCase(tab: ConsoleTab, name: string = NATIVE): Promise<string> {
  await openCorpus(tab);
  return showCase(tab, name);
}

/** The prompt says this, or has this control, now or soon; gives where. */
export async function finds(tab: ConsoleTab, role: string, name: string | RegExp): Promise<Found> {
  let found: Found | undefined;
  const look = async (): Promise<boolean> => {
    found = await tab.accessible(role, name);
    return found !== undefined;
  };
  await expect.poll(look, `${role} ${name}`).toBe(true);
  return found as Found;
}

export async function says(tab: ConsoleTab, text: string | RegExp): Promise<void> {
  await finds(tab, 'StaticText', text);
}

/** How many prompts the page has. */
export const promptsOn = (tab: ConsoleTab): Promise<number> =>
  tab.evaluate(() => document.querySelectorAll('[popover=manual][role=group]').length, undefined);

/** Nothing of what is there for a person's look at it is a prompt. */
export async function staysWithout(tab: ConsoleTab): Promise<void> {
  await promptGone(tab);
  await pause(READING);
  expect(await isOffered(tab, 0)).toBe(false);
}

export { expect };
