import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { currentCapture } from '@/utils/capture/vault';
import { loadDestination } from '@/utils/destination/load';
import { saveProfile } from '@/utils/infisical/profiles';
import { signIn } from '@/utils/infisical/sign-in';
import { dropUserToken } from '@/utils/infisical/sign-in/user-token';
import { preflightItem } from '@/utils/preflight/storage';
import { lookAhead } from '@/utils/push/ahead';
import type { CreateRequest } from '@/utils/push/operations/compare-created';
import type { PushRequest } from '@/utils/push/types';
import { linesOf, longestChain } from '../../support/round-trips';
import { profile, signInToWebApp, simulatedWorld } from '../infisical/world';
import { push, type Ready, readyToPush } from './world';

const world = simulatedWorld();
const us = () => world.simulators.infisical.us;

/** Longer than a busy machine takes to send what is asked at the same time. */
const LATENCY_MS = 200;
const CONNECTIONS = 'app.infisical.com/api/v1/app-connections/humanitec';
const CREATE = [CONNECTIONS, 'api.humanitec.io/orgs'];

let ready: Ready;

/** The popup has shown where the token would go, by the session of the web app. */
async function shown(): Promise<void> {
  ready = await readyToPush(world);
  const web = profile({ method: 'browser-session' }, { id: ready.profile.id });
  await saveProfile(web, {});
  await signInToWebApp(world, us().state.seed.organization.id);
  await loadDestination(web.id);
}

/** Another organization that the user can choose in the web app. */
function otherOrganization(): { id: string } {
  const organization = { id: 'other-organization', name: 'Other', slug: 'other', rootOrgId: null };
  us().state.organizations.push(organization);
  us().state.seed.user.memberships.push({ orgId: organization.id, active: true });
  return organization;
}

/** The requests that a press waits for, one after another. */
async function waitedFor(
  request: PushRequest,
): Promise<{ chain: string[]; state: string; failure?: string }> {
  for (const host of ['app.infisical.com', 'api.humanitec.io'])
    world.simulators.latency.set(host, LATENCY_MS);
  world.simulators.traffic.length = 0;
  const { state, failure } = await push(request);
  return {
    chain: linesOf(longestChain(world.simulators.traffic)).map((line) =>
      line.replace(/humanitec\/.*/, 'humanitec/…'),
    ),
    state,
    ...(failure ? { failure: failure.code } : {}),
  };
}

beforeEach(shown);

describe('the press of Create connection waits for the request, and what Infisical asks for it, and the proof', () => {
  test('where it was looked ahead', async () => {
    await lookAhead(ready.create(), false);
    const { chain, state } = await waitedFor(ready.create());
    expect(state).toBe('succeeded');
    expect(chain).toEqual([...CREATE, `${CONNECTIONS}/…`]);
  });

  test('and for the name, where that was too long ago', async () => {
    await lookAhead(ready.create(), false);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6_000 });
    const { chain, state } = await waitedFor(ready.create());
    vi.useRealTimers();
    expect(state).toBe('succeeded');
    expect(chain).toEqual([`${CONNECTIONS}/…`, ...CREATE, `${CONNECTIONS}/…`]);
  });

  test('and for the sign-in, where the token of the one that was shown is gone', async () => {
    await lookAhead(ready.create(), false);
    await dropUserToken(ready.profile.siteUrl);
    await signInToWebApp(world, us().state.seed.organization.id);
    const { chain, state } = await waitedFor(ready.create());
    expect(state).toBe('succeeded');
    expect(chain.slice(0, 2)).toEqual([
      'app.infisical.com/api/v1/auth/token',
      'app.infisical.com/api/v1/organization',
    ]);
    expect(chain).toHaveLength(6);
  });
});

describe('the press of Update token waits for the connection as it is now, and for the request, and what Infisical asks for it, and the proof', () => {
  test.for([1, 10, 20])('with %i projects', { timeout: 20_000 }, async (projects) => {
    const { seed } = us().state;
    const more = projects - us().state.projects.length;
    for (let index = 0; index < more; index += 1) {
      us().state.projects.push({
        ...seed.shop,
        id: `project-${index}`,
        name: `project-${index}`,
        slug: `project-${index}`,
      });
    }
    us().state.projects.length = projects;
    const { id } = us().arrange.connection({ name: 'humanitec-acme' });
    await lookAhead(ready.rotate(id), false);
    const { chain, state } = await waitedFor(ready.rotate(id));
    expect(state).toBe('succeeded');
    const [connection] = chain;
    expect(chain).toEqual([connection, connection, 'api.humanitec.io/orgs', connection]);
  });
});

