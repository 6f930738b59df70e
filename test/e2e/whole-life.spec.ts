/// <reference types="chrome" />
import type { Page } from '@playwright/test';
import type { Simulators } from '../simulators';
import { dayIn } from '../support/days';
import { grantPermission } from '../support/granted';
import { chooseExisting, showApps } from '../support/popup';
import { press } from '../support/press';
import { part, pressUntilDone } from '../support/push';
import { pasteInto, pasteToken, signIn } from '../support/user';
import { expect, test } from './fixtures';

/** One connection, from a service user that may do nothing to the second token with which its sync still succeeds. */

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const item = (page: Page) => page.getByRole('list', { name: 'Known connections' }).locator('> li');

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

test('access fixed in place, first sync, an end that comes near, and the second token', async ({
  simulators,
  restartable,
  agreed,
}) => {
  test.setTimeout(180_000);
  const { humanitec, infisical } = simulators;
  const { extensionId } = await restartable.start();
  await restartable.stop();
  await grantPermission(restartable.profileDir, extensionId, 'notifications');
  const extension = await restartable.start();
  await signIn(extension, simulators);
  const console = await extension.context.newPage();
  await console.goto('https://app.humanitec.io/orgs/acme/apps');
  await console.getByRole('link', { name: 'Shop' }).waitFor();
  humanitec.quirks.appList = 'all';
  const user = humanitec.createServiceUser({ apps: { payments: 'viewer' } });
  const first = humanitec.createToken(user.id, { id: 'infisical-first' });
  const popup = await pasteToken(extension, first.value);

  // Access fixed in place.
  agreed.usesConsoleSession = true;
  await expect(popup.getByText('Checked just now.')).toBeVisible();
  await showApps(popup);
  await popup
    .getByRole('row', { name: /acme\/shop/ })
    .getByRole('button', { name: 'Add as Developer' })
    .click();
  await press(button(popup, 'Add infisical-sync to shop as Developer, as Ada Admin'));
  await expect(popup.getByText('Done: infisical-sync has the role Developer on shop')).toBeVisible();
  await pressUntilDone(popup, part.create(popup).or(button(popup, 'Create anyway')));

  // A first sync whose deletion is shown before it is done.
  const values = humanitec.app('acme', 'shop').values;
  const at = new Date();
  values.set('FOREIGN', {
    key: 'FOREIGN',
    text: 'of the app',
    isSecret: false,
    description: '',
    createdAt: at,
    updatedAt: at,
  });
  infisical.us.arrange.secrets({ OURS: 'secret text' });
  await button(popup, 'Set up a sync').click();
  await pasteInto(popup, first.value);
  await button(popup, 'Show what it will do').waitFor();
  await popup.getByText('Name and options').click();
  await popup.getByLabel('Delete what Infisical does not have').check();
  await button(popup, 'Show what it will do').click();
  await expect(popup.getByRole('row', { name: 'FOREIGN' })).toContainText('Deleted');
  await press(button(popup, 'Create sync'));
  await press(button(popup, 'Run now'));
  await expect(popup.getByText('The run has succeeded.')).toBeVisible({ timeout: 20_000 });
  expect([...values.keys()]).toEqual(['OURS']);
  await button(popup, 'Done').click();

  // Its end comes near, and is told.
  await button(popup, 'Send another token').click();
  await item(popup).getByText('More', { exact: true }).click();
  await button(popup, 'Enter expiry date').click();
  await popup.getByLabel('Last day of the token').fill(dayIn(5));
  await button(popup, 'Save date').click();
  await expect(item(popup)).toContainText('expires in 5 days');
  const options = await extension.options();
  await options.getByRole('checkbox', { name: /Notify me before/ }).click();
  const worker = await extension.worker();
  await expect
    .poll(() =>
      worker.evaluate(() => new Promise((resolve) => chrome.notifications.getAll((all) => resolve(all)))),
    )
    .toEqual({ expiry: true });

  // Another token takes its place; the old one is given up only when the sync has run with it.
  await popup.bringToFront();
  await button(popup, 'Rotate token').click();
  const wanted = /API token with the ID (\S+) for/.exec((await item(popup).textContent()) ?? '')?.[1];
  const second = humanitec.createToken(user.id, { id: wanted ?? '' });
  await pasteInto(popup, second.value);
  await chooseExisting(popup);
  await pressUntilDone(popup, part.update(popup));
  await button(popup, 'Send another token').click();
  await button(popup, 'Check health').click();
  await expect(item(popup)).toContainText('None has succeeded since the connection was last changed');
  await expect(item(popup)).not.toContainText('Revoke the old one, infisical-first');
  await expect(item(popup)).toContainText('writes to Humanitec: acme/shop.');
  await button(popup, 'Run its syncs').click();
  await expect(item(popup)).toContainText('Revoke the old one, infisical-first.', { timeout: 20_000 });
  expect(infisical.us.state.syncs).toMatchObject([{ syncStatus: 'succeeded' }]);
  humanitec.revokeToken(first.value);
  await button(popup, 'It is revoked').click();
  await expect(button(popup, 'It is revoked')).toHaveCount(0);
  expect(await runInInfisical(simulators)).toBe('succeeded');
  await button(popup, 'Check health').click();
  await expect(item(popup)).toContainText('Syncs that succeeded with this token: 1 of 1');
  await expect(item(popup)).toContainText(`used by 1 sync`);
});
