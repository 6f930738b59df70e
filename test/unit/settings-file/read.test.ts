import { describe, expect, test } from 'vitest';
import { failureOf } from '@/utils/failure';
import { type ReadSettings, readSettings, readSettingsFile } from '@/utils/settings-file/read';
import { KIND } from '@/utils/settings-file/schema';
import { MACHINE, US } from './profiles';

const { instance: _, ...PROFILE } = US;
const { instance: __, ...OTHER } = MACHINE;

const file = (given: object = {}) =>
  JSON.stringify({ kind: KIND, version: 1, profiles: [PROFILE], preferences: {}, ...given });
const withProfile = (given: object) => file({ profiles: [{ ...PROFILE, ...given }, OTHER] });

function refusal(text: string): unknown {
  try {
    return readSettings(text);
  } catch (error) {
    const { code, params } = failureOf(error);
    return [code, ...params];
  }
}

/** What is left of a file whose first profile is hostile, and what is said of it. */
function outcome({ settings, notes }: ReadSettings) {
  return {
    ids: settings.profiles.map(({ id }) => id),
    notes: notes.map(({ key, params }) => [key.replace('settingsFile.note.', ''), ...params]),
  };
}

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...PROFILE, id: uuid(index) }));
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('a file as such is refused', () => {
  test.each([
    ['no JSON', 'settingsNotOurs', 'hello'],
    ['nothing', 'settingsNotOurs', ''],
    ['JSON of something else', 'settingsNotOurs', '[{"id": "1"}]'],
    ['null', 'settingsNotOurs', 'null'],
    ['another kind', 'settingsNotOurs', file({ kind: 'other' })],
    ['no version', 'settingsNotOurs', file({ version: undefined })],
    ['profiles that are no list', 'settingsNotOurs', file({ profiles: { length: 1, 0: PROFILE } })],
    ['only deep nesting', 'settingsNotOurs', nested(100_000)],
  ])('%s', (_what, code, text) => {
    expect(refusal(text)).toEqual([code]);
  });

  test.each([
    { version: 2 },
    { version: 0 },
    { version: 1.5 },
    { version: '1' },
    { version: null },
    { version: [1] },
  ])('%j', ({ version }) => {
    const told = typeof version === 'number' ? String(version) : '?';
    expect(refusal(file({ version }))).toEqual(['settingsVersion', told, '1']);
  });

  test.each([101, 10_000])('%i profiles', (count) => {
    expect(refusal(file({ profiles: many(count) }))).toEqual(['settingsTooMany', '100']);
  });

  test('more than 256 kB, unread', async () => {
    const large = Object.assign(new Blob(['x'.repeat(2 ** 20)]), {
      text: () => Promise.reject(new Error('It was read.')),
    });
    const failure = await readSettingsFile(large).catch(failureOf);
    expect(failure).toEqual({ code: 'settingsTooLarge', params: ['256'] });
    expect(outcome(await readSettingsFile(new Blob([file()]))).ids).toEqual([US.id]);
  });
});

test('a hundred profiles with the longest texts fit', async () => {
  const profiles = many(100).map((profile) => ({
    ...profile,
    label: 'ä'.repeat(40),
    siteUrl: `https://${'a'.repeat(60)}.${'b'.repeat(60)}.example.com`,
    signIn: {
      method: 'universal-auth',
      clientId: 'c'.repeat(200),
      organizationSlug: 'o'.repeat(100),
      remember: true,
    },
    scope: { level: 'project', id: 'p'.repeat(200), name: 'ü'.repeat(100) },
  }));
  const text = JSON.stringify(JSON.parse(file({ profiles })), undefined, 2);
  const { settings, notes } = await readSettingsFile(new Blob([text]));
  expect([settings.profiles.length, notes]).toEqual([100, []]);
});

