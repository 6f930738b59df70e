import type { Simulators } from '../simulators';
import { byConsoleSession } from '../support/stayed';
import { pasteInto, shows, showsNot } from '../support/user-acts';
import type { UserBrowser, UserPage } from '../support/user-browser';
import { userChromium } from '../support/user-chromium';
import { userFirefox } from '../support/user-firefox';
import { expect, test } from './fresh';

/** One connection, from a service user that may do nothing to the second token with which its sync still succeeds. */

const DAY = 86_400_000;
const TOKEN_LIFE = 40 * DAY;
/** How much later the second part of that life is. */
const PASSED = 35 * DAY;
const SENT = 'Send another token';

/** Presses until the result is there: what has just been opened anew may still change, and an early press sends nothing. */
async function pressUntilSent(popup: UserPage, button: string): Promise<void> {
  await expect(async () => {
    if (!(await popup.text()).includes(SENT)) await popup.press(button);
    await expect.poll(() => popup.text(), { timeout: 5_000 }).toContain(SENT);
  }).toPass();
}

async function fixAccess(popup: UserPage, simulators: Simulators): Promise<void> {
  await shows(popup, 'Checked just now.');
  await popup.unfold('Apps: ');
  expect(byConsoleSession(simulators)).toEqual([]);
  await popup.click('button', 'Add as Developer');
  await popup.press('Add infisical-sync to shop as Developer, as Ada Admin');
  await shows(popup, 'Done: infisical-sync has the role Developer on shop');
}

/** A first sync whose deletion is shown before it is done. */
async function syncFirst(
  popup: UserPage,
  token: string,
  { humanitec, infisical }: Simulators,
): Promise<void> {
  const { values } = humanitec.app('acme', 'shop');
  const at = new Date();
  const foreign = { key: 'FOREIGN', text: 'of the app', isSecret: false, description: '' };
  values.set('FOREIGN', { ...foreign, createdAt: at, updatedAt: at });
  infisical.us.arrange.secrets({ OURS: 'secret text' });
  await popup.click('button', 'Set up a sync');
  await pasteInto(popup, token);
  await popup.unfold('Name and options');
  await popup.click('checkbox', 'Delete what Infisical does not have');
  await popup.click('button', 'Show what it will do');
  await shows(popup, 'FOREIGN\tDeleted');
  expect([...values.keys()]).toEqual(['FOREIGN']);
  await popup.press('Create sync');
  await popup.press('Run now');
  await shows(popup, 'The run has succeeded.');
  expect([...values.keys()]).toEqual(['OURS']);
  await popup.click('button', 'Done');
}

/** The end of the token comes near: the toolbar says so, and a notice once it is wanted. */
async function comeNear(browser: UserBrowser, end: number, { infisical }: Simulators): Promise<void> {
  const options = await browser.options();
  await options.click('checkbox', 'Notify me of tokens that expire and of new problems');
  await expect.poll(async () => ((await browser.alarm('expiry')) ?? 0) - (end - 30 * DAY)).toBeCloseTo(0, -2);
  expect(await browser.notices()).toEqual([]);
  infisical.us.options.now = () => Date.now() + PASSED;
  await browser.letPass(PASSED);
  await expect
    .poll(async () => (await browser.notices()).map((said) => said.replace(/[\u2066-\u2069]/g, '')))
    .toEqual([
      'A connected Humanitec token expires within 7 days\n' +
        'Connection humanitec-acme-infisical-sync on app.infisical.com. Rotate the token before its syncs stop.',
    ]);
  await expect.poll(() => browser.toolbarTitle()).toContain('will within 14 days: 1');
}

/** Has the one sync run, as somebody would in Infisical, to its end. */
async function runInInfisical({ infisical: { us }, fetch }: Simulators): Promise<string | null | undefined> {
  const [sync] = us.state.syncs;
  await fetch(`https://app.infisical.com/api/v1/secret-syncs/humanitec/${sync?.id}/sync-secrets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await us.arrange.accessToken(us.state.seed.identity)}` },
  });
  await us.settled();
  return us.state.syncs[0]?.syncStatus;
}

/** Another token takes the place of the first, which is given up only when the sync has run with it. */
async function rotate(
  popup: UserPage,
  first: { userId: string; value: string },
  simulators: Simulators,
): Promise<void> {
  const { humanitec, infisical } = simulators;
  await shows(popup, 'expires in 5 days');
  await popup.click('button', 'Rotate token');
  const id = `infisical-${new Date(Date.now() + PASSED).toISOString().slice(0, '2026-12'.length)}`;
  await shows(popup, `create an API token with the ID ${id} for`);
  const second = humanitec.createToken(first.userId, { id });
  await pasteInto(popup, second.value);
  await pressUntilSent(popup, 'Update token');
  expect(infisical.us.state.connections).toMatchObject([{ apiToken: second.value }]);
  await popup.click('button', SENT);
  await popup.click('button', 'Check health');
  await shows(popup, 'None has succeeded since the connection was last changed');
  expect(await popup.text()).not.toContain('Revoke the old one, infisical-first');
  await shows(popup, 'writes to Humanitec: acme/shop.');
  await popup.click('button', 'Run its syncs');
  await shows(popup, 'Revoke the old one, infisical-first.');
  expect(infisical.us.state.syncs).toMatchObject([{ syncStatus: 'succeeded' }]);
  humanitec.revokeToken(first.value);
  await popup.click('button', 'It is revoked');
  await showsNot(popup, 'It is revoked');
  expect(await runInInfisical(simulators)).toBe('succeeded');
  await popup.click('button', 'Check health');
  await shows(popup, 'Syncs that succeeded with this token: 1 of 1');
  await shows(popup, 'used by 1 sync');
}

for (const [name, start] of Object.entries({ Chromium: userChromium, Firefox: userFirefox })) {
  test(`${name}: access fixed in place, first sync, an end that comes near, and the second token`, async ({
    simulators,
    agreed,
  }) => {
    test.setTimeout(300_000);
    const { humanitec } = simulators;
    humanitec.quirks.appList = 'all';
    const user = humanitec.createServiceUser({ apps: { checkout: 'viewer', payments: 'viewer' } });
    const end = Date.now() + TOKEN_LIFE;
    const first = humanitec.createToken(user.id, { id: 'infisical-first', expiresAt: new Date(end) });
    const browser = await start(simulators);
    try {
      await browser.signIn();
      // Signed in there, too.
      await shows(await browser.visit('https://app.humanitec.io/orgs/acme/apps'), 'Shop');
      agreed.usesConsoleSession = true;
      const popup = await browser.popup();
      await pasteInto(popup, first.value);
      await fixAccess(popup, simulators);
      await pressUntilSent(popup, 'Create connection');
      await syncFirst(popup, first.value, simulators);
      await comeNear(browser, end, simulators);
      await popup.toFront();
      await popup.click('button', SENT);
      await rotate(popup, first, simulators);
    } finally {
      await browser.close();
    }
  });
}
