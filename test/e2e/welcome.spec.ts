/// <reference types="chrome" />
import type { Page } from '@playwright/test';
import { violations } from '../support/axe';
import type { ExtensionBrowser } from '../support/extension';
import { type Restartable, useRestartable } from '../support/restartable';
import { serviceUserToken, signIn } from '../support/user';
import { alerts, pasteToken, shows, showsNot } from '../support/user-acts';
import type { UserBrowser } from '../support/user-browser';
import { userOf } from '../support/user-chromium';
import { test as base, expect, firefoxTest, inBoth } from './fixtures';

const test = base.extend<{ restartable: Restartable }>({
  restartable: ({ simulators: { port } }, use) => useRestartable({ port, keepsWelcome: true }, use),
});

const HEADLINE = { name: 'From a new Humanitec token to a connection in Infisical, in two clicks.' };

/** First-run pages that are open; asked once a page of the extension has got an answer of its background. */
async function opened(extension: ExtensionBrowser): Promise<Page[]> {
  const options = await extension.options();
  await options.getByRole('button', { name: 'Test connection' }).click();
  await options.getByRole('alert').waitFor();
  await options.close();
  return extension.context.pages().filter((page) => page.url().endsWith('/welcome.html'));
}

const profiles = (browser: UserBrowser): Promise<unknown> =>
  browser.evaluate(async (name) => (await chrome.storage.local.get(name))[name] ?? [], 'profiles');
/** Said where a sign-in works. */
const SUCCESS = /^Signed in as .*, organization platform-team/m;

const testButton = (page: Page) => page.getByRole('button', { name: 'Test connection' });
const again = (page: Page) => page.getByRole('button', { name: 'Test again' });
const success = (page: Page) =>
  page.getByRole('status').filter({ hasText: /^Signed in as .*, organization platform-team/ });

test('opens after the installation, and not at the next start', async ({ restartable }) => {
  const first = await restartable.start();
  await expect.poll(() => opened(first)).toHaveLength(1);
  for (const page of await opened(first)) {
    await expect(page.getByRole('heading', HEADLINE)).toBeVisible();
    await page.close();
  }
  expect(await opened(await restartable.start())).toEqual([]);
});

inBoth(
  'who is signed in has a profile after one click, and it is the one of the popup',
  async ({ browser, simulators, agreed }) => {
    agreed.host = 'eu.infisical.com';
    await browser.signIn('us');
    await browser.signIn('eu');
    const page = await browser.welcome();
    await expect.poll(() => page.isChecked('US Cloud')).toBe(true);
    await page.click('button', 'Test connection');
    await shows(page, SUCCESS);
    await shows(page, 'May create connections.');
    await page.click('button', 'Test again');
    await shows(page, SUCCESS);
    expect(await profiles(browser)).toMatchObject([
      { siteUrl: 'https://app.infisical.com', signIn: { method: 'browser-session' } },
    ]);

    await page.click('radio', 'EU Cloud');
    await showsNot(page, 'Signed in as');
    await page.click('button', 'Test connection');
    await shows(page, SUCCESS);
    expect(await profiles(browser)).toHaveLength(2);
    const popup = await pasteToken(browser, serviceUserToken(simulators.humanitec));
    await shows(popup, 'https://eu.infisical.com');
  },
);

inBoth('who is not signed in is told, and goes on from there', async ({ browser }) => {
  const page = await browser.welcome();
  await page.click('button', 'Test connection');
  await alerts(page, ['No session was found on app.infisical.com.', 'Sign in to Infisical']);
  expect(await page.link('Sign in to Infisical')).toBe('https://app.infisical.com/login');
  expect(await profiles(browser)).toEqual([]);

  await browser.signIn();
  await page.toFront();
  await page.click('button', 'Test again');
  await shows(page, SUCCESS);
  expect(await page.alert()).toBe('');
  expect(await profiles(browser)).toHaveLength(1);
});

async function setUpSelfHosted(browser: UserBrowser): Promise<void> {
  await browser.signIn('selfHosted');
  const page = await browser.welcome();
  await page.click('radio', 'Self-hosted');
  await page.type('Site URL', 'infisical.example.com/login');
  await page.key('Enter');
  await shows(page, SUCCESS);
  expect(await profiles(browser)).toMatchObject([{ siteUrl: 'https://infisical.example.com' }]);
  expect(await browser.isAllowed('https://infisical.example.com')).toBe(true);
}

test('self-hosted: one question of the browser, and the host stays allowed', async ({
  simulators,
  restartable,
}) => {
  const extension = await restartable.start({ hosts: ['https://infisical.example.com/*'] });
  await setUpSelfHosted(userOf(extension, simulators));
});

firefoxTest('Firefox: self-hosted: one question of the browser, and the host stays allowed', ({ firefox }) =>
  setUpSelfHosted(firefox),
);

/** While the prompt, the pointer and the result come into the picture, in milliseconds from its beginning. */
const MOMENTS = [0, 800, 1_600, 3_600, 10_800];

const stopAt = (page: Page, moment: number): Promise<void> =>
  page.evaluate((time) => {
    for (const animation of document.getAnimations()) {
      animation.pause();
      animation.currentTime = time;
    }
  }, moment);

for (const colorScheme of ['light', 'dark'] as const)
  test(`breaks no accessibility rule, ${colorScheme}`, async ({ simulators, extension }) => {
    const page = await extension.welcome();
    await page.emulateMedia({ colorScheme });
    await expect(page.getByRole('radio', { name: 'US Cloud' })).toBeChecked();
    for (const moment of MOMENTS) {
      await stopAt(page, moment);
      expect(await violations(page), `${moment} ms`).toEqual([]);
    }
    await page.getByRole('radio', { name: 'Self-hosted' }).check();
    await testButton(page).click();
    await expect(page.getByRole('alert')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('radio', { name: 'US Cloud' }).check();
    await testButton(page).click();
    await expect(page.getByRole('alert')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await signIn(extension, simulators);
    await again(page).click();
    await expect(success(page)).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

test('fits on one screen, and on a narrow one without scrolling across', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  const page = await extension.welcome();
  const size = () =>
    page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return { width: scrollWidth, height: scrollHeight };
    });
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.getByRole('radio', { name: 'US Cloud' })).toBeChecked();
  expect(await size()).toEqual({ width: 1280, height: 800 });
  await testButton(page).click();
  await expect(success(page)).toBeVisible();
  expect(await size()).toEqual({ width: 1280, height: 800 });
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await size()).toMatchObject({ width: 320 });
});

test('the picture moves, can be paused, and stands still for who wants less motion', async ({
  extension,
}) => {
  const page = await extension.welcome();
  const states = () =>
    page.evaluate(() => [...new Set(document.getAnimations().map(({ playState }) => playState))]);
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  expect(await states()).toEqual(['running']);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect.poll(states).toEqual(['paused']);
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(states).toEqual(['running']);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect.poll(states).toEqual([]);
  await expect(page.getByRole('button', { name: 'Pause' })).toBeHidden();
});

inBoth('leads to the console in a tab of its own', async ({ browser }) => {
  const page = await browser.welcome();
  const before = await browser.addresses();
  await page.click('link', 'Open the Humanitec console');
  await expect
    .poll(() => browser.addresses())
    .toContainEqual(expect.stringMatching(/^https:\/\/app\.humanitec\.io\//));
  expect(await browser.addresses()).toHaveLength(before.length + 1);
});
