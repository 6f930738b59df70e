/// <reference types="chrome" />
import { POPUP } from '../support/popup';
import { enabled } from '../support/press';
import { part, readyToPush } from '../support/push';
import { serviceUserToken } from '../support/user';
import { alerts, captureInConsole, pasteToken, send, shows } from '../support/user-acts';
import { described } from '../support/user-looks';
import { done, hasCapture, isDone, readyFor } from '../support/user-push';
import { expect, inBoth, test } from './fixtures';

/** What the row of an app says about writing. */
const row = (app: string, write: string) => new RegExp(`acme/${app}\\b(?:(?!acme/)[\\s\\S])*\\t${write}`);

const NO_TOKEN = 'abcdefghijklmnopqrstuvwxyz0123456789';

inBoth('says app by app what the service user can do', async ({ browser, simulators }) => {
  const { humanitec } = simulators;
  humanitec.quirks.appList = 'all';
  humanitec.addApp('acme', 'billing', 'Billing');
  const token = serviceUserToken(humanitec, {
    apps: { shop: 'developer', checkout: 'owner', payments: 'viewer' },
  });
  const popup = await pasteToken(browser, token);
  await popup.unfold('Apps: ');
  for (const [app, verdict] of [
    ['shop', 'Yes'],
    ['checkout', 'Yes'],
    ['payments', 'No, Viewer is too low'],
    ['billing', 'No, it is not a member'],
  ] as const)
    await shows(popup, row(app, verdict));
  await shows(popup, 'infisical-sync');
  const page = await popup.evaluate(() => document.documentElement.outerHTML, undefined);
  expect(page).not.toContain(token);
});

inBoth(
  'an organization administrator can write everywhere without any membership',
  async ({ browser, simulators }) => {
    const token = serviceUserToken(simulators.humanitec, { role: 'administrator' });
    const popup = await pasteToken(browser, token);
    await popup.unfold('Apps: ');
    for (const app of ['shop', 'checkout', 'payments']) await shows(popup, row(app, 'Yes'));
    expect(await popup.text()).not.toMatch(/\t(No|Unknown)\b/);
  },
);

