import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { capturesItem } from '@/utils/capture/storage';
import { discardCapture } from '@/utils/capture/vault';
import { clearGrant, giveGrant, prepareGrant, settleGrant } from '@/utils/grant/act';
import { readBackOf } from '@/utils/grant/read-back';
import { grantItem } from '@/utils/grant/storage';
import type { Grant, GrantIn, Obstacle } from '@/utils/grant/types';
import { preferencesItem } from '@/utils/preferences';
import { startPreflight } from '@/utils/preflight/runner';
import { preflightItem } from '@/utils/preflight/storage';
import type { FaultAction } from '../../simulators/faults';
import type { User } from '../../simulators/humanitec/model';
import { hurry } from '../hurry';
import { accessTo, capture, result, simulatedWorld } from '../preflight/world';

vi.mock('@/utils/sleep', { spy: true });

const world = simulatedWorld();
const SHOP = { org: 'acme', app: 'shop' };
const PAYMENTS = { org: 'acme', app: 'payments' };

let user: User;
let captureId: string;
/** The console's cookie, as the browser has it. */
let cookie: string | undefined;

beforeEach(async () => {
  const { humanitec } = world.simulators;
  humanitec.quirks.appList = 'all';
  user = humanitec.createServiceUser({ apps: { payments: 'viewer', checkout: 'developer' } });
  signIn(humanitec.admin.id);
  const { fetch: plain } = globalThis;
  vi.stubGlobal('fetch', (input: string, init: RequestInit) =>
    plain(input, {
      ...init,
      ...(init.credentials === 'include' && cookie ? { headers: { ...init.headers, cookie } } : {}),
    }),
  );
  captureId = await capture(humanitec.createToken(user.id).value);
  await startPreflight(captureId);
});

/** Whoever is signed in to the console from now on. */
function signIn(userId: string): void {
  world.simulators.humanitec.sessions.set(userId, userId);
  cookie = `humanitec_session=${userId}`;
}

/** The requests that carried the cookie so far. */
const asThePerson = () =>
  world.simulators.traffic
    .filter(({ headers }) => headers.cookie !== undefined)
    .map(({ method, path, body }) => `${method} ${path} ${body}`.trim());
const changes = () => asThePerson().filter((request) => !request.startsWith('GET'));

async function grant<State extends Grant['state']>(state: State): Promise<GrantIn<State>> {
  const found = await grantItem.get();
  expect(found?.state).toBe(state);
  return found as GrantIn<State>;
}

/** The first click, and what it names. */
async function prepared(app = SHOP): Promise<GrantIn<'ready'>> {
  await prepareGrant({ captureId, ...app });
  return grant('ready');
}

/** What the token says of it in the end. */
async function readBack(): Promise<string> {
  const isReading = async () => {
    const found = await grantItem.get();
    return found && 'isReading' in found && found.isReading;
  };
  await expect.poll(isReading, { timeout: 12_000 }).toBe(false);
  const sent = (await grantItem.get()) as GrantIn<'given' | 'uncertain'>;
  const preflight = await result();
  return readBackOf(sent, preflight, accessTo(preflight, sent.app) ?? { role: null, source: 'none' });
}

describe('a service user without a role on the app', () => {
  it('is added as developer, by one request after two clicks, and read back with the token', async () => {
    expect(asThePerson()).toEqual([]);
    expect(await prepared()).toMatchObject({
      kind: 'add',
      user: { id: user.id, name: 'infisical-sync' },
      person: { id: world.simulators.humanitec.admin.id, name: 'Ada Admin' },
    });
    expect(asThePerson()).toEqual(['GET /current-user']);
    await giveGrant((await prepared()).id);
    await grant('given');
    expect(changes()).toEqual([`POST /orgs/acme/apps/shop/users {"id":"${user.id}","role":"developer"}`]);
    expect(await readBack()).toBe('seen');
    expect(asThePerson()).toHaveLength(4);
  });

  it('is added once, however often that is pressed at the same time', async () => {
    const { id } = await prepared();
    await Promise.all([giveGrant(id), giveGrant(id), giveGrant(id)]);
    await grant('given');
    expect(changes()).toHaveLength(1);
  });

  it('is noted as on its way before the request goes out, so that no other background repeats it', async () => {
    const { id } = await prepared();
    const noted: Promise<Grant | null>[] = [];
    world.beforeRequest = (path) => {
      if (path.endsWith('/apps/shop/users')) noted.push(grantItem.get());
    };
    await giveGrant(id);
    expect((await Promise.all(noted)).map((found) => found?.state)).toContain('sending');
  });

  it('gets its role a moment later', async () => {
    world.simulators.humanitec.quirks.roleDelayMs = 500;
    await giveGrant((await prepared()).id);
    expect(await readBack()).toBe('seen');
  });
});

