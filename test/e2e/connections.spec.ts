/// <reference types="chrome" />
import type { KnownConnection } from '../../utils/connections/types';
import { dayIn } from '../support/days';
import { alerts, send, shows, showsNot } from '../support/user-acts';
import type { UserBrowser } from '../support/user-browser';
import { userChromium } from '../support/user-chromium';
import { readyFor } from '../support/user-push';
import { ends, known } from '../unit/connections/known';
import { expect, firefoxTest, inBoth, test } from './fixtures';

const DAY = 86_400_000;
const NAME = 'humanitec-acme-infisical-sync';

const store = (browser: UserBrowser, connections: KnownConnection[]): Promise<void> =>
  browser.evaluate((knownConnections) => chrome.storage.local.set({ knownConnections }), connections);

inBoth(
  'what was pushed is listed with its end, its health and the way to the next token',
  async ({ browser, simulators }) => {
    const { popup } = await readyFor('create', browser, simulators);
    await send(popup, 'Create connection');
    await popup.click('button', 'Send another token');
    await shows(popup, NAME);
    await shows(popup, 'app.infisical.com · Platform Team');
    await shows(popup, 'used by no sync');

    // Whatever is known of its end, the user may know better.
    await popup.unfold('More');
    await popup.click('button', 'Enter expiry date');
    await popup.type('Last day of the token', dayIn(12));
    await popup.click('button', 'Save date');
    await shows(popup, 'expires in 12 days, used by no sync');
    await expect.poll(() => browser.toolbarTitle()).toContain('will within 14 days: 1');
    await popup.click('button', 'Snooze');
    await shows(popup, 'put off for some days');
    await expect.poll(() => browser.toolbarTitle()).toContain('No token is waiting');

    await popup.click('button', 'Check health');
    await shows(popup, 'The connection is there.');
    await shows(popup, 'Its credentials are those that were sent from here.');
    const { state, arrange } = simulators.infisical.us;
    arrange.sync({
      name: 'shop-sync',
      connectionId: state.connections.at(-1)?.id ?? '',
      destinationConfig: { scope: 'application', org: 'acme', app: 'shop' },
      syncStatus: 'failed',
      lastSyncMessage: '{"error":"API-000","message":"Authentication token missing or invalid."}',
    });
    await popup.click('button', 'Check health');
    await shows(popup, 'Sync shop-sync failed: Humanitec does not accept the token any more.');
    await shows(popup, 'expires in 12 days, used by 1 sync');

    await popup.click('button', 'Rotate token');
    await shows(popup, /API token with the ID infisical-\d{4}-\d{2} for the service user infisical-sync/);
    expect(await popup.link('Open service users')).toBe('https://app.humanitec.io/orgs/acme/service-users');

    const options = await browser.options();
    const { text } = await options.saved(() => options.click('button', 'Export dates as a calendar'));
    expect(text).toContain(`DTSTART;VALUE=DATE:${dayIn(12).replaceAll('-', '')}\r\n`);
    // The history is another thing.
    await options.click('button', 'Clear');
    await shows(options, 'Clear the history?');
    await options.click('button', 'Clear');
    await shows(options, 'None yet.');
    await shows(options, 'Known connections');
    await shows(options, 'used by 1 sync');
    await options.unfold('More');
    await options.click('button', 'Remove from this list');
    await showsNot(options, 'used by 1 sync');
    await options.click('button', 'Undo', 'first');
    await shows(options, 'used by 1 sync');
  },
);

