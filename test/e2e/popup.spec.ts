import { POPUP, showApps, showFields } from '../support/popup';
import { enabled } from '../support/press';
import { part, readyToPush } from '../support/push';
import { captureInConsole, pasteToken, serviceUserToken, signIn } from '../support/user';
import { expect, test } from './fixtures';

test('says app by app what the service user can do', async ({ simulators, extension }) => {
  const { humanitec } = simulators;
  humanitec.quirks.appList = 'all';
  humanitec.addApp('acme', 'billing', 'Billing');
  const token = serviceUserToken(humanitec, {
    apps: { shop: 'developer', checkout: 'owner', payments: 'viewer' },
  });
  const popup = await pasteToken(extension, token);
  await showApps(popup);
  const table = popup.getByRole('table', { name: 'App access' });
  for (const [app, verdict] of [
    ['shop', /^Yes/],
    ['checkout', /^Yes/],
    ['payments', /^No, Viewer is too low/],
    ['billing', /^No, it is not a member/],
  ] as const) {
    await expect(
      table
        .getByRole('row')
        .filter({ hasText: `acme/${app}` })
        .getByRole('cell')
        .last(),
    ).toHaveText(verdict);
  }
  await expect(popup.getByText('infisical-sync').first()).toBeVisible();
  await expect(popup.locator('body')).not.toContainText(token);
});

test('an organization administrator can write everywhere without any membership', async ({
  simulators,
  extension,
}) => {
  const popup = await pasteToken(
    extension,
    serviceUserToken(simulators.humanitec, { role: 'administrator' }),
  );
  await showApps(popup);
  const cells = popup
    .getByRole('table', { name: 'App access' })
    .getByRole('row')
    .getByRole('cell', { name: /^(Yes|No|Unknown)/ });
  await expect(cells).toHaveText([/^Yes/, /^Yes/, /^Yes/]);
});

test('a token that Humanitec refuses stays, with the reason, until it is discarded', async ({
  extension,
}) => {
  const popup = await pasteToken(extension, 'abcdefghijklmnopqrstuvwxyz0123456789');
  await expect(popup.getByRole('alert').first()).toContainText(/refused|expired|revoked/i);
  await expect(popup.getByRole('heading', { name: 'Captured token' })).toBeVisible();
  await expect(popup.getByRole('alert').first().getByRole('link')).toHaveAttribute(
    'href',
    /^https:\/\/app\.humanitec\.io\//,
  );
  await popup.getByRole('button', { name: 'Discard' }).click();
  await expect(popup.getByRole('heading', { name: 'Captured token' })).toBeHidden();
  await popup.getByRole('button', { name: 'Undo' }).click();
  await expect(popup.getByRole('heading', { name: 'Captured token' })).toBeVisible();
});

test('what is no token at all is refused before anything is sent', async ({ simulators, extension }) => {
  const popup = await pasteToken(extension, 'two words');
  await expect(popup.getByRole('alert')).toContainText('This is not an API token.');
  expect(simulators.traffic.filter(({ host }) => host === 'api.humanitec.io')).toEqual([]);
});

test('a taken name is told in plain words, and the capture is still there', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  simulators.infisical.us.arrange.connection({ name: 'taken', app: 'github' });
  await showFields(popup);
  await popup.getByLabel('Connection name').fill('taken');
  await popup.getByRole('button', { name: 'Create connection' }).click();
  await expect(popup.getByRole('alert')).toContainText(/taken/);
  await expect(popup.getByRole('heading', { name: 'Captured token' })).toBeVisible();
  expect(simulators.infisical.us.state.connections).toHaveLength(1);

  await popup.getByLabel('Connection name').fill('not-taken');
  await popup.getByRole('button', { name: 'Create connection' }).click();
  await expect(popup.getByRole('link', { name: 'Open in Infisical' })).toBeVisible();
});

