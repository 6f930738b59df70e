import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { fillProfile, removeProfile, saveProfile } from '../support/profile-form';
import { expect, test } from './fixtures';

const INSTANCE = 'infisical.secret-project.example.com';
const IDENTITY = {
  method: 'Universal Auth',
  clientId: 'canary-client',
  clientSecret: 'canary-secret',
} as const;

const widest = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('cards tell what each profile is; one is edited at a time, and nothing typed is lost unasked', async ({
  extension,
}) => {
  const options = await extension.options();
  await expect(options.getByRole('radio', { name: 'US Cloud' })).toBeChecked();
  await saveProfile(options, { signIn: IDENTITY });
  const us = options
    .getByRole('listitem')
    .filter({ has: options.getByRole('heading', { name: 'US Cloud' }) });
  await expect(us).toContainText('In use');
  await expect(us).toContainText('Its secret is kept in memory, until the browser closes.');

  await fillProfile(options, { signIn: { ...IDENTITY, clientId: 'typed' } });
  await options.getByRole('button', { name: 'Edit EU Cloud' }).click();
  const question = options.getByRole('group', { name: /^Discard the changes to US Cloud\?/ });
  await expect(question.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  await options.keyboard.press('Escape');
  await expect(options.getByRole('button', { name: 'Edit EU Cloud' })).toBeFocused();
  await expect(options.getByLabel('Client ID')).toHaveValue('typed');
  await options.keyboard.press('Enter');
  await question.getByRole('button', { name: 'Discard changes' }).click();
  await expect(options.getByRole('heading', { name: 'EU Cloud' })).toBeFocused();
  await expect(options.getByRole('radio', { name: 'EU Cloud' })).toBeChecked();
  await options.getByRole('button', { name: 'Edit US Cloud' }).click();
  await expect(options.getByLabel('Client ID')).toHaveValue(IDENTITY.clientId);
});

test('what was exported comes back after it was removed, without its secret, and works once that is entered', async ({
  simulators,
  extension,
}) => {
  const { identity, clientSecret } = simulators.infisical.us.state.seed;
  const options = await extension.options();
  const secret = clientSecret.value;
  const passphrase = 'canary passphrase';
  const signIn = { method: 'Universal Auth', clientId: identity.clientId, clientSecret: secret } as const;
  await options.getByLabel('Profile name', { exact: true }).fill('Payments');
  await saveProfile(options, { signIn: { ...signIn, passphrase } });
  await options.getByLabel('Keep a captured token for').selectOption('60 minutes');

  const downloading = options.waitForEvent('download');
  await options.getByRole('button', { name: 'Export settings' }).click();
  const exported = await downloading;
  expect(exported.suggestedFilename()).toMatch(/^humanitec-to-infisical-settings-.*\.json$/);
  const text = await readFile(await exported.path(), 'utf8');
  expect(text).toContain(identity.clientId);
  for (const canary of [secret, passphrase, 'ciphertext']) expect(text).not.toContain(canary);

  await removeProfile(options);
  await expect(options.getByText(/The secret that it signed in with stays valid/)).toBeVisible();
  await expect(options.getByRole('link', { name: 'Open app.infisical.com' })).toBeVisible();
  await options.getByLabel('Keep a captured token for').selectOption('15 minutes');

  const choosing = options.waitForEvent('filechooser');
  await options.getByRole('button', { name: 'Import settings' }).click();
  await (await choosing).setFiles(await exported.path());
  const preview = options.locator('.import');
  await expect(preview.getByRole('heading')).toBeFocused();
  await expect(preview.getByRole('listitem').first()).toContainText('Payments');
  await expect(preview).toContainText('15 minutes → 60 minutes');
  const payments = options
    .getByRole('listitem')
    .filter({ has: options.getByRole('heading', { name: 'Payments' }) });
  await expect(payments).toBeHidden();

  await preview.getByRole('button', { name: 'Apply changes' }).click();
  await expect(payments).toContainText('Its secret is missing.');
  await expect(options.getByLabel('Keep a captured token for')).toHaveValue('60');
  await options.getByRole('button', { name: 'Undo' }).last().click();
  await expect(payments).toBeHidden();
  await expect(options.getByLabel('Keep a captured token for')).toHaveValue('15');
  const again = options.waitForEvent('filechooser');
  await options.getByRole('button', { name: 'Import settings' }).click();
  await (await again).setFiles(await exported.path());
  await preview.getByRole('button', { name: 'Apply changes' }).click();

  await expect(options.getByLabel('Client ID')).toHaveValue(identity.clientId);
  await expect(options.getByLabel('Remember on this computer')).toBeChecked();
  await fillProfile(options, { signIn: { ...signIn, passphrase } });
  await options.getByRole('button', { name: 'Test connection' }).click();
  await expect(options.getByText(/Signed in as/)).toBeVisible();
});

test('what is copied for a report names states, and nothing that was entered', async ({ extension }) => {
  const worker = await extension.worker();
  await worker.evaluate((profile) => chrome.storage.local.set({ profiles: [profile] }), {
    id: 'canary-id',
    label: 'canary-label',
    instance: 'self-hosted',
    siteUrl: `https://${INSTANCE}`,
    scope: { level: 'project', id: 'canary-project', name: 'canary-name' },
    signIn: { method: 'universal-auth', clientId: 'canary-client', remember: false },
  });
  const options = await extension.options();
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await options.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect(options.getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible();
  const copied = await options.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^browser: (Chromium|Google Chrome) \d+\./m);
  expect(copied).toMatch(/^profiles: 1 self-hosted universal-auth project/m);
  expect(copied).toContain(
    'hosts: Humanitec API yes, Humanitec console yes, US Cloud yes, EU Cloud yes, others 0',
  );
  // What is copied stands there to be read before.
  const shown = options.getByRole('region', { name: 'About' }).locator('pre');
  await expect(shown).toBeVisible();
  expect(await shown.textContent()).toBe(copied);
  expect(copied).toContain('policy: none');
  expect(copied).not.toMatch(/canary|secret-project/);
});

test('each section is one link away, also at 320 pixels, where nothing sticks out', async ({ extension }) => {
  const options = await extension.options();
  const links = options.getByRole('navigation', { name: 'On this page' }).getByRole('link');
  await expect(links).toHaveCount(7);
  for (const width of [1280, 320]) {
    await options.setViewportSize({ width, height: 700 });
    for (const link of await links.all()) {
      await link.click();
      const heading = options.getByRole('heading', { name: await link.innerText(), exact: true });
      await expect(heading).toBeInViewport();
    }
    expect(await widest(options)).toBeLessThanOrEqual(0);
  }
});

test('a page with something unsaved in it is closed only once the user has said so', async ({
  extension,
}) => {
  const options = await extension.options();
  const label = options.getByLabel('Profile name', { exact: true });
  await label.click();
  await options.keyboard.type('Production');
  const asked = options.waitForEvent('dialog');
  await options.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await expect(label).toHaveValue('Production');

  await options.getByRole('button', { name: 'Save' }).click();
  await expect(options.getByText(/^Saved/)).toBeVisible();
  const closed = options.waitForEvent('close');
  await options.close({ runBeforeUnload: true });
  await closed;
});
