import { describe, expect, test, vi } from 'vitest';
import { failureOf } from '@/utils/failure';
import { saveProfile } from '@/utils/infisical/profiles';
import { signIn } from '@/utils/infisical/sign-in';
import { Account } from '@/utils/infisical/types';
import { profile, signInToWebApp, simulatedWorld, US } from './world';

const world = simulatedWorld();
const session = profile({ method: 'browser-session' });

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'signed in',
    (error) => failureOf(error).code,
  );

describe('Browser session', () => {
  test('uses the session of the web app, and its organization', async () => {
    const { organization } = world.simulators.infisical.us.state.seed;
    await signInToWebApp(world, organization.id);
    const { account } = await signIn(session);
    expect(account).toMatchObject({
      kind: 'user',
      organization: { id: organization.id, name: 'Platform Team' },
    });
    // It is stored: nothing is in it that has no place there.
    expect(Account.parse(account)).toEqual(account);
  });

  test('exchanges the cookie alone, and sends the token without it', async () => {
    await signInToWebApp(world, world.simulators.infisical.us.state.seed.organization.id);
    await signIn(session);
    const [exchange, organizations] = world.sent();
    expect(exchange).toMatchObject({ method: 'POST', path: '/api/v1/auth/token', body: '' });
    expect(exchange?.headers.cookie).toMatch(/^jid=/);
    expect(exchange?.headers).not.toHaveProperty('authorization');
    expect(exchange?.headers).not.toHaveProperty('content-type');
    expect(organizations?.headers).not.toHaveProperty('cookie');
  });

  test('says that nobody is signed in, or that the session is over', async () => {
    expect(await codeOf(signIn(session))).toBe('infisicalSignedOut');
    world.cookies.set('app.infisical.com', 'jid=not.a.session');
    expect(await codeOf(signIn(session))).toBe('infisicalSignedOut');
  });

  test('says that the session is over where only the token it gave tells', async () => {
    await signInToWebApp(world, world.simulators.infisical.us.state.seed.organization.id);
    const body = { error: 'NotFound', message: 'Session not found' };
    world.simulators.faults.add({ path: /organization/, action: { kind: 'status', status: 404, body } });
    expect(await codeOf(signIn(session))).toBe('infisicalSignedOut');
  });

  test('says that no organization is chosen, and chooses none', async () => {
    await signInToWebApp(world);
    expect(await codeOf(signIn(session))).toBe('infisicalNoOrganization');
    expect(world.simulators.infisical.us.state.selectedOrganizations).toEqual([]);
  });

  test.each([
    ['infisicalAccountLocked', { locked: true }],
    ['infisicalMembershipInactive', { memberships: 'inactive' }],
  ])('says %s', async (code, change) => {
    const { seed } = world.simulators.infisical.us.state;
    await signInToWebApp(world, seed.organization.id);
    const memberships = [{ orgId: seed.organization.id, active: false }];
    Object.assign(seed.user, 'memberships' in change ? { memberships } : change);
    expect(await codeOf(signIn(session))).toBe(code);
  });

  test('recognises a web page under a wrong address', async () => {
    world.simulators.infisical.us.options.html = true;
    expect(await codeOf(signIn(session))).toBe('infisicalNotJson');
  });
});

describe('a web page instead of an answer', () => {
  test.each([401, 403, 404, 405])('with status %i is not taken for a missing session', async (status) => {
    await signInToWebApp(world, world.simulators.infisical.us.state.seed.organization.id);
    const page = () =>
      new Response('<!doctype html><title>Blocked</title>', {
        status,
        headers: { 'content-type': 'text/html' },
      });
    vi.stubGlobal('fetch', async () => page());
    expect(await codeOf(signIn(session))).toBe('infisicalNotJson');
  });
});

