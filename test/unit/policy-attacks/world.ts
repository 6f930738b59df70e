import { beforeEach, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { knownConnectionsItem } from '@/utils/connections/storage';
import type { KnownConnection } from '@/utils/connections/types';
import { destinationItem } from '@/utils/destination/storage';
import { grantItem } from '@/utils/grant/storage';
import { saveProfile } from '@/utils/infisical/profiles';
import { profilesItem } from '@/utils/infisical/storage';
import type { Result } from '@/utils/messaging';
import { preferencesItem } from '@/utils/preferences';
import { preflightItem } from '@/utils/preflight/storage';
import type { MessageName, Payload } from '@/utils/protocol';
import { pushItem } from '@/utils/push/storage';
import { syncRunsItem } from '@/utils/syncs/runs/storage';
import { setupItem } from '@/utils/syncs/storage';
import { known } from '../connections/known';
import { profile, signInToWebApp, simulatedWorld, type World } from '../infisical/world';
import { readyToSync } from '../syncs/world';

/** What a whole background does under a policy, seen from outside: what leaves the browser, what is opened, what is kept. */
export interface Attacked extends World {
  /** What was asked for, in order, whether there is a server or not: `GET https://…`. */
  readonly asked: string[];
  /** Tabs that were opened or led elsewhere. */
  readonly opened: string[];
  /** Called when a request was answered, before its answer is there for who asked. */
  afterAnswer: (request: string) => Promise<void> | void;
}

/** The simulated services with a whole background in front of them. */
export function attackedWorld(): Attacked {
  const world = simulatedWorld();
  const asked: string[] = [];
  const opened: string[] = [];
  const attacked: Attacked = Object.create(world, Object.getOwnPropertyDescriptors({ asked, opened }));
  beforeEach(() => {
    asked.length = 0;
    opened.length = 0;
    attacked.afterAnswer = () => {};
    world.allowed.add('https://api.humanitec.io/*');
    const { fetch: plain } = globalThis;
    vi.stubGlobal('fetch', async (input: string | Request, init?: RequestInit) => {
      const { method, url } = new Request(input, init);
      const request = `${method} ${url}`;
      asked.push(request);
      const answer = await plain(input, init);
      await attacked.afterAnswer(request);
      return answer;
    });
    stubBrowser(opened);
  });
  return attacked;
}

/** What the fake browser does not have. */
function stubBrowser(opened: string[]): void {
  const event = { addListener: () => {}, removeListener: () => {}, hasListener: () => false };
  const nothing = async () => undefined;
  const { create, update } = fakeBrowser.tabs;
  Object.assign(fakeBrowser, {
    action: {
      setIcon: nothing,
      setBadgeText: nothing,
      setTitle: nothing,
      setBadgeBackgroundColor: nothing,
      setBadgeTextColor: nothing,
      openPopup: nothing,
    },
    commands: { getAll: async () => [] },
    contextMenus: { create: nothing, removeAll: nothing, remove: nothing, onClicked: event },
    notifications: { create: nothing, clear: nothing, onClicked: event },
  });
  vi.stubGlobal('navigator', { onLine: true });
  Object.assign(fakeBrowser.permissions, { onAdded: event, onRemoved: event });
  Object.assign(fakeBrowser.runtime, { onConnect: event });
  Object.assign(fakeBrowser, {
    i18n: { ...fakeBrowser.i18n, getMessage: (name: string) => name, getUILanguage: () => 'en' },
  });
  Object.assign(fakeBrowser.storage.session, { setAccessLevel: nothing });
  Object.assign(fakeBrowser.storage.local, { setAccessLevel: nothing });
  vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation((asked) => {
    opened.push(asked.url ?? '');
    return create.call(fakeBrowser.tabs, asked);
  });
  vi.spyOn(fakeBrowser.tabs, 'update').mockImplementation(((id: number, asked: { url?: string }) => {
    opened.push(asked.url ?? '');
    return (update as (id: number, asked: object) => unknown).call(fakeBrowser.tabs, id, asked);
  }) as never);
}

/** Starts a background, as after an installation or a restart of the browser: nothing it had registered before is left. */
export async function startBackground(): Promise<void> {
  fakeBrowser.runtime.resetState();
  fakeBrowser.alarms.onAlarm.removeAllListeners();
  const { default: background } = await import('@/entrypoints/background/index');
  background.main();
}

type Trigger = (message: unknown, sender: unknown) => Promise<unknown[]>;

/** A message from one of the extension's pages. */
export async function say<N extends MessageName>(name: N, payload: Payload<N>): Promise<Result<unknown>> {
  const sender = { id: browser.runtime.id, url: browser.runtime.getURL('/popup.html') };
  return answered({ name, payload }, sender);
}

/** A message from the content script in the console. */
export async function sayFromConsole<N extends MessageName>(
  name: N,
  payload: Payload<N>,
): Promise<Result<unknown>> {
  const url = 'https://app.humanitec.io/orgs/acme/service-users';
  return answered({ name, payload }, { id: browser.runtime.id, url, frameId: 0, tab: { id: 1, url } });
}

async function answered(message: object, sender: object): Promise<Result<unknown>> {
  const answers = await (fakeBrowser.runtime.onMessage as unknown as { trigger: Trigger }).trigger(
    message,
    sender,
  );
  const answer = answers.find((each) => each !== undefined);
  if (!answer) throw new Error(`Nobody answers ${JSON.stringify(message)}.`);
  return answer as Result<unknown>;
}

export const codeOf = (result: Result<unknown>) => (result.ok ? 'done' : result.failure.code);

/** Nothing is under way any more, as far as what is stored tells. */
export async function calm(): Promise<void> {
  for (let quiet = 0; quiet < 3; ) {
    quiet = (await isBusy()) ? 0 : quiet + 1;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function isBusy(): Promise<boolean> {
  const [push, setup, runs, destination, grant] = await Promise.all([
    pushItem.get(),
    setupItem.get(),
    syncRunsItem.get(),
    destinationItem.get(),
    grantItem.get(),
  ]);
  return (
    push?.state === 'running' ||
    ['looking', 'creating', 'running'].includes(setup?.state ?? '') ||
    ['looking', 'running'].includes(runs?.state ?? '') ||
    destination?.state === 'loading' ||
    ['asking', 'looking', 'sending'].includes(grant?.state ?? '') ||
    (grant !== null && 'isReading' in grant && grant.isReading)
  );
}

/** All alarms ring that are set, and those that may have been. */
export async function ringAll(): Promise<void> {
  const set = (await fakeBrowser.alarms.getAll()).map(({ name }) => name);
  for (const name of new Set([...set, 'weekly-health'])) {
    await fakeBrowser.alarms.onAlarm.trigger({ name, scheduledTime: Date.now() });
  }
}

export type Lot = Awaited<ReturnType<typeof everything>>;

/**
 * A browser in which everything was used that can be, before there was any policy: a checked token, each way to sign in with
 * its secret, a known connection whose check is due, and a first sync that has just been opened.
 */
export async function everything(world: World) {
  const ready = await readyToSync(world);
  const { us } = world.simulators.infisical;
  const { seed } = us.state;
  await signInToWebApp(world, seed.organization.id);
  const session = profile({ method: 'browser-session' }, { id: 'session' });
  const pasted = profile({ method: 'access-token' }, { id: 'pasted' });
  await saveProfile(session, {});
  await saveProfile(pasted, { accessToken: await us.arrange.accessToken(seed.identity) });
  const connection: KnownConnection = known({
    connectionId: ready.connection.id,
    name: ready.connection.name,
    organizationId: seed.organization.id,
    profileId: ready.profile.id,
    expiry: { kind: 'never' },
    pushedAt: Date.now() - 864_000_000,
    ...(await serviceUser()),
  });
  await knownConnectionsItem.set([connection]);
  await preferencesItem.set({ ...preferencesItem.fallback, weeklyHealth: true });
  const key = { siteUrl: connection.siteUrl, connectionId: connection.connectionId };
  return { ...ready, known: connection, key, session, pasted, profiles: await profilesItem.get() };
}

async function serviceUser() {
  const id = (await preflightItem.get())?.serviceUser?.id;
  return id === undefined ? {} : { serviceUserId: id };
}

/** All of session memory and disk, to begin from again. */
export async function snapshot(): Promise<() => Promise<void>> {
  const areas = ['local', 'session'] as const;
  const kept = await Promise.all(areas.map((area) => fakeBrowser.storage[area].get()));
  const copies = kept.map((each) => structuredClone(each));
  return async () => {
    for (const [index, area] of areas.entries()) {
      await fakeBrowser.storage[area].clear();
      await fakeBrowser.storage[area].set(structuredClone(copies[index] ?? {}));
    }
  };
}

export type Given = Record<string, unknown>;

/** A policy arrives, or another one takes its place. */
export async function administer(given: Given): Promise<void> {
  const before = Object.keys(await fakeBrowser.storage.managed.get());
  await fakeBrowser.storage.managed.remove(before.filter((key) => !(key in given)));
  await fakeBrowser.storage.managed.set(given);
}

/** The least that a policy says: whose tokens may be sent. */
export const ANY = { allowedHumanitecOrganizations: ['*'] };
export const ACME = { allowedHumanitecOrganizations: ['acme'] };
const EU = 'https://eu.infisical.com';

/** Policies under which nothing may be asked of Infisical's US Cloud. */
export const NO_US: [what: string, given: Given][] = [
  ['another origin', { policy: { ...ANY, allowedInfisicalOrigins: [EU] } }],
  ['no origin', { policy: { ...ANY, allowedInfisicalOrigins: [] } }],
  ['no way to sign in', { policy: { ...ANY, allowedSignInMethods: [] } }],
  ['a list of organizations that is text', { policy: { allowedHumanitecOrganizations: 'acme' } }],
  ['only the marker', { policyRequired: true }],
  ['an empty policy', { policy: {} }],
  ['a key that is not known', { policy: { ...ANY, allowAll: true } }],
  ['other keys than announced', { policy: ANY, policyKeys: ['allowedInfisicalOrigins'] }],
  ['an origin with a wildcard', { policy: { ...ANY, allowedInfisicalOrigins: ['https://*.infisical.com'] } }],
  ['an any among organizations', { policy: { allowedHumanitecOrganizations: ['*', 'acme'] } }],
  [
    'a default that is not allowed',
    {
      policy: {
        ...ANY,
        allowedInfisicalOrigins: [EU],
        defaultProfile: { siteUrl: 'https://app.infisical.com', signInMethod: 'browser-session' },
      },
    },
  ],
];

/** Those requests that went to Infisical's US Cloud. */
export const toUs = (asked: readonly string[]) =>
  asked.filter((request) => request.includes(' https://app.infisical.com/'));

/** Those that store a token, or make or run a sync. */
export const changesOf = (asked: readonly string[]) =>
  asked.filter((request) =>
    /^(POST|PATCH) \S+\/(app-connections\/humanitec(\/[\w-]+)?|secret-syncs\/humanitec|secret-syncs\/\S+\/sync-secrets)$/.test(
      request,
    ),
  );
