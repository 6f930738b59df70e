import { describe, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { failureOf } from '@/utils/failure';
import { heldSecret } from '@/utils/infisical/credentials';
import {
  findProfile,
  removeProfile,
  restoreProfile,
  saveProfile,
  secretPlaces,
  signOut,
} from '@/utils/infisical/profiles';
import { selectableProfiles } from '@/utils/infisical/selectable';
import { profilesItem, watchSecrets } from '@/utils/infisical/storage';
import { adoptProfile, testProfile } from '@/utils/infisical/test-profile';
import { UNRESTRICTED } from '@/utils/policy/types';
import { profile, SELF_HOSTED, signInToWebApp, simulatedWorld, universalAuth } from './world';

const world = simulatedWorld();
const session = { method: 'browser-session' } as const;

describe('profiles', () => {
  test('both Clouds can be chosen before anything is saved, with the browser session', async () => {
    const choices = selectableProfiles([], UNRESTRICTED);
    expect(choices.map(({ siteUrl }) => siteUrl)).toEqual([
      'https://app.infisical.com',
      'https://eu.infisical.com',
    ]);
    expect(choices.every(({ signIn }) => signIn.method === 'browser-session')).toBe(true);
    expect((await findProfile()).instance).toBe('us');
  });

  test('the one saved last is used next', async () => {
    await saveProfile(profile(session, { id: 'one' }), {});
    await saveProfile(profile(session, { id: 'two', siteUrl: 'https://eu.infisical.com' }), {});
    expect((await findProfile()).id).toBe('two');
    await removeProfile('two');
    expect((await findProfile()).id).toBe('one');
  });

  test('are stored by origin, whatever was typed', async () => {
    await saveProfile(profile(session, { siteUrl: 'us.infisical.com/api', label: ' Mine ' }), {});
    expect(await profilesItem.get()).toMatchObject([
      { siteUrl: 'https://app.infisical.com', instance: 'us', label: 'Mine' },
    ]);
  });

  test('give the permission for a host back with the last profile that uses it', async () => {
    world.allowed.add(`${SELF_HOSTED}/*`);
    const selfHosted = { instance: 'self-hosted', siteUrl: SELF_HOSTED } as const;
    await saveProfile(profile(session, { id: 'one', ...selfHosted }), {});
    await saveProfile(profile(session, { id: 'two', ...selfHosted }), {});
    await removeProfile('one');
    expect(world.allowed).toContain(`${SELF_HOSTED}/*`);
    await saveProfile(profile(session, { id: 'two' }), {});
    expect(world.allowed).not.toContain(`${SELF_HOSTED}/*`);
  });
});

describe('a removed profile', () => {
  test('comes back to its place, once, without its secret', async () => {
    const { profile: first, credentials } = universalAuth(world, { id: 'first' });
    const second = profile(session, { id: 'second' });
    await saveProfile(first, credentials);
    await saveProfile(second, {});
    await removeProfile('first');
    await restoreProfile(first, 0, false);
    await restoreProfile(first, 0, false);
    expect(await profilesItem.get()).toEqual([first, second]);
    expect(await secretPlaces()).toEqual({ first: 'missing', second: 'none' });
  });

  test('comes back as something that can be used, or not at all', async () => {
    const insecure = profile(session, { siteUrl: 'http://infisical.example.com', instance: 'self-hosted' });
    await expect(restoreProfile(insecure, 0, true)).rejects.toThrow('profileUrlInsecure');
    expect(await profilesItem.get()).toEqual([]);
  });
});

test('where a secret is, is told without it, and told again when that changes', async () => {
  let changes = 0;
  const stop = watchSecrets(() => changes++);
  const { profile: plain, credentials } = universalAuth(world);
  await saveProfile(plain, credentials);
  expect(await secretPlaces()).toEqual({ [plain.id]: 'memory' });
  const remembered = { ...plain, signIn: { ...plain.signIn, remember: true } } as typeof plain;
  await saveProfile(remembered, { passphrase: 'correct horse' });
  expect(await secretPlaces()).toEqual({ [plain.id]: 'unlocked' });
  const before = changes;
  await signOut(plain.id);
  expect(await secretPlaces()).toEqual({ [plain.id]: 'locked' });
  expect(changes).toBeGreaterThan(before);
  stop();
});

describe('Test connection', () => {
  test('tells who, where and which projects, and saves nothing', async () => {
    const { profile: unsaved, credentials } = universalAuth(world);
    const report = await testProfile(unsaved, credentials);
    expect(report.account).toMatchObject({
      kind: 'machine-identity',
      organization: { name: 'Platform Team' },
    });
    expect(report.projects.map(({ name }) => name)).toEqual(['shop', 'payments']);
    expect(report.mayCreate).toBe('unknown');
    expect(await profilesItem.get()).toEqual([]);
  });

  test('shares its login with what is saved afterwards', async () => {
    const { profile: unsaved, credentials } = universalAuth(world);
    await testProfile(unsaved, credentials);
    await saveProfile(unsaved, credentials);
    await testProfile(unsaved, {});
    expect(world.sent('POST', /login/)).toHaveLength(1);
  });

  test('sends a wrong secret once, however often it is tested', async () => {
    const { profile: unsaved } = universalAuth(world);
    for (let attempt = 0; attempt < 4; attempt++) {
      const failed = testProfile(unsaved, { clientSecret: 'wrong' });
      expect(failureOf(await failed.catch((error) => error)).code).toBe('infisicalLoginRefused');
    }
    expect(world.sent('POST', /login/)).toHaveLength(1);
  });

  test('writes nothing to Infisical', async () => {
    await signInToWebApp(world, world.simulators.infisical.us.state.seed.organization.id);
    const report = await testProfile(profile(session), {});
    expect(report.mayCreate).toBe('yes');
    expect(world.sent().filter(({ method }) => method !== 'GET')).toMatchObject([
      { path: '/api/v1/auth/token' },
    ]);
  });

  test.each([
    ['member', 'memberRole'],
    ['no-access', 'noAccess'],
  ] as const)('says that the role %s may not create, and what to do', async (role, note) => {
    const { seed } = world.simulators.infisical.us.state;
    seed.user.memberships = [{ orgId: seed.organization.id, active: true, role }];
    await signInToWebApp(world, seed.organization.id);
    const report = await testProfile(profile(session), {});
    expect(report.mayCreate).toBe('no');
    expect(report.notes.at(-1)?.key).toBe(`infisical.note.${note}`);
  });

  test('does not send a kept secret to another site', async () => {
    const { profile: saved, credentials } = universalAuth(world);
    await saveProfile(saved, credentials);
    world.allowed.add(`${SELF_HOSTED}/*`);
    const elsewhere = { ...saved, siteUrl: SELF_HOSTED };
    const failed = await testProfile(elsewhere, {}).catch((error) => error);
    expect(failureOf(failed).code).toBe('profileSecretMissing');
    expect(world.sent()).toEqual([]);
  });

  test('names the project list of an older server and a server without the connector', async () => {
    const { us } = world.simulators.infisical;
    us.options.behaviour.projectsRoute = false;
    const { profile: unsaved, credentials } = universalAuth(world);
    expect((await testProfile(unsaved, credentials)).projects).toHaveLength(2);
    world.simulators.faults.add({
      path: /v1\/projects|app-connections/,
      action: { kind: 'status', status: 404 },
    });
    const withPages = await testProfile(unsaved, credentials).catch((error) => error);
    expect(failureOf(withPages).code).toBe('infisicalNoConnector');
    world.simulators.faults.clear();
    us.options.behaviour.humanitecConnector = false;
    const failed = await testProfile(unsaved, credentials).catch((error) => error);
    expect(failureOf(failed).code).toBe('infisicalNoConnector');
  });
});

describe('Test connection of a profile', () => {
  test('says nothing about creating in a project from a role in the organization', async () => {
    const { us } = world.simulators.infisical;
    await signInToWebApp(world, us.state.seed.organization.id);
    const { shop } = us.state.seed;
    const inShop = profile(session, { scope: { level: 'project', id: shop.id, name: shop.name } });
    const report = await testProfile(inShop, {});
    expect(report.mayCreate).toBe('unknown');
    expect(report.notes.at(-1)).toEqual({ key: 'infisical.note.mayCreateInProject', params: ['shop'] });
  });

  test('whose secret is locked opens it for the test alone, and says what is missing', async () => {
    const { profile: plain, credentials } = universalAuth(world);
    const locked = { ...plain, signIn: { ...plain.signIn, remember: true } } as typeof plain;
    await saveProfile(locked, { ...credentials, passphrase: 'correct horse' });
    await fakeBrowser.storage.session.clear();
    const codeOf = (passphrase?: string) =>
      testProfile(locked, passphrase === undefined ? {} : { passphrase }).then(
        () => 'signed in',
        (error) => failureOf(error).code,
      );
    expect(await codeOf()).toBe('profileLocked');
    expect(await codeOf('wrong horse')).toBe('profilePassphraseWrong');
    expect(await codeOf('correct horse')).toBe('signed in');
    expect((await heldSecret(locked)).state).toBe('locked');
  });

  test('that is not saved leaves no permission for its host behind', async () => {
    world.allowed.add(`${SELF_HOSTED}/*`);
    const selfHosted = profile(session, { instance: 'self-hosted', siteUrl: SELF_HOSTED });
    await testProfile(selfHosted, {}).catch(() => undefined);
    expect(world.allowed).not.toContain(`${SELF_HOSTED}/*`);
    world.allowed.add(`${SELF_HOSTED}/*`);
    await saveProfile(selfHosted, {});
    await testProfile(selfHosted, {}).catch(() => undefined);
    expect(world.allowed).toContain(`${SELF_HOSTED}/*`);
  });
});

describe('a profile that is adopted', () => {
  const selfHosted = profile(session, { instance: 'self-hosted', siteUrl: SELF_HOSTED });

  test('is saved and used next where somebody is signed in, and keeps the permission for its host', async () => {
    world.allowed.add(`${SELF_HOSTED}/*`);
    const { state, arrange } = world.simulators.infisical.selfHosted;
    const { jid } = await arrange.session(state.seed.user, state.seed.organization.id);
    world.cookies.set(new URL(SELF_HOSTED).host, `jid=${jid}`);
    const report = await adoptProfile(selfHosted, {});
    expect(report.account.organization?.name).toBe('Platform Team');
    expect((await findProfile()).id).toBe(selfHosted.id);
    expect(world.allowed).toContain(`${SELF_HOSTED}/*`);
  });

  test('is not saved where nobody is, and gives the permission back', async () => {
    world.allowed.add(`${SELF_HOSTED}/*`);
    const failed = await adoptProfile(selfHosted, {}).catch(failureOf);
    expect(failed).toMatchObject({ code: 'infisicalSignedOut' });
    expect(await profilesItem.get()).toEqual([]);
    expect(world.allowed).not.toContain(`${SELF_HOSTED}/*`);
  });
});