/** Ends of tokens that have come, or come near, shown in a popup without a session; and its options. */
async function endsNear(browser: UserBrowser, now: number) {
  await store(browser, [
    {
      ...ends(now - 2 * DAY),
      connectionId: 'c-1',
      name: 'over',
      organizationName: 'Platform Team',
      profileId: 'built-in-us',
    },
    { ...ends(now + 6 * DAY), connectionId: 'c-2', name: 'soon' },
    { ...ends(now + 300 * DAY), connectionId: 'c-3', name: 'late' },
    known({ connectionId: 'c-4', name: 'open' }),
    known({ connectionId: 'c-5', name: 'endless', expiry: { kind: 'never' } }),
  ]);
  const popup = await browser.popup();
  await shows(popup, /over[\s\S]*expired 2 days ago[\s\S]*soon[\s\S]*expires in 6 days[\s\S]*late/);
  expect(await popup.text()).not.toContain('endless');
  await popup.click('button', 'Show all: 5');
  await shows(popup, /over[\s\S]*soon[\s\S]*late[\s\S]*expiry not known[\s\S]*does not expire/);
  await popup.click('button', 'Check health', 'first');
  await alerts(popup, ['You are not signed in to Infisical.']);
  await shows(popup, 'Sign in to Infisical');
  return { popup, options: await browser.options() };
}

/** Has notices switched on, and waits for the one that is due. */
async function wantNotices(browser: UserBrowser): Promise<void> {
  const options = await browser.options();
  await options.click('checkbox', WANTED);
  await expect.poll(() => options.isChecked(WANTED)).toBe(true);
  await expect.poll(() => browser.notices()).toHaveLength(1);
  await expect.poll(() => browser.toolbarTitle()).toContain('will within 14 days: 2');
}

const WANTED = 'Notify me of tokens that expire and of new problems';
const WEEKLY = 'Check known connections every week';

/** That they are put off, until the next day on which one is to be told of. */
async function arePutOff(browser: UserBrowser, now: number): Promise<void> {
  await expect.poll(() => browser.toolbarTitle()).toContain('No token is waiting');
  await expect.poll(() => browser.notices()).toEqual([]);
  await expect.poll(async () => ((await browser.alarm('expiry')) ?? 0) - (now + 5 * DAY)).toBeCloseTo(0, -3);
}

// Only Chromium's notices have buttons.
test('ends that come are told once they are wanted, and put off by the button of the notice', async ({
  simulators,
}) => {
  const browser = await userChromium(simulators);
  try {
    const now = Date.now();
    await endsNear(browser, now);
    await wantNotices(browser);
    await browser.evaluate(async () => {
      const { onButtonClicked } = chrome.notifications as unknown as {
        onButtonClicked: { dispatch(id: string, button: number): void };
      };
      onButtonClicked.dispatch('expiry', 0);
    }, undefined);
    await arePutOff(browser, now);
  } finally {
    await browser.close();
  }
});

firefoxTest(
  'Firefox: ends that come are told once they are wanted, the notice leads to the list, and there they are put off',
  async ({ firefox }) => {
    const now = Date.now();
    const { popup, options } = await endsNear(firefox, now);
    await wantNotices(firefox);
    await popup.toFront();
    await firefox.clickNotice('expiry');
    // No popup can open in this Firefox: the options have the list, too.
    await expect.poll(() => options.isInFront()).toBe(true);
    expect(await firefox.notices()).toEqual([]);
    await options.click('button', 'Snooze', 'first');
    await shows(options, 'put off for some days');
    await options.click('button', 'Snooze', 'first');
    await arePutOff(firefox, now);
  },
);

inBoth(
  'without a click: nobody is signed in, which the list says, and nothing is opened',
  async ({ browser }) => {
    const { popup, options } = await endsNear(browser, Date.now());
    const weekly = async () => (await browser.alarm('weekly-health')) !== undefined;
    expect(await weekly()).toBe(false);
    await options.check(WEEKLY);
    await expect.poll(weekly).toBe(true);
    const before = await browser.addresses();
    await browser.evaluate(() => chrome.alarms.create('weekly-health', { when: Date.now() }), undefined);
    await shows(popup, 'Not checked: You are not signed in to Infisical.');
    expect(await browser.addresses()).toEqual(before);
    await options.click('checkbox', WEEKLY);
    await expect.poll(weekly).toBe(false);
    await showsNot(popup, 'Not checked');
  },
);
