import type { Simulators } from '../../simulators';
import type { FaultAction } from '../../simulators/faults';
import { overlap } from '../../simulators/span';
import { latch } from '../../support/latch';
import { serviceUserToken } from '../../support/user';
import { pasteToken, sendAtLast, shows } from '../../support/user-acts';
import type { UserBrowser, UserPage } from '../../support/user-browser';
import { done } from '../../support/user-push';
import { letGracePass, refreshingPage } from '../../support/web-app';
import { expect, inBoth } from '../fixtures';

const EXCHANGE = { method: 'POST', path: /auth\/token$/ };

const exchanges = ({ infisical }: Simulators) => infisical.us.state.exchanges;
const ours = (simulators: Simulators) =>
  exchanges(simulators).filter(({ origin }) => /^(chrome|moz)-extension:/.test(origin ?? ''));

/** A page of the web app that exchanges the cookie each second. */
const openWebApp = (browser: UserBrowser, simulators: Simulators): Promise<UserPage> =>
  browser.visit(refreshingPage(simulators));

/** Closes a page of the web app once no exchange is on its way: the cookie of one that is cut off would be lost with it. */
async function closeWebApp(page: UserPage): Promise<void> {
  await page.evaluate(() => history.replaceState(null, '', location.pathname), undefined);
  await expect
    .poll(() => page.evaluate(() => document.body.dataset.ended !== undefined, undefined))
    .toBe(true);
  await page.close();
}

/** Time passes for Infisical, and then its web app still works with the session that the browser has by now. */
async function isSignedIn(browser: UserBrowser, simulators: Simulators): Promise<void> {
  letGracePass(simulators);
  const page = await openWebApp(browser, simulators);
  await expect
    .poll(() => page.evaluate(() => Number(document.body.dataset.exchanges ?? 0), undefined), {
      timeout: 20_000,
    })
    .toBeGreaterThan(1);
  await closeWebApp(page);
}

inBoth(
  'a journey exchanges the cookie once, and a popup without a token does not',
  async ({ browser, simulators }) => {
    await browser.signIn();
    const before = exchanges(simulators).length;
    const empty = await browser.popup();
    await shows(empty, 'API token');
    await empty.close();
    expect(exchanges(simulators)).toHaveLength(before);

    const popup = await pasteToken(browser, serviceUserToken(simulators.humanitec));
    await popup.enabled('Create connection');
    await popup.reload();
    await sendAtLast(popup, 'Create connection');
    expect(ours(simulators).map(({ outcome }) => outcome)).toEqual(['rotated']);
    await isSignedIn(browser, simulators);
  },
);

inBoth('neither session ends while the web app is used at the same time', async ({ browser, simulators }) => {
  await browser.signIn();
  const page = await openWebApp(browser, simulators);
  const popup = await pasteToken(browser, serviceUserToken(simulators.humanitec));
  await popup.enabled('Create connection');
  for (let looks = 0; looks < 5; looks += 1) {
    await popup.click('button', 'Signed in differently by now? Refresh');
    await popup.enabled('Create connection');
  }
  await popup.press('Create connection');
  await done(popup);
  await closeWebApp(page);
  await isSignedIn(browser, simulators);

  const mine = ours(simulators);
  expect(mine.length).toBeGreaterThan(5);
  expect(exchanges(simulators).map(({ outcome }) => outcome)).not.toContain('theft');
  for (const [index, { span }] of mine.entries())
    expect(mine.slice(index + 1).some((other) => overlap(span, other.span))).toBe(false);
});

/** Where the background ends in an exchange: what holds the request up there, and what tells that it has come so far. */
const POINTS: Record<
  string,
  { action: (until: Promise<unknown>) => FaultAction; isReached: (simulators: Simulators) => boolean }
> = {
  'before Infisical has looked at it': {
    action: (until) => ({ kind: 'hold', until }),
    isReached: ({ traffic }) => traffic.some(({ path }) => EXCHANGE.path.test(path)),
  },
  'before the answer has left Infisical': {
    action: (until) => ({ kind: 'hold-answer', until }),
    isReached: (simulators) => exchanges(simulators).length > 0,
  },
  'as the answer comes in': {
    action: () => ({ kind: 'delay', ms: 0 }),
    isReached: (simulators) => exchanges(simulators).length > 0,
  },
};

for (const [when, { action, isReached }] of Object.entries(POINTS)) {
  inBoth(
    `the user stays signed in when the background ends in an exchange (${when}), and the push goes on`,
    async ({ browser, simulators }) => {
      await browser.signIn();
      const { until, release } = latch();
      simulators.faults.add({ ...EXCHANGE, times: 1, action: action(until) });
      const popup = await pasteToken(browser, serviceUserToken(simulators.humanitec));
      await expect.poll(() => isReached(simulators), { intervals: [5] }).toBe(true);
      await browser.stopBackground();
      release();
      await sendAtLast(popup, 'Create connection');
      await isSignedIn(browser, simulators);
      expect(exchanges(simulators).map(({ outcome }) => outcome)).not.toContain('theft');
    },
  );
}

inBoth('the user stays signed in when the popup closes in an exchange', async ({ browser, simulators }) => {
  await browser.signIn();
  const { until, release } = latch();
  simulators.faults.add({ ...EXCHANGE, times: 1, action: { kind: 'hold-answer', until } });
  const popup = await pasteToken(browser, serviceUserToken(simulators.humanitec));
  await expect.poll(() => ours(simulators).length).toBe(1);
  await popup.close();
  release();
  const again = await browser.popup();
  await again.enabled('Create connection');
  expect(ours(simulators)).toHaveLength(1);
  await isSignedIn(browser, simulators);
});

inBoth(
  'what came of a lost exchange is told, and signing in again goes on',
  async ({ browser, simulators }) => {
    await browser.signIn();
    simulators.faults.add({ ...EXCHANGE, times: 2, action: { kind: 'drop-after' } });
    const popup = await pasteToken(browser, serviceUserToken(simulators.humanitec));
    await shows(popup, 'broke while your session was looked up');
    letGracePass(simulators);
    await popup.click('button', 'Try again');
    await shows(popup, 'Your session in Infisical is over.');
    await browser.signIn();
    await popup.toFront();
    await popup.click('button', 'Try again');
    await popup.enabled('Create connection');
  },
);