describe('a service user with a lower role', () => {
  it('is changed to developer', async () => {
    expect((await prepared(PAYMENTS)).kind).toBe('change');
    await giveGrant((await grant('ready')).id);
    await grant('given');
    expect(changes()).toEqual([`PATCH /orgs/acme/apps/payments/users/${user.id} {"role":"developer"}`]);
    expect(await readBack()).toBe('seen');
  });

  it('stays an owner where it has become one since the check', async () => {
    const { id } = await prepared(PAYMENTS);
    world.simulators.humanitec.setAppRole('acme', 'payments', user.id, 'owner');
    await giveGrant(id);
    expect(await grant('impossible')).toMatchObject({ obstacle: 'accessChanged' });
    expect(changes()).toEqual([]);
    // The row says so, too.
    await expect.poll(async () => accessTo(await result(), 'payments')?.role).toBe('owner');
  });
});

describe('the first click changes nothing, and asks once', () => {
  it.for<[string, Obstacle, () => void]>([
    [
      'nobody is signed in',
      'noSession',
      () => {
        cookie = undefined;
      },
    ],
    ['the session is over', 'noSession', () => world.simulators.humanitec.sessions.clear()],
    [
      'foreign origins are refused',
      'noSession',
      () => {
        world.simulators.humanitec.quirks.foreignOrigins = 'refused';
      },
    ],
    [
      'a page answers',
      'unusable',
      () => {
        world.simulators.humanitec.quirks.foreignOrigins = 'sign-in-page';
      },
    ],
    ['the session is no person’s', 'unusable', () => signIn(user.id)],
    ['Humanitec is down', 'unusable', () => answer({ kind: 'status', status: 503 })],
    ['it is too much', 'unusable', () => answer({ kind: 'status', status: 429 })],
    ['the connection breaks', 'unusable', () => answer({ kind: 'drop-before' })],
    [
      'it leads elsewhere',
      'unusable',
      () =>
        answer({ kind: 'status', status: 302, headers: { location: 'https://app.humanitec.io/auth/login' } }),
    ],
    ['the answer names nobody', 'unusable', () => answer({ kind: 'status', status: 200, body: {} })],
  ])('%s: %s', async ([, obstacle, arrange]) => {
    arrange();
    const before = world.simulators.traffic.length;
    await prepareGrant({ captureId, ...SHOP });
    expect(await grant('impossible')).toMatchObject({ obstacle });
    expect(world.simulators.traffic).toHaveLength(before + 1);
  });

  it.for<[string, () => Promise<void> | void]>([
    ['another capture', async () => discardCapture(captureId)],
    [
      'a person’s token',
      () => change((preflight) => ({ ...preflight, serviceUser: { id: 'p', name: 'p', type: 'user' } })),
    ],
    ['nobody’s token', () => change(({ serviceUser: _, ...preflight }) => preflight)],
    ['a check that is not complete', () => change((preflight) => ({ ...preflight, isPartial: true }))],
    [
      'an earlier check',
      () =>
        change((preflight) => ({
          ...preflight,
          failure: { code: 'humanitecDown', params: [] },
          keptFrom: 1,
        })),
    ],
    ['an app that is not in it', () => change((preflight) => ({ ...preflight, apps: [] }))],
    [
      'an app that can be written',
      () =>
        change((preflight) => ({
          ...preflight,
          apps: preflight.apps.map((app) => ({ ...app, write: 'yes' })),
        })),
    ],
    [
      'an app that could not be looked up',
      () =>
        change((preflight) => ({
          ...preflight,
          apps: preflight.apps.map((app) => ({ ...app, write: 'unknown' })),
        })),
    ],
    [
      'an app that is being deleted',
      () =>
        change((preflight) => ({
          ...preflight,
          apps: preflight.apps.map((app) => ({ ...app, absence: 'deleting' })),
        })),
    ],
    [
      'what the user has switched off',
      () => preferencesItem.set({ ...preferencesItem.fallback, fixHere: false }),
    ],
    [
      'what the administrator has switched off',
      () => allow({ allowedHumanitecOrganizations: ['acme'], allowFixHere: false }),
    ],
    ['an organization that is not allowed', () => allow({ allowedHumanitecOrganizations: ['globex'] })],
    [
      'a policy that cannot be read',
      () => allow({ allowedHumanitecOrganizations: ['acme'], allowFixHere: 'yes' }),
    ],
  ])('and nothing at all for %s', async ([, arrange]) => {
    await arrange();
    const before = world.simulators.traffic.length;
    await prepareGrant({ captureId, ...SHOP });
    expect(await grantItem.get()).toBeNull();
    expect(world.simulators.traffic).toHaveLength(before);
  });
});

