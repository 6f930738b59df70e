import type { ExtensionBrowser } from '../support/extension';
import { launchFirefox } from '../support/firefox';
import { latch } from '../support/latch';
import { press } from '../support/press';
import { part, readyToPush } from '../support/push';
import { role } from '../support/roles';
import { pasteToken, serviceUserToken } from '../support/user';
import { expect, test } from './fixtures';

const IDLE = ['', 'Humanitec to Infisical. No token is waiting.'];
const WAITING = ['1', 'Humanitec tokens waiting: 1. Open to check and connect.'];
const PROBLEM = ['1', 'A Humanitec token needs your attention. Open to see what happened and what to do.'];
const CHECKING = ['1', 'Work on a Humanitec token is under way. Open to see how far it is.'];

/** Badge and title of the toolbar button. */
async function toolbar({ worker }: ExtensionBrowser): Promise<string[]> {
  return (await worker()).evaluate(() =>
    Promise.all([chrome.action.getBadgeText({}), chrome.action.getTitle({})]),
  );
}

test('the toolbar tells of a capture from its check to its end', async ({ simulators, extension }) => {
  await expect.poll(() => toolbar(extension)).toEqual(IDLE);
  const { until, release } = latch();
  simulators.faults.add({ host: 'api.humanitec.io', times: 1, action: { kind: 'hold', until } });
  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await expect.poll(() => toolbar(extension)).toEqual(CHECKING);
  release();
  await expect.poll(() => toolbar(extension)).toEqual(WAITING);
  await popup.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect.poll(() => toolbar(extension)).toEqual(IDLE);
});

test('the toolbar tells of a push that failed, until its capture is discarded', async ({
  simulators,
  extension,
}) => {
  const { popup } = await readyToPush(simulators, extension);
  await expect.poll(() => toolbar(extension)).toEqual(WAITING);
  const action = {
    kind: 'status',
    status: 403,
    body: { statusCode: 403, error: 'PermissionDenied', message: 'No.' },
  } as const;
  simulators.faults.add({ method: 'POST', path: /app-connections\/humanitec$/, action });
  await press(part.create(popup));
  await expect.poll(() => toolbar(extension)).toEqual(PROBLEM);
  await popup.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect.poll(() => toolbar(extension)).toEqual(IDLE);
});

test('the key that opens the popup is one that Chromium gives away', async ({ extension }) => {
  const commands = await (await extension.worker()).evaluate(() => chrome.commands.getAll());
  expect(commands).toMatchObject([{ name: '_execute_action', shortcut: 'Alt+Shift+K' }]);
});

test('Firefox: the toolbar tells that a token waits, and the key is given', async ({ simulators }) => {
  const firefox = await launchFirefox(simulators.port);
  try {
    const popup = await firefox.open('popup.html');
    const seen = () =>
      popup.evaluate(() =>
        Promise.all([chrome.action.getBadgeText({}), chrome.action.getTitle({}), chrome.commands.getAll()]),
      );
    const key = [{ name: '_execute_action', shortcut: 'Alt+Shift+K' }];
    await expect.poll(seen).toMatchObject([...IDLE, key]);
    await (await popup.waitForSelector('input[type=password]'))?.type('a-token-that-no-service-knows-3f9a');
    await (await popup.waitForSelector(role('button', 'Check token')))?.click();
    await expect.poll(seen).toMatchObject([...WAITING, key]);
  } finally {
    await firefox.close();
  }
});