inBoth(
  'a token that Humanitec refuses stays, with the reason, until it is discarded; nothing is said of Infisical accepting it',
  async ({ browser }) => {
    await browser.signIn();
    const popup = await pasteToken(browser, NO_TOKEN);
    await expect.poll(() => popup.alert()).toMatch(/refused|expired|revoked/i);
    const way = () =>
      popup.evaluate(
        () => document.querySelector<HTMLAnchorElement>('[role=alert] a')?.href ?? '',
        undefined,
      );
    expect(await way()).toMatch(/^https:\/\/app\.humanitec\.io\//);
    await expect.poll(() => described(popup, 'Create anyway')).toContain('Humanitec refuses this token');
    expect(await described(popup, 'Create anyway')).not.toContain('would accept');

    expect(await hasCapture(popup)).toBe(true);
    await popup.click('button', 'Discard');
    await expect.poll(() => hasCapture(popup)).toBe(false);
    await popup.click('button', 'Undo');
    await expect.poll(() => hasCapture(popup)).toBe(true);
  },
);

inBoth('what is no token at all is refused before anything is sent', async ({ browser, simulators }) => {
  const popup = await pasteToken(browser, 'two words');
  await alerts(popup, ['This is not an API token.']);
  expect(simulators.traffic.filter(({ host }) => host === 'api.humanitec.io')).toEqual([]);
});

inBoth(
  'a taken name is told in plain words, and the capture is still there',
  async ({ browser, simulators }) => {
    const { arrange, state } = simulators.infisical.us;
    const { popup } = await readyFor('create', browser, simulators);
    arrange.connection({ name: 'taken', app: 'github' });
    await popup.unfold('Change name');
    await popup.type('Connection name', 'taken');
    await popup.press('Create connection');
    await alerts(popup, ['taken']);
    expect(await hasCapture(popup)).toBe(true);
    expect(state.connections).toHaveLength(1);

    await popup.type('Connection name', 'not-taken');
    await send(popup, 'Create connection');
  },
);

inBoth(
  'a popup closed while the connection is made shows the result when it is opened again',
  async ({ browser, simulators }) => {
    const { popup } = await readyFor('create', browser, simulators);
    simulators.faults.add({
      method: 'POST',
      path: /app-connections\/humanitec$/,
      times: 1,
      action: { kind: 'delay', ms: 1500 },
    });
    await popup.press('Create connection');
    await shows(popup, 'Sending');
    await popup.close();

    const again = await browser.popup();
    await done(again);
    expect(await hasCapture(again)).toBe(false);
    await again.click('button', 'Send another token');
    await shows(again, 'API token');
    expect(simulators.infisical.us.state.connections).toHaveLength(1);
  },
);

inBoth(
  'a token captured after a push is not taken for the one that was pushed',
  async ({ browser, simulators }) => {
    await browser.signIn();
    const user = simulators.humanitec.createServiceUser({ apps: { shop: 'developer' } });
    const popup = await pasteToken(browser, simulators.humanitec.createToken(user.id).value);
    await send(popup, 'Create connection');

    await captureInConsole(browser, user.id);
    await expect.poll(() => hasCapture(popup)).toBe(true);
    expect(await isDone(popup)).toBe(false);
  },
);

inBoth(
  'when the check is not a pass the button says so, and the reason stands beside it',
  async ({ browser, simulators }) => {
    await browser.signIn();
    const token = serviceUserToken(simulators.humanitec, { apps: { payments: 'viewer' } });
    const popup = await pasteToken(browser, token);
    await popup.enabled('Create anyway');
    expect(await described(popup, 'Create anyway')).toContain(
      'Infisical would accept the token all the same',
    );
    expect(await popup.text()).not.toContain('Create connection');
    await send(popup, 'Create anyway');
  },
);

inBoth('what is typed into the form survives the popup', async ({ browser, simulators }) => {
  const { popup } = await readyFor('create', browser, simulators);
  await popup.unfold('Change name');
  await popup.type('Connection name', 'my-own-name');
  await popup.type('Description', 'for the shop');
  await popup.close();
  const again = await browser.popup();
  await expect.poll(() => again.value('Connection name')).toBe('my-own-name');
  expect(await again.value('Description')).toBe('for the shop');
});

inBoth(
  'a popup opens as it was left, scrolled and folded, as long as the same token is in work',
  async ({ browser, simulators }) => {
    const low = [480, 300] as const;
    const popup = await pasteToken(browser, serviceUserToken(simulators.humanitec));
    await popup.resize(...low);
    await popup.unfold('Apps: ');
    await popup.evaluate(() => scrollTo(0, 120), undefined);
    const kept = () =>
      browser.evaluate(async () => (await chrome.storage.session.get('view')).view, undefined);
    await expect.poll(kept).toMatchObject({ top: 120, folds: { apps: true } });
    await popup.close();
    const reopened = await browser.popup();
    await reopened.resize(...low);
    await shows(reopened, row('shop', 'Yes'));
    await expect.poll(() => reopened.evaluate(() => scrollY, undefined)).toBe(120);

    await reopened.click('button', 'Discard');
    await shows(reopened, 'Check token');
    await reopened.close();
    const another = await pasteToken(browser, serviceUserToken(simulators.humanitec));
    await shows(another, /^Apps: /m);
    await another.close();
    const again = await browser.popup();
    await again.resize(...low);
    await shows(again, /^Apps: /m);
    expect(await again.text()).not.toMatch(row('shop', 'Yes'));
    expect(await again.evaluate(() => scrollY, undefined)).toBe(0);
  },
);

// Firefox has no measure of what moves.
test('nothing moves in a popup that is opened again with a token', async ({ simulators, extension }) => {
  const { popup } = await readyToPush(simulators, extension);
  await popup.setViewportSize(POPUP);
  await popup.reload();
  await enabled(part.create(popup));
  const moved = await popup.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        // What was buffered is told before the frame after the next.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum))));
      }),
  );
  expect(moved).toBe(0);
});
