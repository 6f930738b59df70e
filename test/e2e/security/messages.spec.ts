import type { Profile } from '../../../utils/infisical/types';
import type { MessageName, Payload } from '../../../utils/protocol';
import { serviceUserToken } from '../../support/user';
import { pasteToken, shows } from '../../support/user-acts';
import { userOf } from '../../support/user-chromium';
import { known } from '../../unit/connections/known';
import { expect, firefoxTest, inBoth, test } from '../fixtures';

const PAGE = 'https://app.humanitec.io/orgs/acme/apps';

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

inBoth(
  'the content script may deliver a capture, ask whether there is room for one and for words, and nothing else',
  async ({ browser, simulators }) => {
    await browser.signIn();
    const token = serviceUserToken(simulators.humanitec);
    await (await pasteToken(browser, token)).close();
    const script = await browser.contentScript(PAGE);

    for (const [name, payload] of Object.entries(EXTENSION_PAGES_ONLY)) {
      const answer = await script.send(JSON.stringify({ name, payload }));
      expect(answer, name).toBe('no answer');
    }
    const vault = await browser.evaluate(() => chrome.storage.session.get('vault'), undefined);
    expect(vault).toMatchObject({ vault: [{ token }] });
  },
);

inBoth(
  'the answers to a capture tell nothing but that it was taken, and whether there is room',
  async ({ browser }) => {
    const script = await browser.contentScript(PAGE);
    const deliver = '{ name: "capture.deliver", payload: { token: "abcdefghijklmnopqrstuvwxyz" } }';
    // In the Firefox of the tests no popup opens by itself: then that is all the answer tells.
    const told = (outcome: string) => ({
      ok: true,
      value: { outcome: expect.stringMatching(new RegExp(`^(${outcome}|unopened)$`)) },
    });
    expect(await script.send(deliver)).toEqual(told('captured'));
    expect(await script.send(deliver)).toEqual(told('known'));
    expect(await script.send('{ name: "capture.room", payload: {} }')).toEqual({
      ok: true,
      value: { room: true },
    });
  },
);

/** JavaScript that gives what is stored in an area as text, where it may be read. */
const read = (area: string) =>
  `Promise.resolve().then(() => chrome.storage.${area}.get()).then((items) => JSON.stringify(items), () => 'refused')`;

test('the content script cannot read what is stored', async ({ simulators, extension }) => {
  const browser = userOf(extension, simulators);
  await (await pasteToken(browser, serviceUserToken(simulators.humanitec))).close();
  const script = await browser.contentScript(PAGE);
  for (const area of ['session', 'local']) expect(await script.evaluate(read(area)), area).toBe('refused');
});

// Firefox has no way to close what is on disk to the content script, so that there must be no token.
firefoxTest('Firefox: the content script cannot read what is in memory', async ({ simulators, firefox }) => {
  const token = serviceUserToken(simulators.humanitec);
  await (await pasteToken(firefox, token)).close();
  const script = await firefox.contentScript(PAGE);
  expect(await script.evaluate(read('session'))).toBe('refused');
  expect(await script.evaluate(read('local'))).not.toContain(token);
});

inBoth(
  'a token reaches Humanitec alone until the click that sends it to Infisical',
  async ({ browser, simulators }) => {
    await browser.signIn();
    const token = serviceUserToken(simulators.humanitec);
    const popup = await pasteToken(browser, token);
    await shows(popup, 'Create connection');
    const carriers = simulators.traffic.filter(({ headers, body }) =>
      `${JSON.stringify(headers)}${body}`.includes(token),
    );
    expect(new Set(carriers.map(({ host }) => host))).toEqual(new Set(['api.humanitec.io']));
    for (const { host, headers } of simulators.traffic.filter(({ host }) => host === 'api.humanitec.io')) {
      expect(headers.cookie, host).toBeUndefined();
    }
  },
);
