import { afterEach, describe, expect, test, vi } from 'vitest';
import { failureOf } from '@/utils/failure';
import { removeProfile, saveProfile, signOut } from '@/utils/infisical/profiles';
import { signIn } from '@/utils/infisical/sign-in';
import { profilesItem } from '@/utils/infisical/storage';
import { SELF_HOSTED, simulatedWorld, universalAuth } from './world';

const LOGIN = /universal-auth\/login/;
afterEach(() => void vi.useRealTimers());

const world = simulatedWorld();

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'signed in',
    (error) => failureOf(error).code,
  );

async function saved(given: Parameters<typeof universalAuth>[1] = {}, secret?: string) {
  const { profile, credentials } = universalAuth(world, given);
  await saveProfile(profile, secret === undefined ? credentials : { clientSecret: secret });
  return profile;
}

describe('Universal Auth', () => {
  test('tells which machine identity of which organization it is', async () => {
    const { account } = await signIn(await saved());
    expect(account).toMatchObject({
      kind: 'machine-identity',
      name: 'humanitec-connector',
      organization: { name: 'Platform Team', slug: 'platform-team' },
    });
  });

  test('logs in once for requests at the same time, and keeps the token for later ones', async () => {
    const profile = await saved();
    await Promise.all([signIn(profile), signIn(profile), signIn(profile)]);
    await signIn(profile);
    expect(world.sent('POST', LOGIN)).toHaveLength(1);
  });

  test('logs in again shortly before the token expires', async () => {
    const profile = await saved();
    const { us } = world.simulators.infisical;
    us.state.seed.identity.accessTokenTTL = 3_600;
    vi.useFakeTimers({ toFake: ['Date'] });
    const start = Date.now();
    for (const [seconds, logins] of [
      [0, 1],
      [3_500, 1],
      [3_545, 2],
    ] as const) {
      vi.setSystemTime(start + seconds * 1_000);
      await signIn(profile);
      expect(world.sent('POST', LOGIN)).toHaveLength(logins);
    }
  });

  test('logs in again, once, when the token was revoked meanwhile', async () => {
    const profile = await saved();
    await signIn(profile);
    world.simulators.infisical.us.state.accessTokens = [];
    expect(await codeOf(signIn(profile))).toBe('signed in');
    expect(world.sent('POST', LOGIN)).toHaveLength(2);
  });

  test('never repeats a refused secret, so that nobody gets locked out; a new secret is tried', async () => {
    const profile = await saved({}, 'wrong');
    for (let attempt = 0; attempt < 5; attempt++) {
      expect(await codeOf(signIn(profile))).toBe('infisicalLoginRefused');
    }
    expect(world.sent('POST', LOGIN)).toHaveLength(1);
    await saved();
    expect(await codeOf(signIn(profile))).toBe('signed in');
  });

  test.each([
    [401, 'in words nobody knows', 'Wrong client credentials', 'infisicalLoginRefused'],
    [
      401,
      'for a sub-organization',
      'Identity not authorized to access sub organization payments-unit',
      'infisicalSubOrganizationDenied',
    ],
    [404, 'for its client ID', 'No identity with specified client ID was found', 'infisicalLoginRefused'],
  ])('never repeats a login that is refused with %i %s', async (status, _, message, code) => {
    const profile = await saved();
    const body = { error: status === 404 ? 'NotFound' : 'UnauthorizedError', message };
    world.simulators.faults.add({ path: LOGIN, action: { kind: 'status', status, body } });
    for (let attempt = 0; attempt < 3; attempt++) expect(await codeOf(signIn(profile))).toBe(code);
    expect(world.sent('POST', LOGIN)).toHaveLength(1);
  });

  test('does not log in twice at once when its new token is refused', async () => {
    const profile = await saved();
    const body = { error: 'UnauthorizedError', message: 'No identity access token found' };
    world.simulators.faults.add({ path: /identities/, action: { kind: 'status', status: 401, body } });
    expect(await codeOf(signIn(profile))).toBe('infisicalTokenRevoked');
    expect(world.sent('POST', LOGIN)).toHaveLength(1);
  });

  test('waits while the client id is locked', async () => {
    const { lockouts, seed } = world.simulators.infisical.us.state;
    lockouts.set(seed.identity.clientId, {
      failedAttempts: 3,
      lockedOut: true,
      expiresAt: Date.now() + 300_000,
    });
    const profile = await saved();
    expect(await codeOf(signIn(profile))).toBe('infisicalLoginLocked');
    expect(await codeOf(signIn(profile))).toBe('infisicalLoginLocked');
    expect(world.sent('POST', LOGIN)).toHaveLength(1);
  });

  test.each([
    ['infisicalSecretExpired', { createdAt: 0, ttlSeconds: 60 }],
    ['infisicalSecretUsedUp', { usesLimit: 1, uses: 1 }],
  ])('says %s', async (code, change) => {
    Object.assign(world.simulators.infisical.us.state.seed.clientSecret, change);
    expect(await codeOf(signIn(await saved()))).toBe(code);
  });

  test('names the sub-organization in both of its spellings, and shows it', async () => {
    const { seed } = world.simulators.infisical.us.state;
    seed.identity.memberOf.push(seed.subOrganization.id);
    const { profile, credentials } = universalAuth(world);
    const sub = {
      ...profile,
      signIn: { ...profile.signIn, organizationSlug: seed.subOrganization.slug },
    } as typeof profile;
    await saveProfile(sub, credentials);
    const { account } = await signIn(sub);
    expect(account.organization).toEqual({ id: seed.subOrganization.id, name: 'payments-unit' });
    expect(JSON.parse(world.sent('POST', LOGIN)[0]?.body ?? '')).toMatchObject({
      organizationSlug: 'payments-unit',
      subOrganizationName: 'payments-unit',
    });
  });

  test('is not taken for the home organization where an older server does not tell which one it is', async () => {
    const { us } = world.simulators.infisical;
    const { seed } = us.state;
    us.arrange.version('2026-04');
    seed.identity.memberOf.push(seed.subOrganization.id);
    const { profile, credentials } = universalAuth(world);
    const signInMethod = { ...profile.signIn, organizationSlug: seed.subOrganization.slug };
    const sub = { ...profile, signIn: signInMethod } as typeof profile;
    await saveProfile(sub, credentials);
    expect((await signIn(sub)).account.organization).toBeUndefined();
  });

  test('refuses a server that signs in to another organization than was asked for', async () => {
    const { us } = world.simulators.infisical;
    const { profile, credentials } = universalAuth(world);
    const sub = {
      ...profile,
      signIn: { ...profile.signIn, organizationSlug: 'payments-unit' },
    } as typeof profile;
    await saveProfile(sub, credentials);
    const accessToken = await us.arrange.accessToken(us.state.seed.identity);
    const body = { accessToken, expiresIn: 3600 };
    world.simulators.faults.add({ path: LOGIN, action: { kind: 'status', status: 200, body } });
    await expect(signIn(sub)).rejects.toMatchObject({
      failure: { code: 'infisicalSubOrganizationMissed', params: ['payments-unit', 'Platform Team'] },
    });
  });

  test('sends no Authorization header to log in or out, no cookies with the token, and never renews', async () => {
    world.cookies.set('app.infisical.com', 'jid=of-the-web-app');
    const profile = await saved();
    await signIn(profile);
    await signOut(profile.id);
    const [login, details, revoke] = world.sent();
    expect(login?.headers).not.toHaveProperty('authorization');
    expect(details?.headers.authorization).toMatch(/^Bearer ey/);
    expect(revoke?.path).toBe('/api/v1/auth/token/revoke');
    expect(revoke?.headers).not.toHaveProperty('authorization');
    for (const { headers } of world.sent()) expect(headers).not.toHaveProperty('cookie');
    expect(world.sent('POST', /renew/)).toEqual([]);
  });

  test('revokes on sign-out, on removal and when another secret is saved', async () => {
    const tokens = () => world.simulators.infisical.us.state.accessTokens.length;
    const profile = await saved();
    await signIn(profile);
    await saved({}, 'another');
    expect(tokens()).toBe(0);
    await saved();
    await signIn(profile);
    await signOut(profile.id);
    expect(tokens()).toBe(0);
    expect(await codeOf(signIn(profile))).toBe('profileSecretMissing');
    await saved();
    await signIn(profile);
    await removeProfile(profile.id);
    expect(tokens()).toBe(0);
    expect(await profilesItem.get()).toEqual([]);
  });

  test('asks nothing of a self-hosted Infisical before the browser allows it', async () => {
    const profile = await saved({ instance: 'self-hosted', siteUrl: SELF_HOSTED });
    expect(await codeOf(signIn(profile))).toBe('infisicalPermissionMissing');
    expect(world.sent()).toEqual([]);
    world.allowed.add(`${SELF_HOSTED}/*`);
    expect(await codeOf(signIn(profile))).toBe('infisicalLoginRefused');
  });

  test('explains a secret of another region, an IP list and a server in maintenance', async () => {
    const { us } = world.simulators.infisical;
    const profile = await saved();
    us.state.seed.identity.clientSecretTrustedIps = ['10.0.0.1'];
    expect(await codeOf(signIn(profile))).toBe('infisicalAddressRefused');
    us.state.seed.identity.clientSecretTrustedIps = 'any';
    us.options.maintenance = true;
    expect(await codeOf(signIn(profile))).toBe('infisicalServerError');
    us.options.maintenance = false;
    expect(await codeOf(signIn(profile))).toBe('signed in');
  });
});