describe('what was looked up ahead', () => {
  const posts = () => world.sent('POST', /app-connections/).length;

  test('sends no token, and signs nobody in', async () => {
    await lookAhead(ready.create(), false);
    expect(JSON.stringify(world.sent(undefined, /app-connections/))).not.toContain(ready.token);
    await dropUserToken(ready.profile.siteUrl);
    world.simulators.traffic.length = 0;
    await lookAhead(ready.create(), true);
    expect(world.sent()).toEqual([]);
  });

  test.for([
    { what: 'may not be sent at all', policy: { allowedHumanitecOrganizations: ['globex'] } },
    {
      what: 'may not go there',
      policy: { allowedHumanitecOrganizations: ['*'], allowedInfisicalOrigins: [] },
    },
  ])('is nothing of a token that $what', async ({ policy }) => {
    await fakeBrowser.storage.managed.set({ policy });
    world.simulators.traffic.length = 0;
    await lookAhead(ready.create(), false);
    expect(world.sent()).toEqual([]);
  });

  test.for([
    {
      when: 'the checks find something since',
      change: async () => {
        const preflight = await preflightItem.get();
        if (preflight) await preflightItem.set({ ...preflight, verdict: 'fail' });
      },
      code: 'pushChecksNotPassed',
    },
    {
      when: 'a policy comes since',
      change: () =>
        fakeBrowser.storage.managed.set({ policy: { allowedHumanitecOrganizations: ['globex'] } }),
      code: 'pushOrganizationNotAllowed',
    },
  ])('opens nothing: $when', async ({ change, code }) => {
    await lookAhead(ready.create(), false);
    await change();
    await expect(push(ready.create())).rejects.toMatchObject({ failure: { code } });
    expect(posts()).toBe(0);
  });

  test('does not hide that a name was taken meanwhile, and that is told', async () => {
    await lookAhead(ready.create(), false);
    us().arrange.connection({ name: 'humanitec-acme', description: 'of somebody else' });
    const { state, failure } = await waitedFor(ready.create());
    expect([state, failure]).toEqual(['failed', 'infisicalNameTaken']);
    expect(us().state.connections).toHaveLength(1);
  });

  test('does not take for its own what somebody else has made of the same name and words between the look and the press', async () => {
    const request = ready.create() as CreateRequest;
    await lookAhead(request, false);
    const createdAt = new Date(Date.now() - 4_000).toISOString();
    us().arrange.connection({ name: 'humanitec-acme', description: request.description, createdAt });
    const { state, failure } = await waitedFor(request);
    expect([state, failure]).toEqual(['failed', 'infisicalNameTaken']);
    expect((await currentCapture())?.token.reveal()).toBe(ready.token);
  });

  test('says nothing of the connection that a rotation is about: it is read as it is then', async () => {
    const connection = us().arrange.connection({ name: 'humanitec-acme' });
    await lookAhead(ready.rotate(connection.id), true);
    connection.app = 'github';
    expect((await push(ready.rotate(connection.id))).failure?.code).toBe('infisicalNotHumanitec');
    expect(world.sent('PATCH')).toEqual([]);
  });

  test('is not kept of a name that was taken', async () => {
    const other = us().arrange.connection({ name: 'humanitec-acme' });
    await lookAhead(ready.create(), false);
    us().state.connections.splice(us().state.connections.indexOf(other), 1);
    expect((await push(ready.create())).state).toBe('succeeded');
  });

  test('counts no more once something was sent', async () => {
    await lookAhead(ready.create(), false);
    const refused = {
      kind: 'status',
      status: 422,
      body: { error: 'ValidationFailure', message: [] },
    } as const;
    world.simulators.faults.add({ method: 'POST', path: /app-connections/, times: 1, action: refused });
    expect((await push(ready.create())).state).toBe('failed');
    us().arrange.connection({ name: 'humanitec-acme' });
    expect((await push(ready.create())).failure?.code).toBe('infisicalNameTaken');
    expect(posts()).toBe(1);
  });

  test('counts for the token alone that it was read with', async () => {
    await lookAhead(ready.create(), false);
    // Another page of this extension has looked at the session since.
    await signInToWebApp(world, us().state.seed.organization.id);
    await signIn({ ...ready.profile, signIn: { method: 'browser-session' } }, true);
    const before = world.sent('GET', /connection-name/).length;
    await push(ready.create());
    expect(world.sent('GET', /connection-name/)).toHaveLength(before + 1);
  });
});

describe('a sign-in that is known and not asked about', () => {
  test('goes to the organization that was shown, whatever is chosen in the web app since', async () => {
    const other = otherOrganization();
    await signInToWebApp(world, other.id);
    const { state } = await push(ready.create());
    expect(state).toBe('succeeded');
    expect(us().state.connections[0]?.orgId).toBe(us().state.seed.organization.id);
  });

  test('refuses another organization than was shown, once the session was looked at', async () => {
    const other = otherOrganization();
    await signInToWebApp(world, other.id);
    await signIn({ ...ready.profile, signIn: { method: 'browser-session' } }, true);
    expect((await push(ready.create())).failure?.code).toBe('pushOrganizationChanged');
    expect(us().state.connections).toEqual([]);
  });

  test.for(['looked ahead', 'not looked ahead'])('waits for the user where it is over: %s', async (how) => {
    if (how === 'looked ahead') await lookAhead(ready.create(), false);
    us().state.sessions.length = 0;
    const { state, failure } = await waitedFor(ready.create());
    expect([state, failure]).toEqual(['waiting-for-sign-in', 'infisicalSignedOut']);
    expect(us().state.connections).toEqual([]);
  });

  test.for(['looked ahead', 'not looked ahead'])(
    'is made anew where another one has taken its place, for the organization shown alone: %s',
    async (how) => {
      if (how === 'looked ahead') await lookAhead(ready.create(), false);
      us().state.sessions.length = 0;
      const other = otherOrganization();
      await signInToWebApp(world, other.id);
      expect((await push(ready.create())).failure?.code).toBe('pushOrganizationChanged');
      expect(us().state.connections).toEqual([]);

      us().state.sessions.length = 0;
      await signInToWebApp(world, us().state.seed.organization.id);
      await loadDestination(ready.profile.id, true);
      expect((await push(ready.create())).state).toBe('succeeded');
    },
  );
});
