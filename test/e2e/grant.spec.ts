/// <reference types="chrome" />
import type { Simulators } from '../simulators';
import { latch } from '../support/latch';
import { fromContentScript, ways } from '../support/messages/post';
import { byConsoleSession } from '../support/stayed';
import { alerts, pasteToken, shows, showsNot } from '../support/user-acts';
import type { UserBrowser, UserPage } from '../support/user-browser';
import { userOf } from '../support/user-chromium';
import { expect, inBoth, test } from './fixtures';

const ADD = 'Add infisical-sync to shop as Developer, as Ada Admin';
const OFFER = 'Offer in the popup to make a service user Developer of an app';
const CHANGE = 'Change infisical-sync on payments to Developer, as Ada Admin';

/** A popup with a checked token that cannot write to shop and payments; a person is signed in to the console. */
async function checked(simulators: Simulators, browser: UserBrowser) {
  const { humanitec } = simulators;
  humanitec.quirks.appList = 'all';
  await shows(await browser.visit('https://app.humanitec.io/orgs/acme/apps'), 'Shop');
  const user = humanitec.createServiceUser({ apps: { checkout: 'developer', payments: 'viewer' } });
  const popup = await pasteToken(browser, humanitec.createToken(user.id).value);
  await shows(popup, 'Checked just now.');
  await popup.unfold('Apps: ');
  return { popup, user, role: (app: string) => humanitec.app('acme', app).roles.listed(user.id) };
}

/** Another person of the same name has signed in to the console. */
function signInAsAnother({ humanitec }: Simulators): void {
  const { id } = humanitec.addPerson({ name: 'Ada Admin', email: 'another@acme.example' });
  humanitec.setOrgRole('acme', id, 'administrator');
  for (const session of humanitec.sessions.keys()) humanitec.sessions.set(session, id);
}

/** How many buttons of a name are in sight. */
const count = async (popup: UserPage, button: string): Promise<number> =>
  (await popup.text()).split('\n').filter((line) => line.trim() === button).length;

inBoth(
  'access is fixed in place, as the person who was named, and read back with the token',
  async ({ browser, simulators, agreed }) => {
    const { popup, user, role } = await checked(simulators, browser);
    expect(byConsoleSession(simulators)).toEqual([]);

    agreed.usesConsoleSession = true;
    await expect.poll(() => count(popup, 'Open People tab')).toBe(2);
    await popup.click('button', 'Change to Developer');
    await shows(popup, CHANGE);
    await expect.poll(() => byConsoleSession(simulators)).toEqual(['GET /current-user']);
    expect(role('payments')).toBe('viewer');

    // Closed half-way, what was begun and what came of it is found again.
    simulators.humanitec.quirks.roleDelayMs = 1_000;
    await popup.close();
    const again = await browser.popup();
    await again.press(CHANGE);
    await again.close();
    await expect.poll(() => role('payments')).toBe('developer');
    const later = await browser.popup();
    await shows(later, 'Done: infisical-sync has the role Developer on payments');
    await shows(later, 'payments: Viewer → Developer');

    // Asked for from two popups at the same time, it is done once.
    await later.unfold('Apps: ');
    await later.click('button', 'Add as Developer');
    await shows(later, ADD);
    const other = await browser.popup();
    await shows(other, ADD);
    const give = async () => {
      const { grant } = await chrome.storage.session.get<{ grant: { id: string } }>('grant');
      await chrome.runtime.sendMessage({ name: 'grant.give', payload: { grantId: grant.id } });
    };
    await Promise.all([later.evaluate(give, undefined), other.evaluate(give, undefined)]);
    await shows(later, 'Done: infisical-sync has the role Developer on shop');
    await shows(later, /acme\/shop\b(?:(?!acme\/)[\s\S])*\tYes\b/);
    expect(byConsoleSession(simulators)).toEqual([
      'GET /current-user',
      'GET /current-user',
      `PATCH /orgs/acme/apps/payments/users/${user.id}`,
      'GET /current-user',
      'GET /current-user',
      'POST /orgs/acme/apps/shop/users',
    ]);
    const tokens = simulators.traffic.filter(({ headers }) => headers.cookie && headers.authorization);
    expect(tokens).toEqual([]);
  },
);

