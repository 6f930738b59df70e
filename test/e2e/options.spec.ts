/// <reference types="chrome" />
import type { Page } from '@playwright/test';
import { dropProfile, enterProfile, keepProfile } from '../support/profile-form';
import { shows } from '../support/user-acts';
import type { UserPage } from '../support/user-browser';
import { expect, inBoth, test } from './fixtures';

const INSTANCE = 'infisical.secret-project.example.com';
const IDENTITY = {
  method: 'Universal Auth',
  clientId: 'canary-client',
  clientSecret: 'canary-secret',
} as const;

/** The keys go to what is called so. */
const focuses = (page: UserPage, name: string | RegExp): Promise<void> =>
  typeof name === 'string'
    ? expect.poll(() => page.focused()).toBe(name)
    : expect.poll(() => page.focused()).toMatch(name);

const widest = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

inBoth(
  'cards tell what each profile is; one is edited at a time, and nothing typed is lost unasked',
  async ({ browser }) => {
    const options = await browser.options();
    await shows(options, 'US Cloud');
    expect(await options.isChecked('US Cloud')).toBe(true);
    await keepProfile(options, { signIn: IDENTITY });
    await shows(
      options,
      /US Cloud\s+In use(?:(?!EU Cloud)[\s\S])*Its secret is kept in memory, until the browser closes\./,
    );

    await enterProfile(options, { signIn: { ...IDENTITY, clientId: 'typed' } });
    await options.click('button', 'Edit EU Cloud');
    await shows(options, 'Discard the changes to US Cloud?');
    await focuses(options, 'Keep editing');
    await options.key('Escape');
    await focuses(options, 'Edit EU Cloud');
    expect(await options.value('Client ID')).toBe('typed');
    await options.key('Enter');
    await options.click('button', 'Discard changes');
    await focuses(options, 'EU Cloud');
    expect(await options.isChecked('EU Cloud')).toBe(true);
    await options.click('button', 'Edit US Cloud');
    await expect.poll(() => options.value('Client ID')).toBe(IDENTITY.clientId);
  },
);

inBoth(
  'what was exported comes back after it was removed, without its secret, and works once that is entered',
  async ({ browser, simulators }) => {
    const { identity, clientSecret } = simulators.infisical.us.state.seed;
    const options = await browser.options();
    const secret = clientSecret.value;
    const passphrase = 'canary passphrase';
    const signIn = { method: 'Universal Auth', clientId: identity.clientId, clientSecret: secret } as const;
    const kept = () => options.value('Keep a captured token for');
    await options.type('Profile name', 'Payments');
    await keepProfile(options, { signIn: { ...signIn, passphrase } });
    await options.choose('Keep a captured token for', '60 minutes');

    const exported = await options.saved(() => options.click('button', 'Export settings'));
    expect(exported.name).toMatch(/^humanitec-to-infisical-settings-.*\.json$/);
    expect(exported.text).toContain(identity.clientId);
    for (const canary of [secret, passphrase, 'ciphertext']) expect(exported.text).not.toContain(canary);

    await dropProfile(options);
    await shows(options, 'The secret that it signed in with stays valid');
    expect(await options.link('Open app.infisical.com')).toBeDefined();
    await options.choose('Keep a captured token for', '15 minutes');

    await options.chooseFile('Import settings', exported);
    await shows(options, '15 minutes → 60 minutes');
    await focuses(options, new RegExp(exported.name));
    await shows(options, 'Payments');
    expect(await options.headings()).not.toContain('Payments');

    await options.click('button', 'Apply changes');
    await shows(options, /Payments(?:(?!EU Cloud)[\s\S])*Its secret is missing\./);
    expect(await options.headings()).toContain('Payments');
    await expect.poll(kept).toBe('60');
    await options.click('button', 'Undo', 'last');
    await expect.poll(() => options.headings()).not.toContain('Payments');
    await expect.poll(kept).toBe('15');
    await options.chooseFile('Import settings', exported);
    await options.click('button', 'Apply changes');

    await expect.poll(() => options.value('Client ID')).toBe(identity.clientId);
    expect(await options.isChecked('Remember on this computer')).toBe(true);
    await enterProfile(options, { signIn: { ...signIn, passphrase } });
    await options.click('button', 'Test connection');
    await shows(options, 'Signed in as');
  },
);

inBoth('what is copied for a report names states, and nothing that was entered', async ({ browser }) => {
  await browser.evaluate((profile) => chrome.storage.local.set({ profiles: [profile] }), {
    id: 'canary-id',
    label: 'canary-label',
    instance: 'self-hosted',
    siteUrl: `https://${INSTANCE}`,
    scope: { level: 'project', id: 'canary-project', name: 'canary-name' },
    signIn: { method: 'universal-auth', clientId: 'canary-client', remember: false },
  });
  const options = await browser.options();
  await options.click('button', 'Copy diagnostics');
  await shows(options, 'Copied.');
  const copied = await browser.copied();
  expect(copied).toMatch(/^browser: (Chromium|Google Chrome|Firefox) \d+\./m);
  expect(copied).toMatch(/^profiles: 1 self-hosted universal-auth project/m);
  expect(copied).toContain(
    'hosts: Humanitec API yes, Humanitec console yes, US Cloud yes, EU Cloud yes, others 0',
  );
  // What is copied stands there to be read before.
  expect(await options.text()).toContain(copied.trim());
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
