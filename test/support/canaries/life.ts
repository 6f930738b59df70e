/// <reference types="chrome" />
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import type { Simulators } from '../../simulators';
import { HOSTS } from '../../simulators/hosts';
import { waitForAccessible } from '../accessible';
import { clickSend } from '../capturing';
import type { ExtensionBrowser } from '../extension';
import { chooseExisting, chooseNew, chooseProfile, showApps, showFields } from '../popup';
import { press } from '../press';
import { fillProfile, saveProfile } from '../profile-form';
import { part } from '../push';
import { role } from '../roles';
import { type Exhibit, exhibitsOf } from './exhibits';
import { exhibitsOfBrowser, exhibitsOfTab } from './extension-exhibits';
import type { Canary } from './needles';
import type { Errand } from './search';

const INFISICAL = HOSTS.infisicalUs;
const WRITE = /app-connections\/humanitec/;

/** The secrets of one life, each of which is seen by nobody who should not see it. */
export interface Secrets {
  captured: string;
  created: string;
  updated: string;
  discarded: string;
  refused: string;
  halfTyped: string;
  clientSecret: string;
  passphrase: string;
  accessToken: string;
  cookie: string;
}

/** Makes the secrets: tokens that Humanitec knows, and credentials that Infisical knows. `captured` comes with the capture. */
export async function makeSecrets({ humanitec, infisical }: Simulators): Promise<Omit<Secrets, 'captured'>> {
  humanitec.tokenFormat = 'base64';
  const token = (name: string): string =>
    humanitec.createToken(humanitec.createServiceUser({ name, apps: { shop: 'developer' } }).id).value;
  const { state, arrange } = infisical.us;
  const { jid } = await arrange.session(state.seed.user, state.seed.organization.id);
  return {
    created: token('created'),
    updated: token('updated'),
    discarded: token('discarded'),
    refused: token('refused'),
    halfTyped: randomBytes(24).toString('hex'),
    clientSecret: state.seed.clientSecret.value,
    passphrase: `four words ${randomBytes(24).toString('hex')}`,
    accessToken: await arrange.accessToken(state.seed.identity),
    cookie: jid,
  };
}

/** The secrets and, from the traffic, every bearer token that the services issued since. */
export function canariesOf(secrets: Partial<Secrets>, { traffic }: Simulators): Canary[] {
  const known = Object.entries(secrets).map(([name, value]) => ({ name, value }));
  const bearers = traffic
    .filter(({ host }) => host === INFISICAL)
    .map(({ headers }) => headers.authorization?.replace(/^Bearer /, '') ?? '')
    .filter((value) => value !== '' && !known.some((canary) => canary.value === value));
  return [...known, ...[...new Set(bearers)].map((value, index) => ({ name: `bearer ${index + 1}`, value }))];
}

/** Whom each canary may reach, and how. The half-typed token and the passphrase reach nobody. */
export function errandsOf(canaries: readonly Canary[]): Errand[] {
  const toHumanitec = ['captured', 'created', 'updated', 'discarded', 'refused'];
  const toInfisical = ['captured', 'created', 'updated', 'refused'];
  const bearers = canaries.map(({ name }) => name).filter((name) => name.startsWith('bearer'));
  return [
    ...toHumanitec.map((canary) => ({
      canary,
      host: HOSTS.humanitecApi,
      part: 'authorization' as const,
    })),
    ...toInfisical.map((canary) => ({ canary, host: INFISICAL, part: 'body' as const, path: WRITE })),
    ...['accessToken', ...bearers].map((canary) => ({
      canary,
      host: INFISICAL,
      part: 'authorization' as const,
    })),
    { canary: 'clientSecret', host: INFISICAL, part: 'body', path: /universal-auth\/login$/ },
    { canary: 'cookie', host: INFISICAL, part: 'cookie' },
  ];
}