// Only Chromium's driver reaches the world of the content script by the extension's id; all other senders: security/wrong-senders.spec.ts.
test('the console page cannot begin it', async ({ simulators, extension }) => {
  await checked(simulators, userOf(extension, simulators));
  const console = extension.context
    .pages()
    .find((page) => page.url().startsWith('https://app.humanitec.io/'));
  if (!console) throw new Error('The console is gone');
  const content = await fromContentScript(console, extension.extensionId, ways.internal);
  const { captureId } = await (await extension.worker()).evaluate(async () => {
    const { preflight } = await chrome.storage.session.get<{ preflight: { json: string } }>('preflight');
    return JSON.parse(preflight.json);
  });
  const message = JSON.stringify({ name: 'grant.prepare', payload: { captureId, org: 'acme', app: 'shop' } });
  expect(await content.send(message)).toBe('no answer');
  expect(byConsoleSession(simulators)).toEqual([]);
});

inBoth(
  'where it cannot be done here, the way by hand stays, and what happened is said',
  async ({ browser, simulators, agreed }) => {
    agreed.usesConsoleSession = true;
    const { popup, role } = await checked(simulators, browser);
    const { humanitec } = simulators;
    const begin = () => popup.click('button', 'Add as Developer');
    const isByHand = async (why: string) => {
      await alerts(popup, ['Nothing was changed on shop.', why]);
      expect(await count(popup, 'Add as Developer')).toBe(0);
      await shows(popup, 'Add infisical-sync with role Developer.');
      expect(await count(popup, 'Open People tab')).toBe(2);
      await popup.click('button', 'Close');
    };

    humanitec.quirks.foreignOrigins = 'refused';
    await begin();
    await isByHand('only from its own pages');
    humanitec.quirks.foreignOrigins = 'sign-in-page';
    await begin();
    await isByHand('gave no answer that this could rely on');
    humanitec.quirks.foreignOrigins = 'answered';
    expect(byConsoleSession(simulators)).toHaveLength(2);

    await begin();
    await shows(popup, ADD);
    signInAsAnother(simulators);
    await popup.press(ADD);
    await isByHand('By now somebody else is signed in');

    simulators.faults.add({
      method: 'POST',
      path: /apps\/shop\/users$/,
      action: { kind: 'status', status: 403 },
    });
    await begin();
    await popup.press(ADD);
    await isByHand('Humanitec does not let you do this');
    expect(byConsoleSession(simulators).filter((request) => request.startsWith('POST'))).toHaveLength(1);

    await browser.clearCookies();
    await begin();
    await isByHand('Nobody is signed in to the Humanitec console');
    expect(role('shop')).toBeUndefined();

    const options = await browser.options();
    await expect.poll(() => options.isChecked(OFFER)).toBe(true);
    await options.click('checkbox', OFFER);
    await showsNot(popup, 'Add as Developer');
    expect(await count(popup, 'Open People tab')).toBe(2);
  },
);

inBoth(
  'a background that is stopped after the request went out does not repeat it, and the checks tell',
  async ({ browser, simulators, agreed }) => {
    agreed.usesConsoleSession = true;
    const { popup } = await checked(simulators, browser);
    const { until, release } = latch();
    const sent = () => byConsoleSession(simulators).filter((request) => request.startsWith('POST'));
    simulators.faults.add({
      method: 'POST',
      path: /apps\/shop\/users$/,
      times: 1,
      action: { kind: 'hold', until },
    });
    await popup.click('button', 'Add as Developer');
    await popup.press(ADD);
    await expect.poll(sent).toHaveLength(1);
    await browser.stopBackground();
    release();
    await popup.toFront();
    await shows(popup, 'No clear answer came, but it was done');
    expect(sent()).toHaveLength(1);
  },
);
