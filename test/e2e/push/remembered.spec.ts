import type { Simulators } from '../../simulators';
import { press } from '../../support/press';
import { fillProfile, keepProfile, removeProfile, saveProfile } from '../../support/profile-form';
import { part } from '../../support/push';
import { pasteToken, serviceUserToken } from '../../support/user';
import { alerts, pasteToken as paste, send } from '../../support/user-acts';
import { expect, firefoxTest, test } from '../fixtures';

const PASSPHRASE = 'four words of some length';
const NEXT = 'quite another passphrase';

const secretOf = ({ infisical }: Simulators) => {
  const { identity, clientSecret } = infisical.us.state.seed;
  return { clientId: identity.clientId, clientSecret: clientSecret.value };
};
const logins = ({ traffic }: Simulators) =>
  traffic.filter(({ path }) => path.endsWith('/universal-auth/login')).length;

test('a remembered client secret: locked after a restart, opened by its passphrase alone, which can be changed', async ({
  simulators,
  restartable,
}) => {
  let browser = await restartable.start();
  await saveProfile(await browser.options(), {
    signIn: { method: 'Universal Auth', ...secretOf(simulators), passphrase: PASSPHRASE },
  });

  browser = await restartable.start();
  const token = serviceUserToken(simulators.humanitec);
  const popup = await pasteToken(browser, token);
  await popup.getByLabel('Passphrase').fill('not the passphrase');
  await popup.getByRole('button', { name: 'Unlock' }).click();
  await expect(popup.getByRole('alert').filter({ hasText: 'The passphrase is wrong.' })).toBeVisible();
  await expect(popup.getByLabel('Passphrase')).toHaveValue('');
  expect(logins(simulators)).toBe(0);
  await popup.getByLabel('Passphrase').fill(PASSPHRASE);
  await popup.getByRole('button', { name: 'Unlock' }).click();
  await press(part.create(popup));
  await expect(part.done(popup)).toBeVisible();
  expect(logins(simulators)).toBe(1);

  const options = await browser.options();
  await options.getByText('Change passphrase', { exact: true }).first().click();
  const change = async (current: string) => {
    await options.getByLabel('Current passphrase').fill(current);
    await options.getByLabel('New passphrase').fill(NEXT);
    await options.getByRole('button', { name: 'Change passphrase' }).click();
  };
  await change('not the passphrase');
  await expect(options.getByRole('alert')).toContainText('The passphrase is wrong.');
  await change(PASSPHRASE);
  await expect(options.getByText('The passphrase is changed.')).toBeVisible();

  browser = await restartable.start();
  const locked = await pasteToken(browser, serviceUserToken(simulators.humanitec, { name: 'second' }));
  await locked.getByLabel('Passphrase').fill(PASSPHRASE);
  await locked.getByRole('button', { name: 'Unlock' }).click();
  await expect(locked.getByRole('alert').filter({ hasText: 'The passphrase is wrong.' })).toBeVisible();
  await locked.getByLabel('Passphrase').fill(NEXT);
  await locked.getByRole('button', { name: 'Unlock' }).click();
  await expect(locked.getByText('Change name or project')).toBeVisible();
});

firefoxTest(
  'Firefox: a remembered client secret is locked once session memory is gone, and opened by its passphrase alone',
  async ({ simulators, firefox }) => {
    await keepProfile(await firefox.options(), {
      signIn: { method: 'Universal Auth', ...secretOf(simulators), passphrase: PASSPHRASE },
    });
    await firefox.forgetSession();
    const popup = await paste(firefox, serviceUserToken(simulators.humanitec));
    await popup.type('Passphrase', 'not the passphrase');
    await popup.click('button', 'Unlock');
    await alerts(popup, ['The passphrase is wrong.']);
    expect(logins(simulators)).toBe(0);
    await popup.type('Passphrase', PASSPHRASE);
    await popup.click('button', 'Unlock');
    await send(popup, 'Create connection');
    expect(logins(simulators)).toBe(1);
  },
);

test('a client secret that is not remembered is gone after a restart', async ({
  simulators,
  restartable,
}) => {
  let browser = await restartable.start();
  await saveProfile(await browser.options(), {
    signIn: { method: 'Universal Auth', ...secretOf(simulators) },
  });
  browser = await restartable.start();
  const popup = await pasteToken(browser, serviceUserToken(simulators.humanitec));
  await expect(popup.getByText('has no secret in this browser session')).toBeVisible();
  await expect(popup.getByRole('button', { name: 'Open options' })).toBeVisible();
  expect(logins(simulators)).toBe(0);
});

test('a short passphrase is refused, and a forgotten one is solved by entering the secret anew', async ({
  simulators,
  restartable,
}) => {
  const signIn = { method: 'Universal Auth', ...secretOf(simulators) } as const;
  let browser = await restartable.start();
  let options = await browser.options();
  await fillProfile(options, { signIn: { ...signIn, passphrase: 'short' } });
  await options.getByRole('button', { name: 'Save' }).click();
  await expect(options.getByRole('alert')).toContainText('The passphrase is too short.');
  await saveProfile(options, { signIn: { ...signIn, passphrase: 'soon to be forgotten' } });

  browser = await restartable.start();
  options = await browser.options();
  await expect(options.getByLabel('Client secret')).toHaveValue('');
  await saveProfile(options, { signIn: { ...signIn, passphrase: PASSPHRASE } });
  await options.getByRole('button', { name: 'Test connection' }).click();
  await expect(options.getByText(/^Signed in as humanitec-connector/)).toBeVisible();
});

test('signing out revokes what was signed in for, and the popup asks again', async ({
  simulators,
  extension,
}) => {
  const { state } = simulators.infisical.us;
  const options = await extension.options();
  await saveProfile(options, { signIn: { method: 'Universal Auth', ...secretOf(simulators) } });
  await options.getByRole('button', { name: 'Test connection' }).click();
  await expect(options.getByText(/^Signed in as humanitec-connector/)).toBeVisible();
  expect(state.accessTokens).toHaveLength(1);
  await options.getByRole('button', { name: 'Sign out' }).click();
  await expect(options.getByText('Signed out.')).toBeVisible();
  expect(state.accessTokens).toEqual([]);
  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await expect(popup.getByText('has no secret in this browser session')).toBeVisible();
});

test('a removed profile leaves nothing behind', async ({ simulators, extension }) => {
  const { state } = simulators.infisical.us;
  const options = await extension.options();
  await saveProfile(options, {
    signIn: { method: 'Universal Auth', ...secretOf(simulators), passphrase: PASSPHRASE },
  });
  await options.getByRole('button', { name: 'Test connection' }).click();
  await expect(options.getByText(/^Signed in as/)).toBeVisible();
  await removeProfile(options);
  await expect(options.getByRole('radio', { name: 'Browser session' })).toBeChecked();
  expect(state.accessTokens).toEqual([]);
  const left = await (await extension.worker()).evaluate(async () =>
    JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()]),
  );
  const { clientId, clientSecret } = secretOf(simulators);
  for (const text of [clientId, clientSecret, 'sealed']) expect(left).not.toContain(text);

  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await expect(popup.getByRole('button', { name: 'Sign in to Infisical' })).toBeVisible();

  await options.getByRole('button', { name: 'Undo' }).click();
  await expect(options.getByText('Its secret is missing.')).toBeVisible();
});