/** Lives through everything that can happen to a secret in Chromium. Gives what lay open at each moment of it. */
export async function live(
  extension: ExtensionBrowser,
  simulators: Simulators,
  secrets: Omit<Secrets, 'captured'>,
): Promise<{ captured: string; exhibits: Exhibit[] }> {
  const exhibits: Exhibit[] = [];
  const look = async (moment: string): Promise<void> => {
    exhibits.push(...(await exhibitsOfBrowser(extension, moment)).map(withMemory));
  };
  await extension.context.addCookies([
    { name: 'jid', value: secrets.cookie, url: `https://${INFISICAL}`, httpOnly: true, secure: true },
  ]);
  const options = await extension.options();
  await makeProfiles(options, simulators, secrets, look, exhibits);

  const captured = await capture(extension, simulators, exhibits);
  const popup = await extension.popupInTab();
  await expect(part.capture(popup)).toBeVisible();
  await choose(popup, 'Universal');
  await look('captured');
  await reportOf(popup, extension, exhibits);
  await pushAs(popup, 'canary-captured');
  await look('captured token pushed');

  await pasteNext(popup, secrets.created);
  await choose(popup, 'Token');
  await pushAs(popup, 'canary-created');
  await look('pasted token pushed');

  await pasteNext(popup, secrets.updated);
  await choose(popup, 'Session');
  await chooseExisting(popup);
  await popup
    .getByRole('combobox', { name: 'Existing connection' })
    .selectOption({ label: 'canary-created' });
  await press(part.update(popup));
  const anyway = popup.getByRole('button', { name: 'Update anyway' });
  await expect(part.done(popup).or(anyway).first()).toBeVisible({ timeout: 30_000 });
  if (await anyway.isVisible()) await press(anyway);
  await expect(part.done(popup)).toBeVisible({ timeout: 30_000 });
  await look('token updated');

  await refusals(popup, simulators, secrets.refused, look, exhibits, extension);
  await discard(popup, secrets.discarded, look);

  await popup.getByLabel('API token').fill(secrets.halfTyped);
  exhibits.push(...(await whileTyping(popup, ['halfTyped'])));
  await exportHistory(options, exhibits);
  await Promise.all([popup.reload(), options.reload()]);
  await expect(popup.getByLabel('API token')).toBeVisible();
  await expect(options.getByRole('button', { name: 'Save' })).toBeVisible();
  // Opened anew, the pages know of nothing, in their memory neither.
  exhibits.push(...(await exhibitsOfBrowser(extension, 'opened anew')));
  return { captured, exhibits };
}

/** Secrets that a person enters in a page of the extension. */
const ENTERED = [
  'created',
  'updated',
  'discarded',
  'refused',
  'halfTyped',
  'clientSecret',
  'passphrase',
  'accessToken',
];

/** What was entered in a page may be in the memory of that page's scripts, as long as it is open. */
function withMemory(exhibit: Exhibit): Exhibit {
  return /: \/(popup|options)\.html: globals$/.test(exhibit.place)
    ? { ...exhibit, allowed: ENTERED }
    : exhibit;
}

/** A field, and the page's own memory of it, are where a person types: nothing else may know of it. */
async function whileTyping(page: Page, typed: string[]): Promise<Exhibit[]> {
  const exhibits = await exhibitsOfTab(page, 'while typing');
  return exhibits.map((each) =>
    /: (markup|nodes)/.test(each.place) ? { ...each, allowed: typed } : withMemory(each),
  );
}

type Look = (moment: string) => Promise<void>;

/** One profile for each way to sign in; the client secret is remembered first, then not any more. */
async function makeProfiles(
  options: Page,
  { infisical }: Simulators,
  { clientSecret, passphrase, accessToken }: Omit<Secrets, 'captured'>,
  look: Look,
  exhibits: Exhibit[],
): Promise<void> {
  const { clientId } = infisical.us.state.seed.identity;
  const named = async (name: string, save: () => Promise<void>): Promise<void> => {
    await options.getByLabel('Profile name').fill(name);
    await save();
    await options.getByRole('button', { name: 'Test connection' }).click();
    await expect(options.getByText(/^Signed in as .*, organization .*Platform Team.*\.$/)).toBeVisible();
  };
  const universal = { method: 'Universal Auth', clientId, clientSecret } as const;
  await fillProfile(options, { signIn: { ...universal, passphrase } });
  exhibits.push(...(await whileTyping(options, ['clientSecret', 'passphrase'])));
  await named('Universal', () => saveProfile(options, { signIn: { ...universal, passphrase } }));
  await look('client secret remembered');
  await options.getByLabel('Remember on this computer').uncheck();
  await saveProfile(options, { signIn: universal });
  await look('client secret not remembered any more');
  await options.getByRole('button', { name: 'Add profile' }).click();
  await named('Token', () => saveProfile(options, { signIn: { method: 'Access token', accessToken } }));
  await options.getByRole('button', { name: 'Add profile' }).click();
  await named('Session', () => saveProfile(options, { signIn: { method: 'Browser session' } }));
  await look('profiles saved');
}

/** Takes a token from the console by the prompt; the console's page holds it no more and no less than before. */
async function capture(
  extension: ExtensionBrowser,
  { humanitec }: Simulators,
  exhibits: Exhibit[],
): Promise<string> {
  const user = humanitec.createServiceUser({ name: 'captured', apps: { shop: 'developer' } });
  const console = await extension.context.newPage();
  await console.goto(`https://app.humanitec.io/orgs/acme/service-users/${user.id}`);
  await console.getByRole('button', { name: 'Add new API token' }).click();
  await console.getByLabel('API token ID').fill('canary');
  await console.getByRole('button', { name: 'Create new API token' }).click();
  await waitForAccessible(console, 'button', 'Send to Infisical');
  const [token] = humanitec.tokensOf(user.id);
  if (!token) throw new Error('The console created no token');
  const inThePage = async (moment: string) =>
    (await exhibitsOfTab(console, moment)).map(({ place, content }) => ({
      place,
      times: content.toString().split(token.value).length,
    }));
  const before = await inThePage('token shown');
  await clickSend(console);
  const opened = await extension.popup();
  await opened.waitForSelector(role('heading', 'Captured token'));
  const session = await opened.createCDPSession();
  exhibits.push(...(await exhibitsOf('popup that opened by itself', session)));
  const after = await inThePage('token shown');
  expect(after, 'how often the console page holds its own token').toEqual(before);
  await console.goto('https://app.humanitec.io/orgs/acme/apps');
  await console.getByRole('link', { name: 'Service Users' }).waitFor();
  return token.value;
}

