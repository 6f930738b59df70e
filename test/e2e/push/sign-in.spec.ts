import { enabled, press } from '../../support/press';
import { keepProfile, saveProfile } from '../../support/profile-form';
import { part, readyToPush, writes } from '../../support/push';
import { SIGN_INS } from '../../support/sign-ins';
import { pasteToken, serviceUserToken } from '../../support/user';
import { pasteToken as paste, send, sendAtLast, shows, signInFrom } from '../../support/user-acts';
import { expect, inBoth, test } from '../fixtures';

const INSTANCES = [
  { instance: 'US Cloud', key: 'us', host: 'app.infisical.com' },
  { instance: 'EU Cloud', key: 'eu', host: 'eu.infisical.com' },
] as const;

for (const { instance, key, host } of INSTANCES) {
  for (const [what, signInWith] of Object.entries(SIGN_INS)) {
    inBoth(`${what} on ${instance}: test, save, create`, async ({ browser, simulators, agreed }) => {
      agreed.host = host;
      const infisical = simulators.infisical[key];
      const entry = { instance, signIn: await signInWith(infisical) };
      if (entry.signIn.method === 'Browser session') await browser.signIn(key);
      const options = await browser.options();
      await keepProfile(options, entry);
      await options.click('button', 'Test connection');
      await shows(options, /^Signed in as .*, organization platform-team \(“Platform Team”\)\.$/m);
      expect(writes(simulators)).toEqual([]);

      const token = serviceUserToken(simulators.humanitec);
      const popup = await paste(browser, token);
      await shows(popup, `https://${host}`);
      expect(await send(popup, 'Create connection')).toMatch(new RegExp(`^https://${host}/`));
      expect(infisical.state.connections).toMatchObject([
        { app: 'humanitec', method: 'api-token', projectId: null, apiToken: token },
      ]);
      expect(writes(simulators).map((write) => write.host)).toEqual([host]);
    });
  }
}

test('the sign-in of an Infisical goes to that Infisical alone, and only when it is needed', async ({
  simulators,
  extension,
}) => {
  const { us } = simulators.infisical;
  const { identity, clientSecret } = us.state.seed;
  await saveProfile(await extension.options(), {
    signIn: { method: 'Universal Auth', clientId: identity.clientId, clientSecret: clientSecret.value },
  });
  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await press(part.create(popup));
  await expect(part.done(popup)).toBeVisible();

  const sent = simulators.traffic.filter(({ host }) => host.endsWith('infisical.com'));
  const logins = sent.filter(({ path }) => path.endsWith('/universal-auth/login'));
  expect(logins).toHaveLength(1);
  expect(logins[0]?.headers).not.toHaveProperty('authorization');
  expect(sent.filter(({ body }) => body.includes(clientSecret.value))).toEqual(logins);
  expect(new Set(sent.map(({ host }) => host))).toEqual(new Set(['app.infisical.com']));
  expect(sent.filter(({ path }) => /renew|select-organization/.test(path))).toEqual([]);
});

inBoth(
  'from installation to connection without the options: sign in on the page that opens',
  async ({ browser, simulators }) => {
    const popup = await paste(browser, serviceUserToken(simulators.humanitec));
    await signInFrom(popup, browser, simulators);
    await popup.toFront();
    await sendAtLast(popup, 'Create connection');
    expect(simulators.infisical.us.state.connections).toHaveLength(1);
    const bearerWithCookie = simulators.traffic.filter(
      ({ headers }) => headers.authorization !== undefined && headers.cookie !== undefined,
    );
    expect(bearerWithCookie).toEqual([]);
  },
);

inBoth(
  'without a chosen organization it says so, never chooses one, and goes on by itself once the user has',
  async ({ browser, simulators }) => {
    const { user, organization, subOrganization } = simulators.infisical.us.state.seed;
    user.memberships.push({ orgId: subOrganization.id, active: true });
    const popup = await paste(browser, serviceUserToken(simulators.humanitec));
    const web = await signInFrom(popup, browser, simulators);
    await shows(web, organization.name);
    await popup.toFront();
    await popup.click('button', 'Try again');
    await expect.poll(() => popup.alert()).toContain('No organization is selected in Infisical.');
    expect(await popup.alert()).toContain('choose the organization');
    expect(simulators.traffic.filter(({ path }) => path.startsWith('/api/v3'))).toEqual([]);

    await web.toFront();
    await web.click('button', organization.name);
    await popup.toFront();
    await sendAtLast(popup, 'Create connection');
    expect(simulators.infisical.us.state.connections).toMatchObject([{ orgId: organization.id }]);
  },
);

test('an organization switched in the web app after it was shown is none for the push, until it is looked at again', async ({
  simulators,
  extension,
}) => {
  const { popup } = await readyToPush(simulators, extension);
  const { state, arrange } = simulators.infisical.us;
  const { user, organization, subOrganization } = state.seed;
  user.memberships.push({ orgId: subOrganization.id, active: true });
  const { jid } = await arrange.session(user, subOrganization.id);
  await extension.context.addCookies([{ name: 'jid', value: jid, url: 'https://app.infisical.com' }]);
  await press(part.create(popup));
  await expect(part.done(popup)).toBeVisible();
  expect(state.connections.map(({ orgId }) => orgId)).toEqual([organization.id]);

  await popup.getByRole('button', { name: 'Send another token' }).click();
  await popup.getByLabel('API token').fill(serviceUserToken(simulators.humanitec));
  await popup.getByRole('button', { name: 'Check token' }).click();
  await expect(popup.getByText(organization.name).first()).toBeVisible();
  await popup.getByRole('button', { name: /Refresh$/ }).click();
  await expect(popup.getByText(subOrganization.name).first()).toBeVisible();
});

inBoth(
  'two profiles: the token goes to the one chosen in the popup, and to no other',
  async ({ browser, simulators, agreed }) => {
    agreed.host = 'eu.infisical.com';
    await browser.signIn('us');
    await browser.signIn('eu');
    const popup = await paste(browser, serviceUserToken(simulators.humanitec));
    await shows(popup, 'Platform Team');
    await popup.choose('Infisical profile', 'EU Cloud');
    await shows(popup, 'https://eu.infisical.com');
    await send(popup, 'Create connection');
    expect(simulators.infisical.us.state.connections).toEqual([]);
    expect(simulators.infisical.eu.state.connections).toHaveLength(1);
  },
);

test('Universal Auth in a sub-organization: shown beside the button, and the connection is made there', async ({
  simulators,
  extension,
}) => {
  const { state } = simulators.infisical.us;
  const { identity, clientSecret, subOrganization } = state.seed;
  identity.memberOf.push(subOrganization.id);
  await saveProfile(await extension.options(), {
    signIn: {
      method: 'Universal Auth',
      clientId: identity.clientId,
      clientSecret: clientSecret.value,
      subOrganization: subOrganization.slug,
    },
  });
  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await enabled(part.create(popup));
  await expect(part.create(popup)).toHaveAccessibleDescription(/payments-unit/);
  await press(part.create(popup));
  await expect(part.done(popup)).toHaveAttribute('href', new RegExp(subOrganization.id));
  expect(state.connections).toMatchObject([{ orgId: subOrganization.id }]);
});
