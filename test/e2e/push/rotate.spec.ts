import type { Page } from '@playwright/test';
import type { Simulators } from '../../simulators';
import type { ExtensionBrowser } from '../../support/extension';
import { failureWords } from '../../support/failure-words';
import { chooseExisting, chooseProfile } from '../../support/popup';
import { enabled, press } from '../../support/press';
import { part, readyToPush, writes } from '../../support/push';
import { pasteToken, serviceUserToken, signIn } from '../../support/user';
import {
  alerts,
  chooseExisting as goForExisting,
  pasteToken as paste,
  send,
  shows,
} from '../../support/user-acts';
import { expect, firefoxTest, test } from '../fixtures';

const revoke = (popup: Page) => popup.getByRole('link', { name: 'Revoke it there' });
const existing = (popup: Page) => popup.getByRole('combobox', { name: 'Existing connection' });

/** A popup with a passing token and one stored connection, `Update token` ready to press. */
async function readyToUpdate(simulators: Simulators, extension: ExtensionBrowser) {
  const connection = simulators.infisical.us.arrange.connection({ name: 'humanitec-acme' });
  const ready = await readyToPush(simulators, extension);
  await chooseExisting(ready.popup);
  await enabled(part.update(ready.popup));
  return { ...ready, connection };
}

test('updates the token, proves it, and links to where the old one is revoked', async ({
  simulators,
  extension,
}) => {
  const { popup, token, connection } = await readyToUpdate(simulators, extension);
  await press(part.update(popup));
  await expect(popup.getByText('the stored credentials of humanitec-acme have changed')).toBeVisible();
  // Another browser may have sent the old token, of whatever organization.
  await expect(popup.getByText('Which one it was is not known here.')).toBeVisible();
  await expect(revoke(popup)).toHaveAttribute('href', 'https://app.humanitec.io/');
  expect(connection.apiToken).toBe(token);
  expect(writes(simulators).map(({ method, body }) => [method, JSON.parse(body)])).toEqual([
    ['PATCH', { credentials: { apiToken: token } }],
  ]);
});

firefoxTest(
  'Firefox: updates the token and proves it; one that is refused leaves the stored one as it was',
  async ({ simulators, firefox }) => {
    const { us } = simulators.infisical;
    const connection = us.arrange.connection({ name: 'humanitec-acme' });
    const before = connection.apiToken;
    await firefox.signIn();
    const token = serviceUserToken(simulators.humanitec);
    const popup = await paste(firefox, token);
    await goForExisting(popup);
    const rights = us.state.seed.user.rights.organization;
    us.state.seed.user.rights.organization = ['read', 'create'];
    await popup.press('Update token');
    await alerts(popup, ['The missing right is: edit on app-connections.']);
    us.state.seed.user.rights.organization = rights;
    simulators.faults.add({
      host: 'api.humanitec.io',
      path: /^\/orgs$/,
      action: { kind: 'status', status: 403 },
    });
    await popup.press('Update token');
    await alerts(popup, await failureWords('infisicalHumanitecRefused'));
    simulators.faults.clear();
    connection.app = 'cloudflare';
    await popup.press('Update token');
    await alerts(popup, await failureWords('infisicalNotHumanitec'));
    expect(connection.apiToken).toBe(before);
    connection.app = 'humanitec';
    await send(popup, 'Update token');
    await shows(popup, 'the stored credentials of humanitec-acme have changed');
    expect(await popup.link('Revoke it there')).toBe('https://app.humanitec.io/');
    expect(connection.apiToken).toBe(token);
  },
);

test('connections of both levels are offered, other apps never', async ({ simulators, extension }) => {
  const { arrange, state } = simulators.infisical.us;
  arrange.connection({ name: 'of-the-project', projectId: state.seed.shop.id });
  arrange.connection({ name: 'cdn', app: 'cloudflare' });
  const { popup } = await readyToUpdate(simulators, extension);
  await expect(existing(popup).getByRole('option')).toHaveText(['humanitec-acme', /of-the-project.*shop/]);
});

test('the connection pushed for the same service user before is offered first', async ({
  simulators,
  extension,
}) => {
  simulators.infisical.us.arrange.connection({ name: 'another' });
  const { popup } = await readyToPush(simulators, extension);
  await press(part.create(popup));
  await popup.getByRole('button', { name: 'Send another token' }).click();
  const [userId = ''] = [...simulators.humanitec.users.values()]
    .filter(({ type }) => type === 'service')
    .map(({ id }) => id);
  await popup.getByLabel('API token').fill(simulators.humanitec.createToken(userId, { id: 'next' }).value);
  await popup.getByRole('button', { name: 'Check token' }).click();
  await enabled(part.update(popup));
  await expect(popup.getByText('This service user was connected before.')).toBeVisible();
  await press(part.update(popup));
  await expect(
    popup.getByText('the stored credentials of humanitec-acme-infisical-sync have changed'),
  ).toBeVisible();
  await expect(popup.getByText('Service user: infisical-sync.')).toBeVisible();
  await expect(revoke(popup)).toHaveAttribute('href', 'https://app.humanitec.io/orgs/acme/service-users');
  expect(writes(simulators).map(({ method }) => method)).toEqual(['POST', 'PATCH']);
});

