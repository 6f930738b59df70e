import type { Page } from '@playwright/test';
import { violations } from '../support/axe';
import type { ExtensionBrowser } from '../support/extension';
import { type Restartable, useRestartable } from '../support/restartable';
import { pasteToken, serviceUserToken, signIn } from '../support/user';
import { test as base, expect } from './fixtures';

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

const saved = async ({ worker }: ExtensionBrowser): Promise<unknown> =>
  (await worker()).evaluate(async () => (await chrome.storage.local.get('profiles')).profiles ?? []);

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

test('who is signed in has a profile after one click, and it is the one of the popup', async ({
  simulators,
  extension,
  agreed,
}) => {
  agreed.host = 'eu.infisical.com';
  await signIn(extension, simulators, 'us');
  await signIn(extension, simulators, 'eu');
  const page = await extension.welcome();
  await expect(page.getByRole('radio', { name: 'US Cloud' })).toBeChecked();
  await testButton(page).click();
  await expect(success(page)).toContainText('May create connections.');
  await again(page).click();
  await expect(success(page)).toBeVisible();
  expect(await saved(extension)).toMatchObject([
    { siteUrl: 'https://app.infisical.com', signIn: { method: 'browser-session' } },
  ]);

  await page.getByRole('radio', { name: 'EU Cloud' }).check();
  await expect(success(page)).toBeHidden();
  await testButton(page).click();
  await expect(success(page)).toBeVisible();
  expect(await saved(extension)).toHaveLength(2);
  const popup = await pasteToken(extension, serviceUserToken(simulators.humanitec));
  await expect(popup.getByText('https://eu.infisical.com').first()).toBeVisible();
});

test('who is not signed in is told, and goes on from there', async ({ simulators, extension }) => {
  const page = await extension.welcome();
  await testButton(page).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('No session was found on app.infisical.com.');
  await expect(alert.getByRole('link', { name: 'Sign in to Infisical' })).toHaveAttribute(
    'href',
    'https://app.infisical.com/login',
  );
  expect(await saved(extension)).toEqual([]);

  await signIn(extension, simulators);
  await again(page).click();
  await expect(success(page)).toBeVisible();
  await expect(alert).toBeHidden();
  expect(await saved(extension)).toHaveLength(1);
});

test('self-hosted: one question of the browser, and the host stays allowed', async ({
  simulators,
  restartable,
}) => {
  const pattern = 'https://infisical.example.com/*';
  const extension = await restartable.start({ hosts: [pattern] });
  await signIn(extension, simulators, 'selfHosted');
  const page = await extension.welcome();
  await page.getByRole('radio', { name: 'Self-hosted' }).check();
  await page.getByLabel('Site URL').fill('infisical.example.com/login');
  await page.getByLabel('Site URL').press('Enter');
  await expect(success(page)).toBeVisible();
  expect(await saved(extension)).toMatchObject([{ siteUrl: 'https://infisical.example.com' }]);
  const isPermitted = (await extension.worker()).evaluate(
    (origin) => chrome.permissions.contains({ origins: [origin] }),
    pattern,
  );
  expect(await isPermitted).toBe(true);
});

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

test('leads to the console in a tab of its own', async ({ extension }) => {
  const page = await extension.welcome();
  const console = extension.context.waitForEvent('page');
  await page.getByRole('link', { name: 'Open the Humanitec console' }).click();
  expect((await console).url()).toMatch(/^https:\/\/app\.humanitec\.io\//);
});