describe('the second click changes nothing where all is not as it was shown', () => {
  it.for<[string, Obstacle, () => Promise<unknown> | unknown]>([
    ['somebody else is signed in', 'otherPerson', () => signIn(somebodyElse())],
    [
      'nobody is signed in any more',
      'noSession',
      () => {
        cookie = undefined;
      },
    ],
    ['the token was revoked', 'unusable', () => world.simulators.humanitec.tokens.clear()],
    ['the token is gone', 'accessChanged', () => discardCapture(captureId)],
    [
      'it was switched off',
      'notAllowed',
      () => preferencesItem.set({ ...preferencesItem.fallback, fixHere: false }),
    ],
    [
      'the administrator has switched it off',
      'notAllowed',
      () => allow({ allowedHumanitecOrganizations: ['acme'], allowFixHere: false }),
    ],
    [
      'the organization is not allowed any more',
      'notAllowed',
      () => allow({ allowedHumanitecOrganizations: [] }),
    ],
    [
      'another token was checked',
      'accessChanged',
      () =>
        change((preflight) => ({ ...preflight, serviceUser: { id: 's-2', name: 'other', type: 'service' } })),
    ],
    [
      'it has got a role there',
      'accessChanged',
      () => world.simulators.humanitec.setAppRole('acme', 'shop', user.id, 'viewer'),
    ],
  ])('%s: %s', async ([, obstacle, arrange]) => {
    const { id } = await prepared();
    await arrange();
    await giveGrant(id);
    expect(await grant('impossible')).toMatchObject({ obstacle });
    expect(changes()).toEqual([]);
  });

  it('the person may not do it: refused, and not tried again', async () => {
    signIn(somebodyElse());
    await giveGrant((await prepared()).id);
    expect(await grant('impossible')).toMatchObject({ obstacle: 'refused' });
    expect(changes()).toHaveLength(1);
  });

  it('it was taken back, or is not what stands there', async () => {
    const { id } = await prepared();
    await clearGrant('another');
    await grant('ready');
    await clearGrant(id);
    await giveGrant(id);
    const { id: next } = await prepared(PAYMENTS);
    await giveGrant(id);
    await grant('ready');
    expect(next).not.toBe(id);
    expect(changes()).toEqual([]);
  });
});

describe('without a clear answer it is sent once, and the token tells', () => {
  it.for([
    { what: 'carried out', action: { kind: 'drop-after' }, told: 'seen' },
    { what: 'not carried out', action: { kind: 'drop-before' }, told: 'unseen' },
  ] as const)('$what: $told', async ({ action, told }) => {
    const { id } = await prepared();
    world.simulators.faults.add({ method: 'POST', path: /users$/, action });
    hurry();
    await giveGrant(id);
    await grant('uncertain');
    expect(await readBack()).toBe(told);
    expect(changes()).toHaveLength(1);
  });

  it.for<[string, FaultAction]>([
    ['a page', { kind: 'html' }],
    ['a problem of its own', { kind: 'status', status: 500 }],
    ['another address', { kind: 'status', status: 302, headers: { location: '/auth/login' } }],
    ['another user', { kind: 'status', status: 200, body: { id: 's-2', role: 'developer' } }],
    ['another role', { kind: 'status', status: 200, body: { id: 's-1', role: 'owner' } }],
  ])('also where %s is the answer', async ([, action]) => {
    const { id } = await prepared();
    world.simulators.faults.add({ method: 'POST', path: /users$/, action });
    await giveGrant(id);
    await grant('uncertain');
    expect(changes()).toHaveLength(1);
  });

  it('a token that is refused by then says nothing', async () => {
    const { id } = await prepared();
    world.beforeRequest = (path) => {
      if (path.endsWith('/apps/shop/users')) world.simulators.humanitec.tokens.clear();
    };
    await giveGrant(id);
    expect(await readBack()).toBe('unknown');
  });
});

describe('a background that was stopped', () => {
  const stopped = async (state: 'asking' | 'looking' | 'sending') => {
    const ready = await prepared();
    await grantItem.set({ ...ready, state });
    await settleGrant();
  };

  it.for(['asking', 'looking'] as const)('has sent nothing while %s', async (state) => {
    await stopped(state);
    expect(await grantItem.get()).toBeNull();
  });

  it('may have sent it, and the next check tells', async () => {
    await stopped('sending');
    expect(await grant('uncertain')).toMatchObject({ isReading: false });
    expect(await readBack()).toBe('unknown');
    expect((await preflightItem.get())?.expectedRole).toEqual(SHOP);
    world.simulators.humanitec.setAppRole('acme', 'shop', user.id, 'developer');
    await startPreflight(captureId);
    expect(await readBack()).toBe('seen');
    expect(changes()).toEqual([]);
  });
});

it('no token goes along with the cookie, and no cookie with the token', async () => {
  await giveGrant((await prepared()).id);
  await readBack();
  const both = world.simulators.traffic.filter(({ headers }) => headers.cookie && headers.authorization);
  expect(both).toEqual([]);
  expect((await capturesItem.get()).map(({ id }) => id)).toEqual([captureId]);
});

type Checked = NonNullable<Awaited<ReturnType<typeof preflightItem.get>>>;

async function change(make: (preflight: Checked) => Checked): Promise<void> {
  const { selected: _, ...preflight } = await result();
  await preflightItem.set(make(preflight));
}

function allow(policy: object): Promise<void> {
  return fakeBrowser.storage.managed.set({ policy });
}

function answer(action: FaultAction): void {
  world.simulators.faults.add({ path: /^\/current-user$/, action });
}

function somebodyElse(): string {
  const { humanitec } = world.simulators;
  const { id } = humanitec.addPerson({ name: 'Ada Admin', email: 'other@acme.example' });
  humanitec.setOrgRole('acme', id, 'member');
  return id;
}
