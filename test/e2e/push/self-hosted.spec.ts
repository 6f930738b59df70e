import type { ExtensionBrowser } from '../../support/extension';
import { chooseExisting } from '../../support/popup';
import { enabled, press } from '../../support/press';
import { dropProfile, keepProfile, removeProfile, saveProfile } from '../../support/profile-form';
import { part, pressUntilDone, writes } from '../../support/push';
import { pasteToken, serviceUserToken, signIn } from '../../support/user';
import {
  chooseExisting as goForExisting,
  pasteToken as paste,
  pasteInto,
  send,
} from '../../support/user-acts';
import { expect, firefoxTest, test } from '../fixtures';

const HOST = 'infisical.example.com';

/** Whether the browser lets the extension talk to the self-hosted Infisical now. */
const isPermitted = async (browser: ExtensionBrowser): Promise<boolean> =>
  (await browser.worker()).evaluate(
    (origin) => chrome.permissions.contains({ origins: [origin] }),
    `https://${HOST}/*`,
  );

test('self-hosted: asked for when saved, used to connect and to update, given back when removed', async ({
  simulators,
  restartable,
  agreed,
}) => {
  agreed.host = HOST;
  const { state } = simulators.infisical.selfHosted;
  const browser = await restartable.start({ hosts: [`https://${HOST}/*`] });
  expect(await isPermitted(browser)).toBe(false);

  const options = await browser.options();
  await saveProfile(options, {
    instance: 'Self-hosted',
    siteUrl: `https://${HOST}/some/path/api/`,
    signIn: { method: 'Browser session' },
  });
  expect(await isPermitted(browser)).toBe(true);
  await signIn(browser, simulators, 'selfHosted');
  await options.getByRole('button', { name: 'Test connection' }).click();
  await expect(
    options.getByText(/^Signed in as .*, organization platform-team \(“Platform Team”\)\.$/),
  ).toBeVisible();
  const site = options.getByLabel('Site URL');
  await expect(site).toHaveValue(`https://${HOST}`);
  await site.fill(`https://${HOST}/some/path/api/`);
  await expect(site).toHaveAccessibleDescription(new RegExp(`^Only the origin is used: https://${HOST}\\.`));
  await site.fill(`https://${HOST}`);

  const token = serviceUserToken(simulators.humanitec);
  const popup = await pasteToken(browser, token);
  await pressUntilDone(popup, part.create(popup));
  await expect(part.done(popup)).toHaveAttribute('href', new RegExp(`^https://${HOST}/organizations/`));
  expect(state.connections).toMatchObject([{ app: 'humanitec', apiToken: token }]);

  await popup.getByRole('button', { name: 'Send another token' }).click();
  const next = serviceUserToken(simulators.humanitec);
  await popup.getByLabel('API token').fill(next);
  await popup.getByRole('button', { name: 'Check token' }).click();
  await chooseExisting(popup);
  await enabled(part.update(popup));
  await press(part.update(popup));
  await expect(part.done(popup)).toBeVisible();
  expect(state.connections).toMatchObject([{ apiToken: next }]);
  expect(writes(simulators).map(({ method, host }) => [method, host])).toEqual([
    ['POST', HOST],
    ['PATCH', HOST],
  ]);

  await removeProfile(options);
  await expect.poll(() => isPermitted(browser)).toBe(false);
  await options.getByRole('button', { name: 'Undo' }).click();
  await expect(options.getByRole('button', { name: `Edit ${HOST}` })).toBeVisible();
  expect(await isPermitted(browser)).toBe(true);
});

