import type { BrowserContext, Page } from '@playwright/test';
import type { Simulators } from '../../simulators';
import type { FaultAction } from '../../simulators/faults';
import { overlap } from '../../simulators/span';
import type { ExtensionBrowser } from '../../support/extension';
import { Killer } from '../../support/kills/killer';
import { latch } from '../../support/latch';
import { enabled, press } from '../../support/press';
import { part, pressUntilDone } from '../../support/push';
import { pasteToken, serviceUserToken, signIn } from '../../support/user';
import { letGracePass, refreshingPage } from '../../support/web-app';
import { expect, test } from '../fixtures';

const EXCHANGE = { method: 'POST', path: /auth\/token$/ };

const exchanges = ({ infisical }: Simulators) => infisical.us.state.exchanges;
const ours = (simulators: Simulators) =>
  exchanges(simulators).filter(({ origin }) => origin?.startsWith('chrome-extension://'));

/** Time passes for Infisical, and then its web app uses the session that the browser has by now. */
async function useWebApp({ context }: ExtensionBrowser, simulators: Simulators): Promise<Page> {
  letGracePass(simulators);
  return openWebApp(context, simulators);
}

/** A page of the web app that exchanges the cookie each second. */
async function openWebApp(context: BrowserContext, simulators: Simulators): Promise<Page> {
  const page = await context.newPage();
  await page.goto(refreshingPage(simulators));
  return page;
}

/** Closes a page of the web app once no exchange is on its way: the cookie of one that is cut off would be lost with it. */
async function closeWebApp(page: Page): Promise<void> {
  await page.evaluate(() => history.replaceState(null, '', location.pathname));
  await page.waitForFunction(() => document.body.dataset.ended !== undefined);
  await page.close();
}

const isSignedIn = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => Number(document.body.dataset.exchanges ?? 0)), { timeout: 20_000 })
    .toBeGreaterThan(1);

test('a journey exchanges the cookie once, and a popup without a token does not', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  const empty = await extension.popupInTab();
  await expect(empty.getByLabel('API token')).toBeVisible();
  await empty.close();
  expect(exchanges(simulators)).toEqual([]);

  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await enabled(part.create(popup));
  await popup.reload();
  await pressUntilDone(popup, part.create(popup));
  expect(ours(simulators).map(({ outcome }) => outcome)).toEqual(['rotated']);
  await isSignedIn(await useWebApp(extension, simulators));
});

test('neither session ends while the web app is used at the same time', async ({ simulators, extension }) => {
  await signIn(extension, simulators);
  const page = await openWebApp(extension.context, simulators);
  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await enabled(part.create(popup));
  for (let looks = 0; looks < 5; looks += 1) {
    await popup.getByRole('button', { name: /Refresh$/ }).click();
    await enabled(part.create(popup));
  }
  await press(part.create(popup));
  await expect(part.done(popup)).toBeVisible();
  await closeWebApp(page);
  await isSignedIn(await useWebApp(extension, simulators));

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
  test(`the user stays signed in when the background ends in an exchange (${when}), and the push goes on`, async ({
    simulators,
    extension,
  }) => {
    await signIn(extension, simulators);
    const { until, release } = latch();
    simulators.faults.add({ ...EXCHANGE, times: 1, action: action(until) });
    const killer = await Killer.in(extension);
    const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
    await expect.poll(() => isReached(simulators), { intervals: [5] }).toBe(true);
    await killer.kill();
    release();
    await pressUntilDone(popup, part.create(popup));
    await isSignedIn(await useWebApp(extension, simulators));
    expect(exchanges(simulators).map(({ outcome }) => outcome)).not.toContain('theft');
  });
}

test('the user stays signed in when the popup closes in an exchange', async ({ simulators, extension }) => {
  await signIn(extension, simulators);
  const { until, release } = latch();
  simulators.faults.add({ ...EXCHANGE, times: 1, action: { kind: 'hold-answer', until } });
  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await expect.poll(() => exchanges(simulators).length).toBe(1);
  await popup.close();
  release();
  const again = await extension.popupInTab();
  await enabled(part.create(again));
  expect(ours(simulators)).toHaveLength(1);
  await isSignedIn(await useWebApp(extension, simulators));
});

test('what came of a lost exchange is told, and signing in again goes on', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  simulators.faults.add({ ...EXCHANGE, times: 2, action: { kind: 'drop-after' } });
  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await expect(popup.getByText('broke while your session was looked up')).toBeVisible();
  letGracePass(simulators);
  await popup.getByRole('button', { name: 'Try again' }).click();
  await expect(popup.getByText('Your session in Infisical is over.')).toBeVisible();
  await signIn(extension, simulators);
  await popup.getByRole('button', { name: 'Try again' }).click();
  await enabled(part.create(popup));
});
