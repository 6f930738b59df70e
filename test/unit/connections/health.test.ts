import { describe, expect, test } from 'vitest';
import { checkHealth, continueHealthCheck } from '@/utils/connections/health/check';
import { knownConnectionsItem } from '@/utils/connections/storage';
import type { KnownConnection } from '@/utils/connections/types';
import { daysAfter } from '@/utils/days';
import { FailureError } from '@/utils/failure';
import { saveProfile } from '@/utils/infisical/profiles';
import { profilesItem } from '@/utils/infisical/storage';
import { fullRights } from '../../simulators/infisical';
import { latch } from '../../support/latch';
import { signInToWebApp, simulatedWorld, universalAuth } from '../infisical/world';
import { known } from './known';

const world = simulatedWorld();
const us = () => world.simulators.infisical.us;
const destinationConfig = { scope: 'application', org: 'acme', app: 'shop' } as const;

/** A connection that is there and known here, and a profile to ask with. */
async function ready(given: Partial<KnownConnection> = {}) {
  const { profile, credentials } = universalAuth(world);
  await saveProfile(profile, credentials);
  const stored = us().arrange.connection({ name: 'humanitec-acme' });
  const connection = known({
    connectionId: stored.id,
    organizationId: us().state.seed.organization.id,
    profileId: profile.id,
    expiry: { kind: 'known', at: daysAfter(Date.now(), 100), told: [] },
    pushedAt: Date.now() - 60_000,
    ...given,
  });
  await knownConnectionsItem.set([connection]);
  return { connection, stored, profile };
}

/** Checks it, and gives what is noted: its lines by their ends, e.g. `pass there`. */
async function lines(connection: KnownConnection): Promise<string[]> {
  await checkHealth(connection);
  const [noted] = (await knownConnectionsItem.get()) ?? [];
  return (noted?.health?.lines ?? []).map(
    ({ verdict, finding, remedy }) =>
      `${verdict} ${[finding, ...(remedy ? [remedy] : [])].map(({ key }) => key.replace('connections.health.', '')).join(' → ')}`,
  );
}

const refusal = (connection: KnownConnection) =>
  checkHealth(connection).then(
    () => undefined,
    (error: unknown) => (error instanceof FailureError ? error.failure.code : error),
  );

