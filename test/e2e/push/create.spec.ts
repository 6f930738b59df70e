import { showFields } from '../../support/popup';
import { press } from '../../support/press';
import { part, readyToPush, writes } from '../../support/push';
import { pasteToken, serviceUserToken, signIn } from '../../support/user';
import { pasteToken as paste, send, shows } from '../../support/user-acts';
import { expect, firefoxTest, test } from '../fixtures';

test('a connection of the whole organization: name, description, proof, link', async ({
  simulators,
  extension,
}) => {
  const { popup, token } = await readyToPush(simulators, extension);
  await expect(popup.getByLabel('Description')).toHaveValue(
    /infisical-sync \(s-.*\); apps: acme\/shop; \d{4}-\d\d-\d\d$/,
  );
  await expect(popup.getByText('Platform Team')).toBeVisible();
  await press(part.create(popup));
  await expect(popup.getByText('It belongs to the whole organization.')).toBeVisible();
  await expect(popup.getByText("Infisical's answers do not contain the token.")).toBeVisible();
  const { organization } = simulators.infisical.us.state.seed;
  await expect(part.done(popup)).toHaveAttribute(
    'href',
    `https://app.infisical.com/organizations/${organization.id}/app-connections`,
  );
  await expect(part.capture(popup)).toBeHidden();
  const [stored] = simulators.infisical.us.state.connections;
  expect(stored).toMatchObject({ name: 'humanitec-acme-infisical-sync', projectId: null, apiToken: token });
  expect(stored?.description).toMatch(/infisical-sync/);
});

test('a connection of one project', async ({ simulators, extension }) => {
  const { popup } = await readyToPush(simulators, extension);
  const { shop } = simulators.infisical.us.state.seed;
  await showFields(popup);
  await popup.getByLabel('Where it can be used').selectOption({ label: 'shop' });
  await press(part.create(popup));
  await expect(popup.getByText('It belongs to the project shop.')).toBeVisible();
  expect(simulators.infisical.us.state.connections).toMatchObject([{ projectId: shop.id }]);
});

test('an older server that drops the project is not called a success without a warning', async ({
  simulators,
  extension,
}) => {
  const { popup } = await readyToPush(simulators, extension);
  await showFields(popup);
  await popup.getByLabel('Where it can be used').selectOption({ label: 'shop' });
  simulators.infisical.us.arrange.version('2025-08');
  await press(part.create(popup));
  await expect(
    popup.getByText(
      'Asked for the project shop, but this Infisical stored the connection for the whole organization.',
    ),
  ).toBeVisible();
  await expect(popup.getByText('It belongs to the project shop.')).toHaveCount(0);
  await expect(popup.getByText('Connected.')).toHaveCount(0);
});

test('the suggested name avoids those that can be seen; a name Infisical refuses cannot be sent', async ({
  simulators,
  extension,
}) => {
  simulators.infisical.us.arrange.connection({ name: 'humanitec-acme-infisical-sync' });
  const { popup } = await readyToPush(simulators, extension);
  await expect(part.name(popup)).toHaveValue('humanitec-acme-infisical-sync-2');
  await showFields(popup);
  for (const name of ['Upper', 'under_score', '-edge', 'two--hyphens', '']) {
    await part.name(popup).fill(name);
    await expect(part.create(popup)).toBeDisabled();
    await expect(part.name(popup)).toHaveAccessibleDescription(/1 to 32 lowercase letters/);
  }
  await part.name(popup).fill('shop-1');
  await press(part.create(popup));
  await expect(part.done(popup)).toBeVisible();
  expect(writes(simulators).map(({ body }) => JSON.parse(body))).toMatchObject([{ name: 'shop-1' }]);
});

test('a token that cannot write is pushed by `Create anyway` alone, with the reason beside it', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec, {}));
  const anyway = popup.getByRole('button', { name: 'Create anyway' });
  await expect(anyway).toBeEnabled();
  await expect(anyway).toHaveAccessibleDescription(/Infisical would accept the token all the same/);
  await expect(part.create(popup)).toHaveCount(0);
  expect(writes(simulators)).toEqual([]);
  await anyway.click();
  await expect(part.done(popup)).toBeVisible();
  await expect(popup.getByRole('status').first()).toContainText('Stored, but not without a warning');
  await expect(popup.getByText('Connected.')).toHaveCount(0);
  await expect(
    popup.locator('li li').filter({ hasText: /Not ready|not a member/ }),
    'among what is said about the result',
  ).toBeVisible();
});

firefoxTest(
  'Firefox: a token that cannot write is pushed by `Create anyway` alone, and not without a warning',
  async ({ simulators, firefox }) => {
    await firefox.signIn();
    const popup = await paste(firefox, serviceUserToken(simulators.humanitec, {}));
    await shows(popup, 'Create anyway');
    expect(await popup.text()).not.toContain('Create connection');
    expect(writes(simulators)).toEqual([]);
    await send(popup, 'Create anyway');
    await shows(popup, 'Stored, but not without a warning');
    expect(await popup.text()).not.toContain('Connected.');
  },
);

test('a push asked for without reading the checks is refused by the background itself', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec, {}));
  await popup.getByRole('button', { name: 'Create anyway' }).click({ trial: true });
  const answer = await popup.evaluate(async () => {
    const { captures, destination } = await chrome.storage.session.get<{
      captures: { id: string }[];
      destination: { profile: { id: string; siteUrl: string }; account: { organization: { id: string } } };
    }>(['captures', 'destination']);
    const payload = {
      kind: 'create',
      captureId: captures[0]?.id,
      profileId: destination.profile.id,
      siteUrl: destination.profile.siteUrl,
      organizationId: destination.account.organization.id,
      name: 'sneaked-in',
      description: '',
      scope: { level: 'organization' },
      despiteWarnings: false,
    };
    return chrome.runtime.sendMessage({ name: 'push.start', payload });
  });
  expect(answer).toMatchObject({ ok: false, failure: { code: 'pushChecksNotPassed' } });
  expect(writes(simulators)).toEqual([]);
});
