/// <reference types="chrome" />
import { MOST_WAITING } from '../../../utils/capture/types';
import { serviceUserToken } from '../../support/user';
import { captureInConsole, createInConsole, send, shows, showsNot } from '../../support/user-acts';
import type { UserBrowser, UserPage } from '../../support/user-browser';
import { userOf } from '../../support/user-chromium';
import { expect, firefoxTest, inBoth } from '../fixtures';
import { test as alone } from '../fresh';

const FULL = /^The extension is full\./m;
const TITLE = 'Captured token';

/** Tokens that no service knows, told apart by their last four characters. */
const tokens = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `a-token-that-waits-with-others-${1000 + index}`);

/** What a person sees of a token. */
const masked = (token: string): string => `••••${token.slice(-4)}`;

/** Opens the popup's page with tokens in the vault, in their order. */
async function popupWith(browser: UserBrowser, texts: readonly string[]): Promise<UserPage> {
  const popup = await browser.popup();
  for (const token of texts) await browser.tell({ name: 'capture.paste', payload: { token } });
  return popup;
}

const badge = (browser: UserBrowser): Promise<string> =>
  browser.evaluate(() => chrome.action.getBadgeText({}), undefined);

/** The capture in work is this one. */
const worksOn = (popup: UserPage, token: string): Promise<void> =>
  expect.poll(() => popup.section(TITLE)).toContain(masked(token));

/** Those that wait are these, in this order. */
const wait = (popup: UserPage, texts: readonly string[]): Promise<void> =>
  expect
    .poll(() => popup.entries('Waiting tokens'))
    .toEqual(texts.map((token) => expect.stringContaining(masked(token))));

const says = (page: UserPage, text: string | RegExp): Promise<void> =>
  expect.poll(() => page.prompted()).toMatch(text);

inBoth(
  'three tokens captured in a row are all there, and are sent one after another',
  async ({ browser, simulators }) => {
    const { humanitec, infisical } = simulators;
    await browser.signIn();
    const shown: string[] = [];
    for (const name of ['first', 'second', 'third']) {
      const user = humanitec.createServiceUser({ name, apps: { shop: 'developer' } });
      await says(await captureInConsole(browser, user.id), 'Captured');
      shown.push(humanitec.tokensOf(user.id)[0]?.value ?? '');
    }
    await expect.poll(() => badge(browser)).toBe('3');

    const popup = await browser.popup();
    for (const [index, token] of shown.entries()) {
      await worksOn(popup, token);
      await wait(popup, shown.slice(index + 1));
      await send(popup, 'Create connection');
      await expect.poll(() => popup.headings()).not.toContain(TITLE);
      await wait(popup, shown.slice(index + 1));
      await popup.click('button', 'Send another token');
    }
    await shows(popup, 'API token');
    expect(infisical.us.state.connections.map(({ apiToken }) => apiToken)).toEqual(shown);
    await expect.poll(() => badge(browser)).toBe('');
  },
);

inBoth(
  'a result stays while others wait, also for a popup that is opened anew, until the next is taken up',
  async ({ browser, simulators }) => {
    await browser.signIn();
    const [first = '', second = '', third = ''] = [serviceUserToken(simulators.humanitec), ...tokens(2)];
    const popup = await popupWith(browser, [first, second, third]);
    await send(popup, 'Create connection');
    await popup.close();
    const again = await browser.popup();
    const result = () => again.link('Open in Infisical');
    await expect.poll(result).toBeDefined();
    await again.clickBeside('Use this one', masked(third));
    await expect.poll(result).toBeUndefined();
    await worksOn(again, third);
    await wait(again, [second]);
  },
);

inBoth('those that wait are discarded, brought back and used one by one', async ({ browser }) => {
  const [first = '', second = '', third = ''] = tokens(3);
  const popup = await popupWith(browser, [first, second, third]);
  await wait(popup, [second, third]);

  await popup.clickBeside('Discard', masked(second));
  await wait(popup, [third]);
  await popup.clickBeside('Discard', masked(first));
  await worksOn(popup, third);
  await wait(popup, []);
  await popup.clickBeside('Undo', masked(second));
  await popup.clickBeside('Undo', masked(first));
  await worksOn(popup, first);
  await expect.poll(async () => (await popup.entries('Waiting tokens')).length).toBe(2);

  await popup.clickBeside('Use this one', masked(third));
  await worksOn(popup, third);
  await wait(popup, [first, second]);
});

inBoth('ten that wait leave what is in work in sight', async ({ browser, simulators }) => {
  await browser.signIn();
  const popup = await popupWith(browser, [serviceUserToken(simulators.humanitec), ...tokens(9)]);
  await popup.resize(480, 600);
  await expect.poll(async () => (await popup.entries('Waiting tokens')).length).toBe(9);
  await expect.poll(async () => (await popup.extent('button', 'Create connection')).shown).toBe(1);
  expect((await popup.extent('list', 'Waiting tokens')).height).toBeLessThanOrEqual(120);
});

inBoth(
  'the prompt says that no more fit before the click, and what came of a click all the same',
  async ({ browser, simulators }) => {
    const before = tokens(MOST_WAITING);
    const popup = await popupWith(browser, before);
    await wait(popup, before.slice(1));
    const user = simulators.humanitec.createServiceUser({ apps: { shop: 'developer' } });
    const console = await createInConsole(browser, user.id);
    await says(console, FULL);
    await console.sendPrompted();
    await says(console, /^Not captured: 10 tokens are waiting already\./m);
    await wait(popup, before.slice(1));

    await popup.toFront();
    await popup.clickBeside('Discard', masked(before.at(-1) ?? ''));
    await wait(popup, before.slice(1, -1));
    await console.toFront();
    await console.sendPrompted();
    await says(console, 'Captured');
    await wait(popup, [...before.slice(1, -1), simulators.humanitec.tokensOf(user.id)[0]?.value ?? '']);
  },
);

inBoth('where there is room the prompt says nothing of it', async ({ browser, simulators }) => {
  await popupWith(browser, tokens(MOST_WAITING - 1));
  const user = simulators.humanitec.createServiceUser({ apps: { shop: 'developer' } });
  const console = await createInConsole(browser, user.id);
  await console.promptReady();
  expect(await console.prompted()).not.toMatch(FULL);
  await console.sendPrompted();
  await says(console, 'Captured');
});

const LOST = 'Tokens that waited here and are lost: 2.';

async function lose(browser: UserBrowser): Promise<void> {
  const before = await popupWith(browser, tokens(2));
  await wait(before, tokens(2).slice(1));
  await browser.reloadExtension();

  const popup = await browser.popup();
  await expect.poll(() => popup.alert()).toContain(LOST);
  const again = await browser.popup();
  await expect.poll(() => again.alert()).toContain(LOST);
  expect(await again.alert()).toContain('revoke');
  expect(await again.headings()).not.toContain(TITLE);
  await again.clickBeside('Close', LOST);
  await expect.poll(() => again.alert()).not.toContain(LOST);
  const later = await browser.popup();
  await shows(later, 'API token');
  await showsNot(later, LOST);
}

const TITLE_OF_LOST =
  'tokens that waited when the extension was reloaded are told as lost, until that is closed';
// A Chromium that has loaded its extension anew is not used by other tests.
alone(TITLE_OF_LOST, ({ extension, simulators }) => lose(userOf(extension, simulators)));
firefoxTest(`Firefox: ${TITLE_OF_LOST}`, ({ firefox }) => lose(firefox));