describe('a sub-organization', () => {
  const enter = () => {
    const { seed } = world.simulators.infisical.us.state;
    seed.user.memberships.push({ orgId: seed.subOrganization.id, active: true });
    return seed;
  };

  test('of the browser session is named', async () => {
    const seed = enter();
    await signInToWebApp(world, seed.subOrganization.id);
    expect((await signIn(session)).account.organization).toMatchObject({
      id: seed.subOrganization.id,
      name: 'Payments Unit',
    });
  });

  test("of a user's access token is shown, and not the one above it", async () => {
    const { us } = world.simulators.infisical;
    const seed = enter();
    const { accessToken } = await us.arrange.session(seed.user, seed.subOrganization.id);
    const pasted = profile({ method: 'access-token' });
    await saveProfile(pasted, { accessToken });
    expect((await signIn(pasted)).account.organization).toMatchObject({ name: 'Payments Unit' });
  });

  test('is known by its id where an older server names none', async () => {
    const seed = enter();
    await signInToWebApp(world, seed.subOrganization.id);
    world.simulators.infisical.us.arrange.version('2025-08');
    expect((await signIn(session)).account.organization?.id).toBe(seed.subOrganization.id);
  });
});

describe('Access token', () => {
  const pasted = profile({ method: 'access-token' });
  const save = (accessToken: string) => saveProfile(pasted, { accessToken });

  test('is recognised as that of a machine identity', async () => {
    const { us } = world.simulators.infisical;
    await save(` ${await us.arrange.accessToken(us.state.seed.identity)}\n`);
    expect((await signIn(pasted)).account.kind).toBe('machine-identity');
  });

  test('is recognised as that of a user', async () => {
    const { us } = world.simulators.infisical;
    await save((await us.arrange.session(us.state.seed.user, us.state.seed.organization.id)).accessToken);
    expect((await signIn(pasted)).account).toMatchObject({
      kind: 'user',
      organization: { name: 'Platform Team' },
    });
  });

  test.each([500, 404])(
    'of a machine identity is known by what it says itself where the route for identities answers %i',
    async (status) => {
      const { us } = world.simulators.infisical;
      const { identity, organization } = us.state.seed;
      const body = { error: status === 404 ? 'Not Found' : 'InternalServerError', message: 'Something' };
      world.simulators.faults.add({ path: /identities\/details/, action: { kind: 'status', status, body } });
      await save(await us.arrange.accessToken(identity));
      expect((await signIn(pasted)).account).toMatchObject({
        kind: 'machine-identity',
        organization: { id: organization.id },
      });
      us.arrange.version('2026-04');
      await save(await us.arrange.accessToken(identity));
      const { account } = await signIn(pasted);
      expect(account.kind).toBe('machine-identity');
      expect(account).not.toHaveProperty('organization');
    },
  );

  test('of a user whose session is over asks for another token', async () => {
    const { us } = world.simulators.infisical;
    const body = { error: 'NotFound', message: 'Session not found' };
    world.simulators.faults.add({ path: /organization/, action: { kind: 'status', status: 404, body } });
    await save((await us.arrange.session(us.state.seed.user, us.state.seed.organization.id)).accessToken);
    expect(await codeOf(signIn(pasted))).toBe('infisicalTokenRevoked');
  });

  test('of the wrong kind is not sent anywhere', async () => {
    await save('st.abc.def.ghi');
    expect(await codeOf(signIn(pasted))).toBe('infisicalTokenKind');
    expect(world.sent()).toEqual([]);
  });

  test.each([
    ['garbage', 'infisicalTokenMalformed'],
    ['a.b.c', 'infisicalTokenMalformed'],
  ])('%s is %s', async (token, code) => {
    await save(token);
    expect(await codeOf(signIn(pasted))).toBe(code);
  });

  test('of another region is explained as such', async () => {
    const { eu } = world.simulators.infisical;
    await save(await eu.arrange.accessToken(eu.state.seed.identity));
    await expect(signIn(pasted)).rejects.toMatchObject({
      failure: { code: 'infisicalTokenElsewhere', params: [US] },
    });
  });

  test('that has expired is explained as such, though Infisical answers 403', async () => {
    const { us } = world.simulators.infisical;
    await save(await us.arrange.accessToken(us.state.seed.identity, { ttlSeconds: 60 }));
    us.options.now = () => Date.now() + 120_000;
    expect(await codeOf(signIn(pasted))).toBe('infisicalTokenExpired');
  });

  test('reads an identity of an older server, which writes no claims', async () => {
    const { us } = world.simulators.infisical;
    us.arrange.version('2026-04');
    await save(await us.arrange.accessToken(us.state.seed.identity));
    expect((await signIn(pasted)).account.organization?.name).toBe('Platform Team');
  });
});
