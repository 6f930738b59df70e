import type { Page } from '@playwright/test';
import type { Profile } from '../../../utils/infisical/types';
import type { MessageName, Payload } from '../../../utils/protocol';
import { devtools, type ExtensionBrowser } from '../../support/extension';
import { pasteToken, serviceUserToken, signIn } from '../../support/user';
import { known } from '../../unit/connections/known';
import { expect, test } from '../fixtures';

/** Sends a message as code in the content script's own world would: the worst a taken-over renderer can do. */
async function sendFromContentScript(
  page: Page,
  extension: ExtensionBrowser,
  message: unknown,
): Promise<unknown> {
  const session = await devtools(page);
  const contexts: { id: number; origin: string; name: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
  await session.send('Runtime.enable');
  const isolated = contexts.find(({ origin }) => origin === `chrome-extension://${extension.extensionId}`);
  if (!isolated) throw new Error('The content script does not run on this page');
  const { result } = await session.send('Runtime.evaluate', {
    contextId: isolated.id,
    awaitPromise: true,
    returnByValue: true,
    expression: `Promise.race([
      chrome.runtime.sendMessage(${JSON.stringify(message)}).catch(() => 'no answer'),
      new Promise((resolve) => setTimeout(resolve, 15000, 'no answer')),
    ]).then((answer) => answer ?? 'no answer')`,
  });
  return result.value;
}

const PROFILE: Profile = {
  id: 'built-in-us',
  label: '',
  instance: 'us',
  siteUrl: 'https://app.infisical.com',
  scope: { level: 'organization' },
  signIn: { method: 'browser-session' },
};

const CONNECTION = { siteUrl: PROFILE.siteUrl, connectionId: 'any' };

const PUSH = {
  kind: 'create',
  captureId: 'any',
  profileId: 'built-in-us',
  siteUrl: PROFILE.siteUrl,
  organizationId: null,
  name: 'humanitec',
  description: '',
  scope: PROFILE.scope,
  despiteWarnings: true,
} as const;

/** Every message but those of the content script, each with a payload that its schema accepts: nothing but the sender can be wrong. */
const EXTENSION_PAGES_ONLY: {
  [N in Exclude<MessageName, 'capture.deliver' | 'capture.room' | 'capture.supplies'>]: Payload<N>;
} = {
  'capture.paste': { token: 'abcdefghijklmnopqrstuvwxyz' },
  'capture.discard': { captureId: 'any' },
  'capture.restore': { captureId: 'any' },
  'capture.use': { captureId: 'any' },
  'capture.close-lost': {},
  'preflight.run': {},
  'preflight.cancel': {},
  'preflight.select': { apps: [] },
  'preflight.open-people-tab': { org: 'acme', app: 'shop' },
  'grant.prepare': { captureId: 'any', org: 'acme', app: 'shop' },
  'grant.give': { grantId: 'any' },
  'grant.clear': { grantId: 'any' },
  'destination.load': {},
  'destination.sign-in': { profileId: 'built-in-us' },
  'destination.unlock': { profileId: 'built-in-us', passphrase: 'correct horse battery' },
  'push.start': PUSH,
  'push.look-ahead': {
    isClose: true,
    request: PUSH,
  },
  'push.look-up': {},
  'push.clear': {},
  'profile.save': { profile: PROFILE, credentials: {} },
  'profile.test': { profile: PROFILE, credentials: {} },
  'profile.adopt': { profile: PROFILE, credentials: {} },
  'profile.remove': { profileId: 'built-in-us' },
  'profile.restore': { profile: PROFILE, place: 0, wasInUse: true },
  'profile.secrets': {},
  'profile.sign-out': { profileId: 'built-in-us' },
  'profile.change-passphrase': { profileId: 'built-in-us', current: 'a', next: 'b' },
  'history.clear': {},
  'history.restore': { entries: [] },
  'settings.import': { version: 1, profiles: [], preferences: { captureMinutes: 60 } },
  'settings.undo': { added: ['built-in-us'], changed: [], preferences: { captureMinutes: 60 } },
  'connections.snooze': CONNECTION,
  'connections.enter-date': { ...CONNECTION, on: '2027-01-31' },
  'connections.remove': CONNECTION,
  'connections.check-health': CONNECTION,
  'connections.start-rotation': CONNECTION,
  'connections.end-rotation': CONNECTION,
  'connections.run-syncs': { ...CONNECTION, destinations: ['acme/shop'] },
  'connections.resume-runs': {},
  'connections.restore': { connection: known() },
  'checklist.look': {},
  'checklist.show-service-users': {},
  'sync.open': CONNECTION,
  'sync.close': {},
  'sync.projects': {},
  'sync.environments': { projectId: 'any' },
  'sync.folders': { projectId: 'any', environment: 'dev' },
  'sync.look': {
    captureId: 'any',
    name: 'humanitec-shop',
    isAutomatic: true,
    plan: {
      projectId: 'any',
      environment: 'dev',
      secretPath: '/',
      destination: { scope: 'application', org: 'acme', app: 'shop' },
      options: { disableSecretDeletion: false },
    },
  },
  'sync.change': {},
  'sync.create': { lookId: 'any', captureId: 'any' },
  'sync.run': { lookId: 'any', captureId: 'any' },
  'sync.look-up': {},
};

test('the content script may deliver a capture, ask whether there is room for one and for words, and nothing else', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  const token = serviceUserToken(simulators.humanitec);
  await (await pasteToken(extension, token)).close();
  const page = await extension.context.newPage();
  await page.goto('https://app.humanitec.io/orgs/acme/apps');

  for (const [name, payload] of Object.entries(EXTENSION_PAGES_ONLY)) {
    const answer = await sendFromContentScript(page, extension, { name, payload });
    expect(answer, name).toBe('no answer');
  }
  const { vault } = await (await extension.worker()).evaluate(() => chrome.storage.session.get('vault'));
  expect(vault).toMatchObject([{ token }]);
});

