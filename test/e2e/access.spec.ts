import { serviceUserToken } from '../support/user';
import { alerts, captureInConsole, pasteInto, pasteToken, shows } from '../support/user-acts';
import type { UserPage } from '../support/user-browser';
import { expect, inBoth } from './fixtures';

/** What the row of an app says about writing. */
const row = (app: string, write: string) => new RegExp(`acme/${app}\\b(?:(?!acme/)[^])*\\t${write}\\b`);
const isAt = (page: UserPage, path: string) =>
  expect.poll(() => page.address()).toBe(`https://app.humanitec.io/orgs/acme${path}`);

inBoth('a role raised in the console while the popup is open', async ({ browser, simulators }) => {
  const { humanitec } = simulators;
  const user = humanitec.createServiceUser({ apps: { shop: 'developer', payments: 'viewer' } });
  const popup = await pasteToken(browser, humanitec.createToken(user.id).value);
  await shows(popup, 'Ready: can write to shop');

  await popup.unfold('Apps: ');
  await popup.check('acme/payments Payments');
  await shows(popup, 'Not ready: Viewer on payments; needs Developer');

  const opened = await browser.opened(() => popup.click('button', 'Open People tab'));
  await isAt(opened, '/apps/payments/people');

  humanitec.quirks.roleDelayMs = 1_000;
  humanitec.setAppRole('acme', 'payments', user.id, 'developer');
  // Coming back is enough: nobody has to ask for the check.
  await popup.toFront();
  await expect.poll(() => popup.text(), { timeout: 10_000 }).toContain('payments: Viewer → Developer');
  await shows(popup, 'Ready: can write to shop and payments');
});

inBoth('a token revoked while it is checked', async ({ browser, simulators }) => {
  const token = serviceUserToken(simulators.humanitec);
  simulators.faults.add({ path: /^\/orgs\/acme\/apps$/, action: { kind: 'delay', ms: 3_000 } });
  const popup = await pasteToken(browser, token);
  await expect.poll(() => simulators.traffic.some(({ path }) => path === '/orgs/acme/apps')).toBe(true);
  simulators.humanitec.revokeToken(token);

  await alerts(popup, ['Humanitec refuses this token']);
  await shows(popup, 'Captured token');
});

inBoth(
  'a lookup that is refused, as one or in a storm of 429, is unknown, not no',
  async ({ browser, simulators }) => {
    const { humanitec, faults } = simulators;
    humanitec.quirks.rolesOmitApps = true;
    faults.add({ path: /\/apps\/.*\/users\//, action: { kind: 'status', status: 429 } });
    const popup = await pasteToken(browser, serviceUserToken(humanitec));
    await shows(popup, row('shop', 'Unknown'));

    faults.clear();
    await popup.click('button', 'Check again');
    await shows(popup, row('shop', 'Yes'));

    humanitec.quirks.memberLookup = 'forbidden';
    await popup.click('button', 'Check again');
    await shows(popup, row('shop', 'Unknown'));
  },
);

inBoth('one organization fails while others answer', async ({ browser, simulators }) => {
  const { humanitec, faults } = simulators;
  const user = humanitec.createServiceUser({ apps: { shop: 'developer', checkout: 'owner' } });
  humanitec.addOrg('beta', 'Beta');
  humanitec.setOrgRole('beta', user.id, 'member');
  faults.add({ path: /^\/orgs\/beta\/apps$/, action: { kind: 'status', status: 500 } });
  const popup = await pasteToken(browser, humanitec.createToken(user.id).value);
  await shows(popup, 'The apps of beta (“Beta”) could not be listed.');
  await shows(popup, row('shop', 'Yes'));
});

inBoth(
  'nothing is asked before, and nothing with the cookies of the person',
  async ({ browser, simulators }) => {
    const { humanitec, traffic } = simulators;
    const console = await browser.visit('https://app.humanitec.io/');
    await shows(console, 'Acme');
    const popup = await browser.popup();
    const token = serviceUserToken(humanitec);
    await popup.type('API token', token);
    const asked = () => traffic.filter(({ headers }) => headers.authorization === `Bearer ${token}`);
    expect(asked()).toEqual([]);

    await popup.click('button', 'Check token');
    await shows(popup, 'Ready: can write to shop');
    expect(asked().length).toBeGreaterThan(0);
    expect(asked().filter(({ headers }) => 'cookie' in headers)).toEqual([]);
  },
);

inBoth(
  'the People tab opens in the console tab, unless that still shows a token',
  async ({ browser, simulators }) => {
    const user = simulators.humanitec.createServiceUser({ apps: { payments: 'viewer' } });
    const console = await captureInConsole(browser, user.id);

    const popup = await browser.popup();
    const another = await browser.opened(() => popup.click('button', 'Open People tab'));
    await isAt(another, '/apps/payments/people');
    await shows(console, 'Make sure to copy and securely store');

    // The new tab is the console's too, and shows no token.
    await another.click('link', 'Applications');
    await isAt(another, '/apps');
    await popup.toFront();
    await popup.click('button', 'Open People tab');
    await isAt(another, '/apps/payments/people');
  },
);

inBoth(
  'the People tab of a pasted token opens in a console tab that is there',
  async ({ browser, simulators }) => {
    const console = await browser.visit('https://app.humanitec.io/orgs/acme/apps');
    const token = serviceUserToken(simulators.humanitec, { apps: { payments: 'viewer' } });
    const popup = await browser.popup();
    await pasteInto(popup, token);
    await popup.click('button', 'Open People tab');
    await isAt(console, '/apps/payments/people');
  },
);

inBoth(
  'a table of thousands of apps is drawn by parts, as far as it is read',
  async ({ browser, simulators }) => {
    const { humanitec } = simulators;
    humanitec.quirks.appList = 'all';
    humanitec.addApps(3_000);
    const popup = await pasteToken(browser, serviceUserToken(humanitec));
    await shows(popup, 'Ready: can write to shop');
    await popup.unfold('Apps: ');
    await shows(popup, /Apps shown: 101 of 3003/);
    expect(await popup.text()).not.toContain('acme/app-0150');

    // What is read to its end goes on by itself.
    await popup.check('acme/app-0100');
    await shows(popup, 'acme/app-0150');
    await shows(popup, /Apps shown: 201 of/);

    await popup.type('Search apps', 'app-2999');
    await shows(popup, /Apps shown: 1 of/);
    await popup.check('acme/app-2999');
    await popup.type('Search apps', 'app');
    // What is chosen is in sight wherever the rest ends.
    await shows(popup, /acme\/app-0199[\s\S]*acme\/app-2999/);
  },
);
