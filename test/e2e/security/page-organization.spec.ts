/// <reference types="chrome" />
import { consoleSite } from '../../fixtures/console/server';
import { startSimulators } from '../../simulators';
import { evilToken } from '../../support/arena';
import { reportPopupAttack } from '../../support/attack-figures';
import { serviceUserToken } from '../../support/user';
import { shows } from '../../support/user-acts';
import type { UserBrowser, UserPage } from '../../support/user-browser';
import { expect, inBothAmong } from '../fixtures';

const CONSOLE = 'https://app.humanitec.io';
const BLANK = { '/': { body: '' }, '/orgs/evil/apps': { body: '' }, '/orgs/acme/apps': { body: '' } };

const inBoth = inBothAmong(() => startSimulators({ console: consoleSite(BLANK).fetch }));

interface Capture {
  token: string;
  /** Path the document is loaded from. */
  loaded: string;
  /** Path the page gives itself before it shows the token. */
  pretended?: string;
}

/** Runs in the page. */
function showDialog({ token, pretended }: Pick<Capture, 'token' | 'pretended'>): void {
  if (pretended !== undefined) history.pushState({}, '', pretended);
  document.body.innerHTML = `<div role="dialog" style="position:fixed;top:100px;left:100px;width:480px"><h2>Store Token</h2><p>The complete token will only be displayed once.</p><input readonly value="${token}"><button>Copy</button></div>`;
}

/** Captures a token in a page that changes its own address, and gives the popup with all that is folded away opened. */
async function popupAfter(browser: UserBrowser, { token, loaded, pretended }: Capture): Promise<UserPage> {
  await browser.signIn();
  const page = await browser.visit(CONSOLE + loaded);
  await page.evaluate(showDialog, { token, ...(pretended === undefined ? {} : { pretended }) });
  await page.sendPrompted();
  const held = () =>
    browser.evaluate(async () => {
      const { vault = [] } = await chrome.storage.session.get<{ vault?: { token: string }[] }>('vault');
      return vault.at(-1)?.token;
    }, undefined);
  await expect.poll(held).toBe(token);
  const popup = await browser.popup();
  await popup.unfold('Apps: ');
  await shows(popup, /Create (connection|anyway)/);
  await popup.evaluate(() => {
    for (const folded of document.querySelectorAll('details')) folded.open = true;
  }, undefined);
  return popup;
}

/** What the buttons of a name are described with. */
const described = (popup: UserPage, name: string): Promise<string[]> =>
  popup.evaluate(
    (wanted) =>
      [...document.querySelectorAll('button')]
        .filter(({ innerText }) => innerText.trim() === wanted)
        .map((button) =>
          (button.getAttribute('aria-describedby') ?? '')
            .split(' ')
            .map((id) => document.getElementById(id)?.innerText)
            .join('\n'),
        ),
    name,
  );

for (const loaded of ['/', '/orgs/evil/apps'])
  inBoth(
    `a page loaded at ${loaded} that gives itself the address of acme does not vouch for a token of evil`,
    async ({ browser, simulators }) => {
      const token = evilToken(simulators);
      const popup = await popupAfter(browser, { token, loaded, pretended: '/orgs/acme/service-users' });
      const { length: unwarned } = await described(popup, 'Create connection');
      reportPopupAttack(`page of ${loaded} pretends to be acme's`, {
        runs: 1,
        captured: 1,
        pushed: unwarned,
      });
      expect(unwarned, '`Create connection` without a warning').toBe(0);
      expect(await described(popup, 'Create anyway')).toEqual([
        expect.stringMatching(/evil[\s\S]*acme|acme[\s\S]*evil/i),
      ]);
    },
  );

inBoth(
  'a page that gives itself the address of its own organization gains no trust by it',
  async ({ browser, simulators }) => {
    const popup = await popupAfter(browser, {
      token: evilToken(simulators),
      loaded: '/orgs/acme/apps',
      pretended: '/orgs/evil/service-users',
    });
    expect(await popup.text()).not.toMatch(
      /(match|same organization|belongs to the organization)[^.\n]*\bpage|\bpage\b[^.\n]*(match|same organization)/i,
    );
  },
);

inBoth(
  'a token captured at an address without an organization: the popup says that it is not known',
  async ({ browser, simulators }) => {
    const token = serviceUserToken(simulators.humanitec);
    expect(await (await popupAfter(browser, { token, loaded: '/' })).text()).toMatch(/not known/i);
  },
);

inBoth(
  'who has switched to another organization in the console is not warned falsely',
  async ({ browser, simulators }) => {
    const popup = await popupAfter(browser, {
      token: serviceUserToken(simulators.humanitec),
      loaded: '/orgs/evil/apps',
      pretended: '/orgs/acme/service-users',
    });
    await shows(popup, 'Create connection');
    expect(await popup.text()).not.toMatch(/\bevil\b/);
  },
);
