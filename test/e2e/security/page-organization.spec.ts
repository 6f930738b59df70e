import { test as base, expect, type Page } from '@playwright/test';
import { consoleSite } from '../../fixtures/console/server';
import { type Simulators, startSimulators } from '../../simulators';
import { evilToken } from '../../support/arena';
import { reportPopupAttack } from '../../support/attack-figures';
import { clickSend, heldToken, promptHost } from '../../support/capturing';
import { type ExtensionBrowser, launchWithExtension } from '../../support/extension';
import { showApps } from '../../support/popup';
import { part } from '../../support/push';
import { serviceUserToken, signIn } from '../../support/user';

const CONSOLE = 'https://app.humanitec.io';
const BLANK = { '/': { body: '' }, '/orgs/evil/apps': { body: '' }, '/orgs/acme/apps': { body: '' } };

const test = base.extend<{ simulators: Simulators; extension: ExtensionBrowser }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
  simulators: async ({}, use) => {
    const simulators = await startSimulators({ console: consoleSite(BLANK).fetch });
    await use(simulators);
    await simulators.close();
  },
  extension: async ({ simulators }, use) => {
    const extension = await launchWithExtension({ port: simulators.port });
    await signIn(extension, simulators);
    await use(extension);
    await extension.close();
  },
});

interface Capture {
  token: string;
  /** Path the document is loaded from. */
  loaded: string;
  /** Path the page gives itself before it shows the token. */
  pretended?: string;
}

/** Captures a token in a page that changes its own address, and gives the popup with all that is folded away opened. */
async function popupAfter(extension: ExtensionBrowser, { token, loaded, pretended }: Capture): Promise<Page> {
  const page = await extension.context.newPage();
  await page.goto(CONSOLE + loaded);
  if (pretended !== undefined) await page.evaluate((path) => history.pushState({}, '', path), pretended);
  await page.evaluate((value) => {
    document.body.innerHTML = `<div role="dialog" style="position:fixed;top:100px;left:100px;width:480px"><h2>Store Token</h2><p>The complete token will only be displayed once.</p><input readonly value="${value}"><button>Copy</button></div>`;
  }, token);
  await promptHost(page).waitFor();
  await page.waitForTimeout(1_000);
  await clickSend(page);
  await expect.poll(() => heldToken(extension)).toBe(token);
  const popup = await extension.popupInTab();
  await showApps(popup);
  await popup
    .getByRole('button', { name: /^Create (connection|anyway)$/ })
    .first()
    .waitFor();
  await popup.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
  });
  return popup;
}

/** What the popup says about the page that the token came from. */
const said = (popup: Page): Promise<string> => popup.evaluate(() => document.body.innerText);

for (const loaded of ['/', '/orgs/evil/apps'])
  test(`a page loaded at ${loaded} that gives itself the address of acme does not vouch for a token of evil`, async ({
    simulators,
    extension,
  }) => {
    const token = evilToken(simulators);
    const popup = await popupAfter(extension, { token, loaded, pretended: '/orgs/acme/service-users' });
    const unwarned = await part.create(popup).count();
    reportPopupAttack(`page of ${loaded} pretends to be acme's`, { runs: 1, captured: 1, pushed: unwarned });
    expect(unwarned, '`Create connection` without a warning').toBe(0);
    const reason = popup.getByRole('button', { name: 'Create anyway' });
    await expect(reason).toHaveAccessibleDescription(/evil[\s\S]*acme|acme[\s\S]*evil/i);
  });

test('a page that gives itself the address of its own organization gains no trust by it', async ({
  simulators,
  extension,
}) => {
  const token = evilToken(simulators);
  const popup = await popupAfter(extension, {
    token,
    loaded: '/orgs/acme/apps',
    pretended: '/orgs/evil/service-users',
  });
  expect(await said(popup)).not.toMatch(
    /(match|same organization|belongs to the organization)[^.\n]*\bpage|\bpage\b[^.\n]*(match|same organization)/i,
  );
});

test('a token captured at an address without an organization: the popup says that it is not known', async ({
  simulators,
  extension,
}) => {
  const popup = await popupAfter(extension, { token: serviceUserToken(simulators.humanitec), loaded: '/' });
  expect(await said(popup)).toMatch(/not known/i);
});

test('who has switched to another organization in the console is not warned falsely', async ({
  simulators,
  extension,
}) => {
  const popup = await popupAfter(extension, {
    token: serviceUserToken(simulators.humanitec),
    loaded: '/orgs/evil/apps',
    pretended: '/orgs/acme/service-users',
  });
  await expect(part.create(popup)).toBeVisible();
  expect(await said(popup)).not.toMatch(/\bevil\b/);
});