test('a popup closed while the connection is made shows the result when it is opened again', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await expect(popup.getByRole('button', { name: 'Create connection' })).toBeEnabled();
  simulators.faults.add({
    method: 'POST',
    path: /app-connections\/humanitec$/,
    times: 1,
    action: { kind: 'delay', ms: 1500 },
  });
  await popup.getByRole('button', { name: 'Create connection' }).click();
  await expect(popup.getByRole('status').filter({ hasText: 'Sending' })).toBeVisible();
  await popup.close();

  const again = await extension.popupInTab();
  await expect(again.getByRole('link', { name: 'Open in Infisical' })).toBeVisible();
  await expect(again.getByRole('heading', { name: 'Captured token' })).toBeHidden();
  await again.getByRole('button', { name: 'Send another token' }).click();
  await expect(again.getByLabel('API token')).toBeVisible();
  expect(simulators.infisical.us.state.connections).toHaveLength(1);
});

test('a token captured after a push is not taken for the one that was pushed', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  const user = simulators.humanitec.createServiceUser({ apps: { shop: 'developer' } });
  const popup = await pasteToken(extension, simulators.humanitec.createToken(user.id).value);
  await popup.getByRole('button', { name: 'Create connection' }).click();
  const result = popup.getByRole('link', { name: 'Open in Infisical' });
  await expect(result).toBeVisible();

  await captureInConsole(extension, user.id);
  await expect(popup.getByRole('heading', { name: 'Captured token' })).toBeVisible();
  await expect(result).toBeHidden();
});

test('nothing is said about Infisical accepting a token that Humanitec refuses', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  const popup = await pasteToken(extension, 'abcdefghijklmnopqrstuvwxyz0123456789');
  const button = popup.getByRole('button', { name: 'Create anyway' });
  await expect(button).toHaveAccessibleDescription(/Humanitec refuses this token/);
  await expect(button).not.toHaveAccessibleDescription(/would accept/);
});

test('when the check is not a pass the button says so, and the reason stands beside it', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  const popup = await pasteToken(
    extension,
    serviceUserToken(simulators.humanitec, { apps: { payments: 'viewer' } }),
  );
  const button = popup.getByRole('button', { name: 'Create anyway' });
  await expect(button).toBeEnabled();
  await expect(button).toHaveAccessibleDescription(/Infisical would accept the token all the same/);
  await expect(popup.getByRole('button', { name: 'Create connection' })).toHaveCount(0);
  await button.click();
  await expect(popup.getByRole('link', { name: 'Open in Infisical' })).toBeVisible();
});

test('what is typed into the form survives the popup', async ({ simulators, extension }) => {
  await signIn(extension, simulators);
  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await showFields(popup);
  await popup.getByLabel('Connection name').fill('my-own-name');
  await popup.getByLabel('Description').fill('for the shop');
  await popup.close();
  const again = await extension.popupInTab();
  await expect(again.getByLabel('Connection name')).toHaveValue('my-own-name');
  await expect(again.getByLabel('Description')).toHaveValue('for the shop');
});

test('a popup opens as it was left, scrolled and folded, as long as the same token is in work', async ({
  simulators,
  extension,
}) => {
  const low = { width: 480, height: 300 };
  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await popup.setViewportSize(low);
  await showApps(popup);
  await popup.evaluate(() => scrollTo(0, 120));
  const worker = await extension.worker();
  const kept = () => worker.evaluate(async () => (await chrome.storage.session.get('view')).view);
  await expect.poll(kept).toMatchObject({ top: 120, folds: { apps: true } });
  await popup.reload();
  await expect(popup.getByRole('table', { name: 'App access' })).toBeVisible();
  await expect.poll(() => popup.evaluate(() => scrollY)).toBe(120);

  await popup.getByRole('button', { name: 'Discard' }).click();
  await expect(popup.getByLabel('API token')).toBeVisible();
  await popup.close();
  const another = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await expect(another.getByText(/^Apps: /)).toBeVisible();
  await another.close();
  const again = await extension.popupInTab();
  await again.setViewportSize(low);
  await expect(again.getByText(/^Apps: /)).toBeVisible();
  await expect(again.getByRole('table', { name: 'App access' })).toBeHidden();
  expect(await again.evaluate(() => scrollY)).toBe(0);
});

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