async function choose(popup: Page, profile: string): Promise<void> {
  const id = await chooseProfile(popup, profile);
  // Until then the form is that of the profile before it.
  await expect.poll(() => targetProfile(popup)).toBe(id);
}

/** Id of the profile whose Infisical the popup shows. */
const targetProfile = (popup: Page): Promise<string | undefined> =>
  popup.evaluate(async () => {
    const { destination } = await chrome.storage.session.get<{ destination?: { profile: { id: string } } }>(
      'destination',
    );
    return destination?.profile.id;
  });

async function pushAs(popup: Page, name: string): Promise<void> {
  await chooseNew(popup);
  await showFields(popup);
  await part.name(popup).fill(name);
  await press(part.create(popup));
  await expect(part.done(popup)).toBeVisible({ timeout: 30_000 });
}

async function pasteNext(popup: Page, token: string): Promise<void> {
  const another = popup.getByRole('button', { name: 'Send another token' });
  if (await another.isVisible()) await another.click();
  await popup.getByLabel('API token').fill(token);
  await popup.getByRole('button', { name: 'Check token' }).click();
  await expect(part.capture(popup)).toBeVisible();
}

/** Refusals whose text repeats the token, in every shape that Infisical's errors have. */
async function refusals(
  popup: Page,
  { faults }: Simulators,
  token: string,
  look: Look,
  exhibits: Exhibit[],
  extension: ExtensionBrowser,
): Promise<void> {
  const echo = `the token ${token} (${encodeURIComponent(token)}) is odd`;
  const issue = (...path: string[]) => ({ code: 'custom', path, message: echo });
  const answers: [status: number, error: string, message: unknown][] = [
    [400, 'BadRequest', echo],
    [403, 'PolicyViolationError', echo],
    [403, 'PermissionDenied', `You are not allowed to use ${token}`],
    [422, 'ValidationFailure', [issue('credentials', 'apiToken')]],
    [422, 'ValidationFailure', [issue(token), issue('name')]],
    [409, echo, token],
  ];
  await pasteNext(popup, token);
  for (const [status, error, message] of answers) {
    const body = { reqId: `req-${token}`, statusCode: status, error, message };
    faults.add({
      host: INFISICAL,
      method: 'POST',
      path: /app-connections\/humanitec$/,
      times: 1,
      action: { kind: 'status', status, body },
    });
    await press(part.create(popup));
    const alert = popup.getByRole('alert').first();
    await expect(alert).toBeVisible({ timeout: 30_000 });
    await expect(part.capture(popup)).toBeVisible();
    await look(`refused with ${status}`);
    const details = alert.getByText('Details', { exact: true });
    if (await details.isVisible()) {
      await details.click();
      await alert.getByRole('button', { name: 'Copy details' }).click();
      exhibits.push({
        place: `copied details of a ${status}`,
        content: await clipboardOf(extension, popup),
      });
    }
  }
  await popup.getByRole('button', { name: 'Discard' }).first().click();
  await expect(popup.getByLabel('API token')).toBeVisible();
}

async function discard(popup: Page, token: string, look: Look): Promise<void> {
  await pasteNext(popup, token);
  await expect(part.create(popup).or(part.update(popup)).first()).toBeVisible();
  await popup.getByRole('button', { name: 'Discard' }).first().click();
  await expect(popup.getByRole('button', { name: 'Undo' }).first()).toBeVisible();
  await look('discarded');
}

async function reportOf(popup: Page, extension: ExtensionBrowser, exhibits: Exhibit[]): Promise<void> {
  await showApps(popup);
  await expect(popup.getByRole('table', { name: 'App access' })).toContainText('shop');
  await popup.getByRole('button', { name: 'Copy report' }).click();
  const content = await clipboardOf(extension, popup);
  expect(content).toContain('shop');
  exhibits.push({ place: 'copied report', content });
}

/** What was copied, read in the page it was copied in. */
async function clipboardOf({ context }: ExtensionBrowser, page: Page): Promise<string> {
  await context.grantPermissions(['clipboard-read']);
  await page.bringToFront();
  return page.evaluate(() => navigator.clipboard.readText());
}

async function exportHistory(options: Page, exhibits: Exhibit[]): Promise<void> {
  await options.reload();
  for (const button of ['Export JSON', 'Export CSV']) {
    const download = options.waitForEvent('download');
    await options.getByRole('button', { name: button }).click();
    const content = await readFile(await (await download).path());
    expect(content.toString()).toContain('canary-captured');
    exhibits.push({ place: `history: ${button}`, content });
  }
}