describe('the health of a connection', () => {
  test('is fine where a sync has run with its token; what was seen is kept, and no token is asked for', async () => {
    const { connection, stored } = await ready();
    us().arrange.sync({
      name: 'shop-sync',
      connectionId: stored.id,
      destinationConfig,
      syncStatus: 'succeeded',
      lastSyncedAt: new Date(Date.now() + 1_000).toISOString(),
    });
    expect(await lines(connection)).toEqual(['pass there', 'pass succeeded', 'pass expires']);
    const [noted] = (await knownConnectionsItem.get()) ?? [];
    expect(noted?.health?.runs).toBe('all');
    expect(noted?.seen).toMatchObject({ projects: [{ name: 'shop', syncs: 1 }], unlisted: 0 });
    const methods = new Set(world.sent().map(({ method, path }) => (/login/.test(path) ? 'login' : method)));
    expect([...methods].sort()).toEqual(['GET', 'login']);
  });

  test('names each sync that failed, the gravest first, with what to do', async () => {
    const { connection, stored } = await ready({ expiry: { kind: 'unknown' } });
    const failed = (name: string, lastSyncMessage: string) =>
      us().arrange.sync({
        name,
        connectionId: stored.id,
        destinationConfig,
        syncStatus: 'failed',
        lastSyncMessage,
      });
    failed('one', '{"error":"API-000","message":"Authentication token missing or invalid."}');
    failed('two', '{"secretKey":"A","error":{"error":"API-403","message":"No."}}');
    failed('three', '{"message":"The folder no longer exists."}');
    // What a key is called says nothing about the token.
    failed('four', '{"secretKey":"HTTP-401-FORBIDDEN","error":{"error":"API-400","message":"Forbidden."}}');
    expect(await lines(connection)).toEqual([
      'fail tokenRefused → rotateIt',
      'fail roleRefused → addDeveloper',
      'fail syncFailed → lookAtSync',
      'fail syncFailed → lookAtSync',
      'unknown expiryUnknown → enterIt',
      'pass there',
    ]);
  });

  test('is not known to be fine where no sync has run since the token was sent', async () => {
    const { connection, stored } = await ready({ expiry: { kind: 'never' } });
    us().arrange.sync({
      name: 'old',
      connectionId: stored.id,
      destinationConfig,
      syncStatus: 'succeeded',
      lastSyncedAt: '2020-01-01T00:00:00.000Z',
    });
    expect(await lines(connection)).toEqual(['unknown notRunSince', 'pass there', 'pass never']);
  });

  test('tells of credentials that somebody else has written, and of an end that has come', async () => {
    const expiry = { kind: 'known', at: Date.now() - 1, told: [] } as const;
    const { connection } = await ready({ credentialsHash: 'another', expiry: { ...expiry, told: [] } });
    expect(await lines(connection)).toEqual([
      'fail expired → rotateIt',
      'warn changed → enterAnew',
      'unknown noSyncs',
      'pass there',
    ]);
  });

  test('is that of nothing where the connection is gone, or another app has its place', async () => {
    const { connection, stored } = await ready();
    stored.app = 'cloudflare';
    expect(await lines(connection)).toEqual(['fail otherApp']);
    us().state.connections = [];
    expect(await lines(connection)).toEqual(['fail gone → removeIt']);
  });

  test('says what could not be looked at', async () => {
    const { connection } = await ready();
    us().state.seed.identity.rights = { ...fullRights(), syncs: [] };
    expect(await lines(connection)).toContain('unknown unseen');
    // A sync that was not seen may still need the old token.
    expect((await knownConnectionsItem.get())?.[0]?.health?.runs).toBe('unseen');
  });

  test('is not judged from another organization, without a profile, or signed out', async () => {
    const { connection } = await ready({ organizationId: 'another' });
    expect(await refusal(connection)).toBe('connectionOrganizationOther');
    const elsewhere = known({ siteUrl: 'https://infisical.example.com' });
    await knownConnectionsItem.set([elsewhere]);
    expect(await refusal(elsewhere)).toBe('connectionProfileGone');
    expect(await refusal(connection)).toBe('connectionUnknown');
    const signedOut = known({ siteUrl: 'https://eu.infisical.com' });
    await knownConnectionsItem.set([signedOut]);
    expect(await refusal(signedOut)).toBe('infisicalSignedOut');
    expect((await knownConnectionsItem.get())?.[0]?.health).toBeUndefined();
  });

  test('is not noted of a token that was sent while it was asked for', async () => {
    const { connection } = await ready();
    const { until, release } = latch();
    const path = /app-connections\/humanitec\//;
    world.simulators.faults.add({ method: 'GET', path, times: 1, action: { kind: 'hold', until } });
    const checking = checkHealth(connection);
    await expect.poll(() => world.sent('GET', path)).toHaveLength(1);
    const pushed = { ...connection, pushedAt: Date.now() };
    await knownConnectionsItem.set([pushed]);
    release();
    await checking;
    expect(await knownConnectionsItem.get()).toEqual([pushed]);
  });

  test('is checked by itself once somebody has signed in, and that once', async () => {
    const { connection } = await ready();
    const profile = { profileId: 'built-in-us', siteUrl: connection.siteUrl };
    await knownConnectionsItem.set([{ ...connection, ...profile }]);
    await profilesItem.set([]);
    expect(await refusal(connection)).toBe('infisicalSignedOut');
    await signInToWebApp(world, us().state.seed.organization.id);
    await continueHealthCheck();
    const health = async () => (await knownConnectionsItem.get())?.[0]?.health;
    expect((await health())?.lines.map(({ finding }) => finding.key)).toContain('connections.health.there');
    await knownConnectionsItem.set([{ ...connection, ...profile }]);
    await continueHealthCheck();
    expect(await health()).toBeUndefined();
  });
});
