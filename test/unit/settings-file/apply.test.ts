import { describe, expect, test } from 'vitest';
import { removeEntirely } from '@/entrypoints/background/profiles';
import { settingsFileHandlers } from '@/entrypoints/background/settings-file';
import { failureOf } from '@/utils/failure';
import { heldSecret } from '@/utils/infisical/credentials';
import { saveProfile } from '@/utils/infisical/profiles';
import { currentProfileIdItem, profilesItem, rememberedItem } from '@/utils/infisical/storage';
import type { Profile } from '@/utils/infisical/types';
import { preferencesItem } from '@/utils/preferences';
import { importSettings } from '@/utils/settings-file/apply';
import { preferenceChanges, profileChanges } from '@/utils/settings-file/compare';
import { settingsOf } from '@/utils/settings-file/export';
import { simulatedWorld } from '../infisical/world';
import { MACHINE, PASTED, US } from './profiles';

const world = simulatedWorld();
const undo = (payload: Parameters<(typeof settingsFileHandlers)['settings.undo']>[0]) =>
  settingsFileHandlers['settings.undo'](payload, {} as never);
const fileOf = (profiles: Profile[], captureMinutes = 15) =>
  settingsOf(profiles, { captureMinutes, fixHere: true, weeklyHealth: false });
const kinds = (given: Profile[], saved: Profile[]) => profileChanges(given, saved).map(({ kind }) => kind);

describe('a profile of a file is', () => {
  const renamed = { ...US, label: 'Other' };
  const elsewhere = { ...US, instance: 'self-hosted', siteUrl: 'https://evil.example' } as const;
  const machine = (clientId: string): Profile => ({
    ...MACHINE,
    signIn: { ...MACHINE.signIn, clientId } as Profile['signIn'],
  });

  test.each<[string, Profile[], Profile[], string[]]>([
    ['new where nothing is saved', [US, MACHINE], [], ['added', 'added']],
    ['the same', [US, MACHINE], [MACHINE, US], ['same', 'same']],
    ['changed, by its id', [{ ...renamed, scope: MACHINE.scope }], [US], ['changed']],
    ['changed, by its Infisical, sign-in and scope', [{ ...renamed, id: PASTED.id }], [US], ['changed']],
    ['new with another scope and id', [{ ...US, id: PASTED.id, scope: MACHINE.scope }], [US], ['added']],
    ['new where its id leads elsewhere', [elsewhere], [US], ['added']],
    ['new with another client ID', [machine('other')], [MACHINE], ['added']],
    ['matched once', [renamed, { ...US, id: PASTED.id }], [US], ['changed', 'added']],
    ['matched by id before it is by likeness', [{ ...US, id: PASTED.id }, US], [US], ['added', 'same']],
    [
      'not changed in how it keeps its secret here',
      [{ ...MACHINE, signIn: { ...MACHINE.signIn, remember: false } as Profile['signIn'] }],
      [MACHINE],
      ['same'],
    ],
    [
      'the same when its project has another name by now',
      [{ ...MACHINE, scope: { level: 'project', id: 'project-1', name: 'store' } }],
      [MACHINE],
      ['same'],
    ],
  ])('%s', (_what, given, saved, expected) => {
    expect(kinds(given, saved)).toEqual(expected);
  });

  test('a preference is told with what it was', () => {
    const now = { captureMinutes: 15, fixHere: true, weeklyHealth: false };
    expect(preferenceChanges({ captureMinutes: 30, fixHere: false, weeklyHealth: true }, now)).toEqual([
      { key: 'captureMinutes', before: 15, after: 30 },
      { key: 'fixHere', before: true, after: false },
      { key: 'weeklyHealth', before: false, after: true },
    ]);
    expect(preferenceChanges({}, now)).toEqual([]);
  });
});