test('the answers to a capture tell nothing but that it was taken, and whether there is room', async ({
  extension,
}) => {
  const page = await extension.context.newPage();
  await page.goto('https://app.humanitec.io/orgs/acme/apps');
  const deliver = { name: 'capture.deliver', payload: { token: 'abcdefghijklmnopqrstuvwxyz' } };
  expect(await sendFromContentScript(page, extension, deliver)).toEqual({
    ok: true,
    value: { outcome: 'captured' },
  });
  expect(await sendFromContentScript(page, extension, deliver)).toEqual({
    ok: true,
    value: { outcome: 'known' },
  });
  expect(await sendFromContentScript(page, extension, { name: 'capture.room', payload: {} })).toEqual({
    ok: true,
    value: { room: true },
  });
});

test('the content script cannot read what is stored', async ({ simulators, extension }) => {
  await (await pasteToken(extension, serviceUserToken(simulators.humanitec))).close();
  const page = await extension.context.newPage();
  await page.goto('https://app.humanitec.io/orgs/acme/apps');
  const session = await devtools(page);
  const contexts: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
  await session.send('Runtime.enable');
  const isolated = contexts.find(({ origin }) => origin.startsWith('chrome-extension://'));
  for (const area of ['session', 'local']) {
    const { result } = await session.send('Runtime.evaluate', {
      ...(isolated ? { contextId: isolated.id } : {}),
      awaitPromise: true,
      returnByValue: true,
      expression: `Promise.resolve().then(() => chrome.storage.${area}.get()).then((items) => JSON.stringify(items), () => 'refused')`,
    });
    expect(result.value, area).toBe('refused');
  }
});

test('a token reaches Humanitec alone until the click that sends it to Infisical', async ({
  simulators,
  extension,
}) => {
  await signIn(extension, simulators);
  const token = serviceUserToken(simulators.humanitec);
  const popup = await pasteToken(extension, token);
  await expect(popup.getByRole('button', { name: 'Create connection' })).toBeEnabled();
  const carriers = simulators.traffic.filter(({ headers, body }) =>
    `${JSON.stringify(headers)}${body}`.includes(token),
  );
  expect(new Set(carriers.map(({ host }) => host))).toEqual(new Set(['api.humanitec.io']));
  for (const { host, headers } of simulators.traffic.filter(({ host }) => host === 'api.humanitec.io')) {
    expect(headers.cookie, host).toBeUndefined();
  }
});
