import { test as base, expect, type Page } from '@playwright/test';
import { serveConsole } from '../../fixtures/console/server';
import { CONSOLE_PAGE, forgetToken } from '../../support/capturing';
import { type ExtensionBrowser, launchWithExtension } from '../../support/extension';

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
  '/orgs/acme/framed': { body: '<iframe src="/orgs/acme/static" width="900" height="700"></iframe>' },
};

interface WorkerFixtures {
  extension: ExtensionBrowser;
}

interface Fixtures {
  /** The corpus page on the console's host; nothing is captured yet. */
  page: Page;
  /** What went wrong on the page. */
  problems: string[];
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  extension: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
    async ({}, use) => {
      const server = await serveConsole(PAGES);
      const extension = await launchWithExtension({ port: server.port });
      await use(extension);
      await extension.close();
      await server.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
  problems: async ({}, use) => use([]),
  page: async ({ extension, problems }, use) => {
    await forgetToken(extension);
    const page = await extension.context.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.goto(CONSOLE_PAGE);
    await page.waitForFunction(() => window.corpus !== undefined);
    await use(page);
    await page.close();
  },
});

export { expect };
