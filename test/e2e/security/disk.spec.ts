import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Simulators } from '../../simulators';
import { filesOf } from '../../support/canaries/exhibits';
import type { Canary } from '../../support/canaries/needles';
import { Search } from '../../support/canaries/search';
import { serviceUserToken } from '../../support/user';
import { chooseExisting, pasteInto, pasteToken, send, shows, showsNot } from '../../support/user-acts';
import type { UserBrowser, UserPage } from '../../support/user-browser';
import { userOf } from '../../support/user-chromium';
import { userFirefox } from '../../support/user-firefox';
import { expect, test } from '../fresh';

/** Longer than either browser takes to note the state of its tabs by itself. */
const NOTED_MS = { Chromium: 1_500, Firefox: 20_000 };

/** Lives with a token sent, one that took its place, one that was discarded, and one half typed. @returns what must be nowhere */
async function live(browser: UserBrowser, simulators: Simulators): Promise<Canary[]> {
  await browser.signIn();
  const { identity, clientSecret } = simulators.infisical.us.state.seed;
  const accessToken = await simulators.infisical.us.arrange.accessToken(identity);
  const options = await browser.options();
  await options.click('radio', 'Universal Auth');
  await options.type('Client ID', identity.clientId);
  await options.type('Client secret', clientSecret.value);
  await save(options);
  await options.click('button', 'Add profile');
  await showsNot(options, 'Saved.');
  await options.click('radio', 'Access token');
  await options.type('Access token', accessToken);
  await save(options);

  const [created, updated, discarded] = ['created', 'updated', 'discarded'].map((name) =>
    serviceUserToken(simulators.humanitec, { name, apps: { shop: 'developer' } }),
  ) as [string, string, string];
  const halfTyped = randomBytes(24).toString('hex');
  const popup = await pasteToken(browser, created);
  await send(popup, 'Create connection');
  await pasteAnother(popup, updated);
  await chooseExisting(popup);
  await send(popup, 'Update token');
  await pasteAnother(popup, discarded);
  await popup.click('button', 'Discard');
  await popup.type('API token', halfTyped);
  expect(simulators.infisical.us.state.connections).toMatchObject([{ apiToken: updated }]);
  return Object.entries({
    created,
    updated,
    discarded,
    halfTyped,
    accessToken,
    clientSecret: clientSecret.value,
  }).map(([name, value]) => ({ name, value }));
}

async function save(options: UserPage): Promise<void> {
  await options.click('button', 'Save');
  await shows(options, 'Saved.');
}

async function pasteAnother(popup: UserPage, token: string): Promise<void> {
  await popup.click('button', 'Send another token');
  await pasteInto(popup, token);
  await shows(popup, 'Captured token');
}

async function searchProfile(canaries: readonly Canary[], folder: string): Promise<Search> {
  const search = new Search(canaries);
  for await (const exhibit of filesOf(folder, 'disk, closed')) search.look(exhibit);
  // Where a search finds nothing because there was nothing to search, it proves nothing.
  expect(search.places.size).toBeGreaterThan(50);
  return search;
}

const TITLE =
  'no secret reaches the disk: tokens sent, replaced, discarded and half typed, client secret, access token';

test(TITLE, async ({ simulators, extension }, testInfo) => {
  const canaries = await live(userOf(extension, simulators), simulators);
  await pause(NOTED_MS.Chromium);
  await extension.context.close();
  (await searchProfile(canaries, extension.profileDir)).judge('Chromium, profile', testInfo);
});

test(`Firefox: ${TITLE}`, async ({ simulators }, testInfo) => {
  const firefox = await userFirefox(simulators);
  try {
    const canaries = await live(firefox, simulators);
    await pause(NOTED_MS.Firefox);
    await firefox.driver.browser.close();
    (await searchProfile(canaries, firefox.driver.profileDir)).judge('Firefox, profile', testInfo);
  } finally {
    await firefox.close();
  }
});
