/// <reference types="chrome" />
import { violationsIn } from '../support/axe';
import { role } from '../support/roles';
import { serviceUserToken } from '../support/user';
import { captureInConsole, pasteInto, sendAtLast, shows, showsNot } from '../support/user-acts';
import type { UserBrowser, UserPage } from '../support/user-browser';
import { BUTTONS, hasCapture } from '../support/user-push';
import { expect, inBoth, test } from './fixtures';

const NOTICE = 'Sample data: nothing is read, sent or stored.';
const BEGIN = 'Try it with sample data';

/** What the row of an app says about writing. */
const row = (app: string, write: string) => new RegExp(`acme/${app}\\b(?:(?!acme/)[\\s\\S])*\\t${write}`);

const stored = (browser: UserBrowser): Promise<{ local: object; session: object }> =>
  browser.evaluate(
    async () => ({ local: await chrome.storage.local.get(), session: await chrome.storage.session.get() }),
    undefined,
  );

/** Whether the notice is in the window, wherever the page is scrolled to. */
const isInView = (popup: UserPage): Promise<boolean> =>
  popup.evaluate(() => {
    const notice = document.querySelector('aside')?.getBoundingClientRect();
    return notice !== undefined && notice.height > 0 && notice.top < innerHeight && notice.bottom > 0;
  }, undefined);

/** What the notice says of what would have happened now. */
const told = (popup: UserPage): Promise<string> =>
  popup.evaluate(() => document.querySelector('aside [role=status]')?.textContent ?? '', undefined);

const focuses = (popup: UserPage, name: string): Promise<void> =>
  expect.poll(() => popup.focused()).toBe(name);

async function open(browser: UserBrowser): Promise<UserPage> {
  const popup = await browser.popup();
  await popup.click('button', BEGIN);
  await shows(popup, NOTICE);
  return popup;
}

inBoth(
  'plays the whole journey, marked all the way; nothing is sent, and nothing stored but that it is on',
  async ({ browser, simulators }) => {
    // Somebody is signed in: that, too, is left alone.
    await browser.signIn();
    const popup = await browser.popup();
    await shows(popup, BEGIN);
    // The background writes it whenever it is not there.
    await expect.poll(async () => (await stored(browser)).session).toHaveProperty('grantTerms');
    const before = await stored(browser);
    const asked = () => simulators.traffic.filter(({ host }) => /humanitec|infisical/.test(host)).length;
    const askedBefore = asked();
    await popup.click('button', BEGIN);
    await expect.poll(() => hasCapture(popup)).toBe(true);
    expect(await isInView(popup)).toBe(true);
    await shows(popup, /^Ready: .*shop/m);

    await popup.unfold('Apps: ');
    await shows(popup, row('checkout', 'No, Viewer is too low'));
    await popup.click('button', 'Open People tab');
    await expect.poll(() => told(popup)).toContain('https://app.humanitec.io/orgs/acme/apps/checkout/people');
    await popup.click('button', 'Check again');
    await shows(popup, 'checkout: Viewer → Developer');
    await shows(popup, row('checkout', 'Yes'));

    await popup.press(BUTTONS.create);
    await shows(popup, 'Sending');
    await shows(popup, 'Connected. Infisical has the connection humanitec-acme-infisical-sync.');
    expect(await isInView(popup)).toBe(true);
    await popup.click('link', 'Open in Infisical');
    await expect.poll(() => told(popup)).toContain('https://app.infisical.com/organizations/');
    expect((await browser.addresses()).filter((url) => /humanitec\.io|infisical\.com/.test(url))).toEqual([]);
    expect(await stored(browser)).toEqual({ ...before, session: { ...before.session, sample: true } });
    expect(asked()).toBe(askedBefore);

    await popup.click('button', 'Send another token');
    await focuses(popup, 'API token');
    expect(await popup.text()).not.toContain(NOTICE);
  },
);

inBoth('what cannot be written is not called connected in the sample either', async ({ browser }) => {
  const popup = await open(browser);
  await popup.unfold('Apps: ');
  const [shop, checkout] = ['acme/shop Shop', 'acme/checkout Checkout'];
  // Proposed once the checks are over; before that a click would choose it.
  await expect.poll(() => popup.isChecked(shop)).toBe(true);
  await popup.click('checkbox', shop);
  await popup.check(checkout);
  await expect.poll(() => popup.isChecked(shop)).toBe(false);
  await sendAtLast(popup, 'Create anyway');
  expect(await popup.text()).not.toMatch(/^Connected/m);
});

inBoth(
  'a popup that was closed goes on with the sample, until it is ended; then a real token is one',
  async ({ browser, simulators }) => {
    await (await open(browser)).close();
    const popup = await browser.popup();
    await shows(popup, NOTICE);
    await popup.click('button', 'End the sample');
    await focuses(popup, 'API token');
    await popup.reload();
    await shows(popup, 'API token');
    expect(await popup.text()).not.toContain(NOTICE);

    const token = serviceUserToken(simulators.humanitec, {
      name: 'real-sync',
      apps: { payments: 'developer' },
    });
    await pasteInto(popup, token);
    await shows(popup, 'real-sync');
    expect(await popup.text()).not.toContain(BEGIN);
  },
);

inBoth(
  'a token captured meanwhile takes its place at once, and for good',
  async ({ browser, simulators }) => {
    await browser.signIn();
    const popup = await open(browser);
    const user = simulators.humanitec.createServiceUser({
      name: 'real-sync',
      apps: { payments: 'developer' },
    });
    await captureInConsole(browser, user.id);
    await popup.toFront();
    await shows(popup, 'real-sync');
    await showsNot(popup, NOTICE);
    expect(await popup.text()).not.toContain('checkout');
    await popup.click('button', 'Discard');
    await shows(popup, 'Undo');
    await showsNot(popup, BEGIN);
    await popup.reload();
    await shows(popup, 'API token');
    expect(await popup.text()).not.toContain(NOTICE);
  },
);

// No driver reaches Firefox's own popup.
test('begins from the first-run page, in the popup', async ({ extension }) => {
  const page = await extension.welcome();
  await page.getByRole('button', { name: BEGIN }).click();
  const popup = await extension.popup();
  await popup.waitForSelector(`::-p-text(${NOTICE})`);
  await popup.waitForSelector(role('heading', 'Captured token'));
});

for (const scheme of ['light', 'dark'] as const)
  inBoth(`breaks no accessibility rule, ${scheme}`, async ({ browser }) => {
    const popup = await browser.popup();
    await browser.prefer(scheme);
    await popup.click('button', BEGIN);
    await shows(popup, /^Ready: /m);
    await focuses(popup, NOTICE);
    await popup.unfold('Apps: ');
    await popup.click('button', 'Open People tab');
    await expect.poll(() => told(popup)).not.toBe('');
    expect(await violationsIn(popup)).toEqual([]);
  });
