/// <reference types="chrome" />
import { expect, type Page } from '@playwright/test';
import type { Simulators } from '../simulators';
import { HOSTS } from '../simulators/hosts';
import { dayIn } from '../support/days';
import type { ExtensionBrowser } from '../support/extension';
import { press } from '../support/press';
import { saveProfile } from '../support/profile-form';
import { part } from '../support/push';
import { pasteInto, pasteToken, serviceUserToken, signIn } from '../support/user';

/** What lies on disk, by its keys. */
export type Disk = Record<string, unknown>;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const item = (page: Page) => page.getByRole('list', { name: 'Known connections' }).locator('> li');

/**
 * Lives through all that leaves something on disk. Gives each item as it lay there at some moment of that life: the last
 * one at which there was something in it.
 *
 * @param start a browser, with the profile of the one before
 */
export async function storedInALife(
  start: () => Promise<ExtensionBrowser>,
  simulators: Simulators,
): Promise<Disk> {
  const all: Disk = {};
  let extension = await start();
  const look = async (): Promise<void> => {
    const disk: Disk = await (await extension.worker()).evaluate(() => chrome.storage.local.get(null));
    for (const [key, value] of Object.entries(disk)) if (!isEmpty(value)) all[key] = value;
  };
  /** Looks once something lies there. */
  const lookFor = (key: string) =>
    expect(async () => {
      await look();
      expect(Object.keys(all)).toContain(key);
    }).toPass();

  await makeProfiles(extension, simulators);
  const token = serviceUserToken(simulators.humanitec);
  const popup = await pasteToken(extension, token);
  await lookFor('remnants');
  await push(popup, simulators, () => lookFor('intent'));
  await setUpSync(popup, simulators, token, () => lookFor('syncIntent'));
  await keepConnection(popup);
  await look();

  await pasteInto(popup, token);
  await expect(part.capture(popup)).toBeVisible();
  await extension.close();
  extension = await start();
  await lookFor('lost');
  await extension.close();
  return all;
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

/** A profile of each kind: the session is the one used last, whose secret nobody has to enter again. */
async function makeProfiles(extension: ExtensionBrowser, simulators: Simulators): Promise<void> {
  const { seed } = simulators.infisical.us.state;
  await signIn(extension, simulators);
  const options = await extension.options();
  await options.getByLabel('Keep a captured token for').selectOption('30 minutes');
  const add = () => options.getByRole('button', { name: 'Add profile' }).click();
  await options.getByLabel('Profile name').fill('Remembered');
  await saveProfile(options, {
    signIn: {
      method: 'Universal Auth',
      clientId: seed.identity.clientId,
      clientSecret: seed.clientSecret.value,
      subOrganization: 'platform',
      passphrase: 'four words for a fixture',
    },
  });
  await add();
  const accessToken = await simulators.infisical.us.arrange.accessToken(seed.identity);
  await saveProfile(options, { signIn: { method: 'Access token', accessToken } });
  await add();
  await saveProfile(options, { signIn: { method: 'Browser session' } });
  await options.close();
}

/** Has one request answered late, and looks meanwhile. */
async function whileUnanswered(
  { faults }: Simulators,
  path: RegExp,
  act: () => Promise<void>,
  look: () => Promise<void>,
): Promise<void> {
  let answer = (): void => undefined;
  const until = new Promise<void>((resolve) => {
    answer = resolve;
  });
  faults.add({
    host: HOSTS.infisicalUs,
    method: 'POST',
    path,
    times: 1,
    action: { kind: 'hold-answer', until },
  });
  await act();
  await look();
  answer();
}

async function push(popup: Page, simulators: Simulators, look: () => Promise<void>): Promise<void> {
  await whileUnanswered(
    simulators,
    /app-connections\/humanitec$/,
    async () => {
      await press(part.create(popup));
    },
    look,
  );
  await expect(part.done(popup)).toBeVisible({ timeout: 30_000 });
}

async function setUpSync(
  popup: Page,
  simulators: Simulators,
  token: string,
  look: () => Promise<void>,
): Promise<void> {
  simulators.infisical.us.arrange.secrets({ KEY: 'secret text' });
  await button(popup, 'Set up a sync').click();
  await pasteInto(popup, token);
  await button(popup, 'Show what it will do').click();
  await whileUnanswered(
    simulators,
    /secret-syncs\/humanitec$/,
    async () => {
      await press(button(popup, 'Create sync'));
    },
    look,
  );
  await press(button(popup, 'Run now'));
  await expect(popup.getByText('The run has succeeded.')).toBeVisible({ timeout: 20_000 });
  await button(popup, 'Done').click();
}

/** What is known of a connection after a while: its health, its end, a notice put off, a rotation that has begun. */
async function keepConnection(popup: Page): Promise<void> {
  const another = button(popup, 'Send another token');
  if (await another.isVisible()) await another.click();
  await button(popup, 'Check health').click();
  await expect(item(popup)).toContainText('used by 1 sync');
  await item(popup).getByText('More', { exact: true }).click();
  await button(popup, 'Enter expiry date').click();
  await popup.getByLabel('Last day of the token').fill(dayIn(5));
  await button(popup, 'Save date').click();
  await expect(item(popup)).toContainText('expires in 5 days');
  await button(popup, 'Rotate token').click();
  await expect(item(popup)).toContainText('API token with the ID');
}