describe('a profile that cannot be used is left out, with the reason, and the others are not', () => {
  test.each<[string, object, ...string[]]>([
    ['http', { siteUrl: 'http://infisical.example.com' }, 'insecure'],
    ['javascript:', { siteUrl: 'javascript:alert(1)' }, 'address'],
    ['javascript://', { siteUrl: 'javascript://infisical.example.com/%0aalert(1)' }, 'insecure'],
    ['data:', { siteUrl: 'data:text/html,<script>' }, 'address'],
    ['file', { siteUrl: 'file:///etc/passwd' }, 'address'],
    ['a pattern', { siteUrl: 'https://*.example.com' }, 'address'],
    ['a user in the address', { siteUrl: 'https://app.infisical.com@evil.example' }, 'address'],
    ['an address without end', { siteUrl: `https://${'a.'.repeat(5000)}example` }, 'unfit', 'siteUrl'],
    ['an id that is none', { id: '__proto__' }, 'unfit', 'id'],
    ['the id of a built-in one', { id: 'built-in-us' }, 'unfit', 'id'],
    ['another method', { signIn: { method: 'password' } }, 'unfit', 'signIn.method'],
    [
      'a method without its client ID',
      { signIn: { method: 'universal-auth', remember: false } },
      'unfit',
      'signIn.clientId',
    ],
    [
      'a client ID with something unseen in it',
      { signIn: { method: 'universal-auth', clientId: 'abc\u202e', remember: false } },
      'unfit',
      'signIn.clientId',
    ],
    [
      'a lock that never comes',
      { signIn: { method: 'universal-auth', clientId: 'abc', remember: true, lockAfterMinutes: 1e9 } },
      'unfit',
      'signIn.lockAfterMinutes',
    ],
    ['a label that is no text', { label: { toString: 'x' } }, 'unfit', 'label'],
    ['cookies that are no truth', { sendCookies: 'yes' }, 'unfit', 'sendCookies'],
    [
      'a project whose id is a path',
      { scope: { level: 'project', id: '..', name: 'x' } },
      'unfit',
      'scope.id',
    ],
    ['no scope', { scope: undefined }, 'unfit', 'scope'],
  ])('%s', (_what, given, reason, ...field) => {
    expect(outcome(readSettings(withProfile(given)))).toEqual({
      ids: [MACHINE.id],
      notes: [[reason, '1', ...field]],
    });
  });

  test.each([{ entry: null }, { entry: 1 }, { entry: 'text' }, { entry: [] }])(
    '%j in its place',
    ({ entry }) => {
      expect(outcome(readSettings(file({ profiles: [entry, PROFILE] }))).ids).toEqual([US.id]);
    },
  );

  test('the second of two with one id', () => {
    const text = file({ profiles: [PROFILE, { ...OTHER, id: US.id }] });
    expect(outcome(readSettings(text))).toEqual({ ids: [US.id], notes: [['twice', '2']] });
  });
});

describe('what is not known is left out, and told', () => {
  test('fields at every level, among them those that would hold a secret', () => {
    const { settings, notes } = readSettings(
      file({
        clientSecret: 'canary',
        profiles: [
          { ...PROFILE, sealed: 'canary', signIn: { method: 'browser-session', accessToken: 'canary' } },
        ],
        preferences: { captureMinutes: 30, telemetry: true },
      }),
    );
    expect(JSON.stringify(settings)).not.toMatch(/canary|telemetry/);
    expect(notes).toEqual([
      { key: 'settingsFile.note.unknown', params: ['clientSecret, accessToken, sealed, telemetry'] },
    ]);
  });

  test('keys that are after the prototype', () => {
    const polluting = `{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}, `;
    const text = file()
      .replace('{"kind"', `${polluting}"kind"`)
      .replace('{"id"', `${polluting}"id"`)
      .replace('"preferences":{', `"preferences":${polluting.replace(/, $/, '')}`);
    const { settings, notes } = readSettings(text);
    expect(({} as { polluted?: true }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(settings.profiles[0])).toBe(Object.prototype);
    expect(settings).toEqual(readSettings(file()).settings);
    expect(notes).toEqual([{ key: 'settingsFile.note.unknown', params: ['__proto__, constructor'] }]);
  });

  test('what is nested without end', () => {
    const text = file().replace('{"kind"', `{"deep":${nested(100_000)},"kind"`);
    expect(outcome(readSettings(text)).notes).toEqual([['unknown', 'deep']]);
  });

  test('ten thousand fields in a few words, and unseen characters in none', () => {
    const fields = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, index) => [`\u202efield${index}`, 1]),
    );
    const [, told = ''] = outcome(readSettings(file(fields))).notes[0] ?? [];
    expect(told).toMatch(/^field0, field1, .*, …$/);
    expect(String(told).length).toBeLessThan(100);
  });

  test('preferences that cannot be chosen', () => {
    const { settings, notes } = readSettings(file({ preferences: { captureMinutes: 1e9 } }));
    expect(settings.preferences).toEqual({});
    expect(notes).toEqual([{ key: 'settingsFile.note.preferences', params: [] }]);
  });
});

test('texts are cleaned and addresses are origins', () => {
  const given = {
    label: `\u202eevil\u0000 ${'x'.repeat(200)}\nmore`,
    siteUrl: ' us.infisical.com/api/ ',
    scope: { level: 'project', id: 'p', name: 'a\u2066b\u200b\n<b>' },
  };
  const [profile] = readSettings(withProfile(given)).settings.profiles;
  expect(profile?.label).toMatch(/^evil x+…$/);
  expect(profile?.label.length).toBe(40);
  expect(profile?.siteUrl).toBe('https://app.infisical.com');
  expect(profile?.scope).toEqual({ level: 'project', id: 'p', name: 'ab <b>' });
});