firefoxTest(
  'Firefox: self-hosted, asked for when saved, used to connect and to update, given back when removed',
  async ({ simulators, firefox, agreed }) => {
    agreed.host = HOST;
    const { state } = simulators.infisical.selfHosted;
    expect(await firefox.isAllowed(`https://${HOST}`)).toBe(false);
    const options = await firefox.options();
    await keepProfile(options, {
      instance: 'Self-hosted',
      siteUrl: `https://${HOST}/some/path/api/`,
      signIn: { method: 'Browser session' },
    });
    expect(await firefox.isAllowed(`https://${HOST}`)).toBe(true);
    await firefox.signIn('selfHosted');

    const token = serviceUserToken(simulators.humanitec);
    const popup = await paste(firefox, token);
    expect(await send(popup, 'Create connection')).toMatch(new RegExp(`^https://${HOST}/organizations/`));
    expect(state.connections).toMatchObject([{ app: 'humanitec', apiToken: token }]);

    await popup.click('button', 'Send another token');
    const next = serviceUserToken(simulators.humanitec);
    await pasteInto(popup, next);
    await goForExisting(popup);
    await send(popup, 'Update token');
    expect(state.connections).toMatchObject([{ apiToken: next }]);
    expect(writes(simulators).map(({ method, host }) => [method, host])).toEqual([
      ['POST', HOST],
      ['PATCH', HOST],
    ]);

    await options.toFront();
    await dropProfile(options);
    await expect.poll(() => firefox.isAllowed(`https://${HOST}`)).toBe(false);
    await options.click('button', 'Undo');
    await expect.poll(() => firefox.isAllowed(`https://${HOST}`)).toBe(true);
  },
);

for (const method of ['Universal Auth', 'Access token'] as const) {
  test(`self-hosted with ${method}: tested, saved, used to connect`, async ({
    simulators,
    restartable,
    agreed,
  }) => {
    agreed.host = HOST;
    const { state, arrange } = simulators.infisical.selfHosted;
    const { identity, clientSecret } = state.seed;
    const browser = await restartable.start({ hosts: [`https://${HOST}/*`] });
    const options = await browser.options();
    await saveProfile(options, {
      instance: 'Self-hosted',
      siteUrl: HOST,
      signIn:
        method === 'Universal Auth'
          ? { method, clientId: identity.clientId, clientSecret: clientSecret.value }
          : { method, accessToken: await arrange.accessToken(identity) },
    });
    await options.getByRole('button', { name: 'Test connection' }).click();
    await expect(
      options.getByText(/^Signed in as .*, organization platform-team \(“Platform Team”\)\.$/),
    ).toBeVisible();
    const token = serviceUserToken(simulators.humanitec);
    const popup = await pasteToken(browser, token);
    await press(part.create(popup));
    await expect(part.done(popup)).toBeVisible();
    expect(state.connections).toMatchObject([{ app: 'humanitec', apiToken: token }]);
    expect(writes(simulators).map(({ host }) => host)).toEqual([HOST]);
  });
}

test('self-hosted: a profile whose host was never allowed is not talked to, and the popup asks', async ({
  simulators,
  extension,
}) => {
  await (await extension.worker()).evaluate((siteUrl) => {
    const profile = {
      id: 'self-hosted',
      label: '',
      instance: 'self-hosted',
      siteUrl,
      signIn: { method: 'browser-session' },
      scope: { level: 'organization' },
    };
    return chrome.storage.local.set({ profiles: [profile] });
  }, `https://${HOST}`);
  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await expect(
    popup.getByText(`The browser does not let this extension talk to https://${HOST}.`),
  ).toBeVisible();
  await expect(popup.getByRole('button', { name: `Allow ${HOST}` })).toBeVisible();
  expect(simulators.traffic.filter(({ host }) => host === HOST)).toEqual([]);
});

for (const [what, siteUrl, text] of [
  ['without encryption', 'http://infisical.example.com', 'must begin with https://'],
  ['that is none', 'not a url', 'This is not a site URL.'],
  ['with a password in it', 'https://user:word@infisical.example.com', 'This is not a site URL.'],
] as const) {
  test(`self-hosted: an address ${what} is refused before anything is asked`, async ({
    simulators,
    extension,
  }) => {
    const options = await extension.options();
    await options.getByRole('radio', { name: 'Self-hosted' }).check();
    await options.getByLabel('Site URL').fill(siteUrl);
    await options.getByRole('button', { name: 'Test connection' }).click();
    await expect(options.getByRole('alert')).toContainText(text);
    expect(simulators.traffic.filter(({ host }) => host.startsWith('infisical'))).toEqual([]);
  });
}