test('the place of the very connection stands beside `Update token`', async ({ simulators, extension }) => {
  const { arrange, state } = simulators.infisical.us;
  arrange.connection({ name: 'of-the-project', projectId: state.seed.shop.id });
  const { popup } = await readyToUpdate(simulators, extension);
  const place = /https:\/\/app\.infisical\.com.*Platform Team.*/;
  await expect(part.update(popup)).toHaveAccessibleDescription(new RegExp(`${place.source}humanitec-acme`));
  await existing(popup).selectOption({ label: 'of-the-project (shop)' });
  await expect(part.update(popup)).toHaveAccessibleDescription(
    new RegExp(`${place.source}shop.*of-the-project`),
  );
});

test("a connection that became another vendor's since it was listed never gets the token", async ({
  simulators,
  extension,
}) => {
  const { popup, connection } = await readyToUpdate(simulators, extension);
  connection.app = 'cloudflare';
  await press(part.update(popup));
  for (const words of await failureWords('infisicalNotHumanitec')) {
    await expect(popup.getByRole('alert')).toContainText(words);
  }
  await expect(part.capture(popup)).toBeVisible();
  expect(writes(simulators)).toEqual([]);
});

test('a connection deleted since it was listed is told as gone', async ({ simulators, extension }) => {
  const { popup } = await readyToUpdate(simulators, extension);
  simulators.infisical.us.state.connections = [];
  await press(part.update(popup));
  await expect(popup.getByRole('alert')).toContainText('The connection no longer exists.');
  await expect(part.capture(popup)).toBeVisible();
});

test('a missing right to edit is named', async ({ simulators, extension }) => {
  const { popup } = await readyToUpdate(simulators, extension);
  simulators.infisical.us.state.seed.user.rights.organization = ['read', 'create'];
  await press(part.update(popup));
  await expect(popup.getByRole('alert')).toContainText('The missing right is: edit on app-connections.');
});

test('syncs that the new token cannot serve hold the update until the user goes on', async ({
  simulators,
  extension,
}) => {
  const { arrange } = simulators.infisical.us;
  const connection = arrange.connection({ name: 'humanitec-acme' });
  const destinationConfig = { scope: 'application', org: 'acme', app: 'payments' } as const;
  arrange.sync({ name: 'payments-sync', connectionId: connection.id, destinationConfig });
  const { popup, token } = await readyToPush(simulators, extension);
  await chooseExisting(popup);
  await press(part.update(popup));
  const alert = popup.getByRole('alert').filter({ hasText: 'payments-sync' });
  await expect(alert).toContainText('the new token cannot read acme/payments');
  await expect(alert).toContainText('humanitec-acme on https://app.infisical.com');
  expect(writes(simulators)).toEqual([]);
  await alert.getByRole('button', { name: 'Update anyway' }).click();
  await expect(part.done(popup)).toBeVisible();
  expect(connection.apiToken).toBe(token);
});

test('a token that Humanitec refuses meanwhile leaves the stored one as it was', async ({
  simulators,
  extension,
}) => {
  const { popup, connection } = await readyToUpdate(simulators, extension);
  const before = connection.apiToken;
  simulators.faults.add({
    host: 'api.humanitec.io',
    path: /^\/orgs$/,
    action: { kind: 'status', status: 403 },
  });
  await press(part.update(popup));
  for (const words of await failureWords('infisicalHumanitecRefused')) {
    await expect(popup.getByRole('alert')).toContainText(words);
  }
  expect(connection.apiToken).toBe(before);
});

for (const [instance, host] of [
  ['us', 'app.infisical.com'],
  ['eu', 'eu.infisical.com'],
] as const) {
  test(`both parts of the journey stay on ${host}`, async ({ simulators, extension, agreed }) => {
    agreed.host = host;
    const { arrange, state } = simulators.infisical[instance];
    arrange.connection({ name: 'humanitec-acme' });
    await signIn(extension, simulators, instance);
    const token = serviceUserToken(simulators.humanitec);
    const popup = await pasteToken(extension, token);
    if (instance === 'eu') {
      await chooseProfile(popup, 'EU Cloud');
      await expect(popup.getByText('https://eu.infisical.com').first()).toBeVisible();
    }
    await chooseExisting(popup);
    await enabled(part.update(popup));
    await press(part.update(popup));
    await expect(part.done(popup)).toBeVisible();
    expect(state.connections).toMatchObject([{ apiToken: token }]);
    expect(writes(simulators).map((write) => write.host)).toEqual([host]);
  });
}