describe('an import', () => {
  test('brings back what was exported, without its secret or a permission, and is the same the next time', async () => {
    await importSettings(fileOf([US, MACHINE, PASTED], 60));
    expect(await profilesItem.get()).toEqual([US, MACHINE, PASTED]);
    expect(await preferencesItem.get()).toEqual({ captureMinutes: 60, fixHere: true, weeklyHealth: false });
    expect(await heldSecret(MACHINE)).toEqual({ state: 'missing' });
    expect([...world.allowed].some((pattern) => pattern.includes('example.com'))).toBe(false);
    expect(world.sent()).toEqual([]);
    const again = await importSettings(fileOf([US, MACHINE, PASTED], 60));
    expect(again).toEqual({ added: [], changed: [], preferences: {} });
    expect(await profilesItem.get()).toHaveLength(3);
  });

  test('leaves a profile that is there its secret and its way, and adds one of its id that leads elsewhere', async () => {
    world.allowed.add('https://infisical.example.com/*');
    await saveProfile(MACHINE, { clientSecret: 'secret', passphrase: 'correct horse' });
    const evil: Profile = { ...MACHINE, siteUrl: 'https://evil.example', label: 'Machine' };
    const { added } = await importSettings(fileOf([evil]));
    const [mine, other] = await profilesItem.get();
    expect(mine).toEqual(MACHINE);
    expect(other).toEqual({ ...evil, id: added[0] });
    expect(added).not.toContain(MACHINE.id);
    expect((await heldSecret(MACHINE)).state).toBe('ready');
    expect(await currentProfileIdItem.get()).toBe(MACHINE.id);
  });

  test('renames a profile, and leaves how its secret is kept here as it was', async () => {
    world.allowed.add('https://infisical.example.com/*');
    await saveProfile(MACHINE, { clientSecret: 'secret', passphrase: 'correct horse' });
    const { lockAfterMinutes: _, ...signIn } = MACHINE.signIn as Extract<
      Profile['signIn'],
      { method: 'universal-auth' }
    >;
    const { changed } = await importSettings(
      fileOf([{ ...MACHINE, label: 'Renamed', signIn: { ...signIn, remember: false } }]),
    );
    expect(changed).toEqual([MACHINE]);
    expect(await profilesItem.get()).toEqual([{ ...MACHINE, label: 'Renamed' }]);
  });

  test('is refused where it would come to too many profiles, and changes nothing', async () => {
    const some = (count: number) =>
      Array.from({ length: count }, () => ({ ...PASTED, id: crypto.randomUUID() }));
    await profilesItem.set(some(50));
    const more = some(51).map(
      (profile, index): Profile => ({
        ...profile,
        instance: 'self-hosted',
        siteUrl: `https://infisical-${index}.example.com`,
      }),
    );
    const failed = await importSettings(fileOf(more, 60)).catch(failureOf);
    expect(failed).toMatchObject({ code: 'settingsTooMany', params: ['100'] });
    expect(await profilesItem.get()).toHaveLength(50);
    expect(await preferencesItem.get()).toEqual({ captureMinutes: 15, fixHere: true, weeklyHealth: false });
  });

  test('that did not come through the page is looked at again', async () => {
    const insecure: Profile = { ...MACHINE, siteUrl: 'http://infisical.example.com' };
    const failed = await importSettings(fileOf([US, insecure])).catch(failureOf);
    expect(failed).toMatchObject({ code: 'profileUrlInsecure' });
    expect(await profilesItem.get()).toEqual([]);
  });

  test('is taken back, and with it what was entered for it meanwhile, but nothing else', async () => {
    await profilesItem.set([US]);
    const done = await importSettings(fileOf([{ ...US, label: 'Renamed' }, MACHINE], 60));
    world.allowed.add('https://infisical.example.com/*');
    await saveProfile(MACHINE, { clientSecret: 'secret', passphrase: 'correct horse' });
    await saveProfile(PASTED, { accessToken: 'token' });
    await undo(done);
    expect(await profilesItem.get()).toEqual([US, PASTED]);
    expect(await preferencesItem.get()).toEqual({ captureMinutes: 15, fixHere: true, weeklyHealth: false });
    expect(await rememberedItem(MACHINE.id).get()).toBeNull();
    expect(world.allowed).not.toContain('https://infisical.example.com/*');
    await undo(done);
    expect(await profilesItem.get()).toEqual([US, PASTED]);
  });

  test('taken back finds a profile that was removed meanwhile, and leaves it at that', async () => {
    const done = await importSettings(fileOf([MACHINE]));
    await removeEntirely(MACHINE.id);
    await undo(done);
    expect(await profilesItem.get()).toEqual([]);
  });
});
