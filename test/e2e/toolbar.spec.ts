/// <reference types="chrome" />
import { latch } from '../support/latch';
import { serviceUserToken } from '../support/user';
import { pasteToken } from '../support/user-acts';
import type { UserBrowser } from '../support/user-browser';
import { expect, inBoth } from './fixtures';

const IDLE = ['', 'Humanitec to Infisical. No token is waiting.'];
const WAITING = ['1', 'Humanitec tokens waiting: 1. Open to check and connect.'];
const PROBLEM = ['1', 'A Humanitec token needs your attention. Open to see what happened and what to do.'];
const CHECKING = ['1', 'Work on a Humanitec token is under way. Open to see how far it is.'];

/** Badge and title of the toolbar button. */
const toolbar = (browser: UserBrowser): Promise<string[]> =>
  browser.evaluate(
    () => Promise.all([chrome.action.getBadgeText({}), chrome.action.getTitle({})]),
    undefined,
  );

inBoth('the toolbar tells of a capture from its check to its end', async ({ browser, simulators }) => {
  await expect.poll(() => toolbar(browser)).toEqual(IDLE);
  const { until, release } = latch();
  simulators.faults.add({ host: 'api.humanitec.io', times: 1, action: { kind: 'hold', until } });
  const popup = await pasteToken(browser, serviceUserToken(simulators.humanitec));
  await expect.poll(() => toolbar(browser)).toEqual(CHECKING);
  release();
  await expect.poll(() => toolbar(browser)).toEqual(WAITING);
  await popup.click('button', 'Discard');
  await expect.poll(() => toolbar(browser)).toEqual(IDLE);
});

inBoth(
  'the toolbar tells of a push that failed, until its capture is discarded',
  async ({ browser, simulators }) => {
    await browser.signIn();
    const popup = await pasteToken(browser, serviceUserToken(simulators.humanitec));
    await expect.poll(() => toolbar(browser)).toEqual(WAITING);
    const action = {
      kind: 'status',
      status: 403,
      body: { statusCode: 403, error: 'PermissionDenied', message: 'No.' },
    } as const;
    simulators.faults.add({ method: 'POST', path: /app-connections\/humanitec$/, action });
    await popup.press('Create connection');
    await expect.poll(() => toolbar(browser)).toEqual(PROBLEM);
    await popup.click('button', 'Discard');
    await expect.poll(() => toolbar(browser)).toEqual(IDLE);
  },
);

inBoth('the key that opens the popup is one that the browser gives away', async ({ browser }) => {
  const commands = await browser.evaluate(() => chrome.commands.getAll(), undefined);
  expect(commands).toMatchObject([{ name: '_execute_action', shortcut: 'Alt+Shift+K' }]);
});
