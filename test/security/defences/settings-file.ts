import type { Defence } from './defence';

const MESSAGING = 'test/unit/messaging.test.ts';
const FILE_SCHEMA = { file: 'utils/settings-file/schema.ts', test: 'test/unit/settings-file/read.test.ts' };
const FILE_READ = { ...FILE_SCHEMA, file: 'utils/settings-file/read.ts' };
const COMPARE = { file: 'utils/settings-file/compare.ts', test: 'test/unit/settings-file/apply.test.ts' };
const APPLY = { ...COMPARE, file: 'utils/settings-file/apply.ts' };
const EXPORT = { file: 'utils/settings-file/export.ts', test: 'test/unit/settings-file/export.test.ts' };

/** Of settings as a file (docs/settings-file.md). */
export const SETTINGS_FILE: readonly Defence[] = [
  {
    ...EXPORT,
    what: 'what is kept of a profile goes into it field by field',
    cut: ['profiles: profiles.map(exported),', 'profiles: [...profiles],'],
  },
  {
    ...EXPORT,
    what: 'what is kept of a sign-in goes into it field by field',
    cut: ['signIn: exportedSignIn(signIn),', 'signIn,'],
  },
  {
    ...FILE_SCHEMA,
    what: 'a field that is not known is left out of a profile',
    cut: ['export const SettingsProfile = z.object({', 'export const SettingsProfile = z.looseObject({'],
  },
  {
    ...FILE_SCHEMA,
    what: 'a secret is left out of a sign-in',
    cut: [
      "z.object({ method: z.literal('browser-session') })",
      "z.looseObject({ method: z.literal('browser-session') })",
    ],
  },
  {
    ...FILE_SCHEMA,
    what: 'a preference that is not known is left out',
    cut: ['z.object(PREFERENCES)', 'z.looseObject(PREFERENCES)'],
  },
  {
    ...FILE_READ,
    what: 'what is left out is told',
    cut: ['...(unknown.size > 0 ?', '...(unknown.size < 0 ?'],
  },
  {
    ...FILE_READ,
    what: 'another version is refused',
    cut: ["if (version !== VERSION) throw fail('settingsVersion', [versionText(version), VERSION]);", ''],
  },
  {
    ...FILE_READ,
    what: 'another kind of file is refused',
    cut: ['kind: z.literal(KIND),', 'kind: z.unknown(),'],
  },
  {
    ...FILE_READ,
    what: 'is read within limits',
    cut: ["if (file.size > MOST_KB * 1024) throw fail('settingsTooLarge', [MOST_KB]);", ''],
  },
  {
    ...FILE_READ,
    what: 'an address that is none is refused',
    cut: ['const { siteUrl } = parseSite(profile.siteUrl);', 'const { siteUrl } = profile;'],
  },
  {
    ...FILE_SCHEMA,
    what: 'has no id that the extension has for something else',
    cut: ['id: z.string().check(z.regex(UUID)),', 'id: z.string(),'],
  },
  {
    what: 'changes nothing before the click on what it would change',
    file: 'entrypoints/options/settings-file-section.tsx',
    cut: [
      "setChosen({ state: 'read', name: file.name, read: await readSettingsFile(file) });",
      "const read = await readSettingsFile(file);\n      setChosen({ state: 'read', name: file.name, read });\n      void apply.run(read.settings);",
    ],
    test: 'test/unit/options/settings-file-section.test.tsx',
  },
  {
    what: 'only the extension’s own pages may bring it',
    file: 'utils/settings-file/messages.ts',
    cut: ["'settings.import': { from: 'pages'", "'settings.import': { from: 'console'"],
    test: MESSAGING,
  },
  {
    ...COMPARE,
    what: 'makes no profile that is there lead elsewhere',
    cut: [
      'JSON.stringify([siteUrl, signIn.method, ...identity])',
      'JSON.stringify([signIn.method, ...identity])',
    ],
  },
  {
    ...COMPARE,
    what: 'takes no secret from a profile that is there',
    cut: ["signIn.method === 'universal-auth' ? [signIn.clientId, signIn.organizationSlug ?? ''] : []", '[]'],
  },
  {
    ...COMPARE,
    what: 'leaves how a secret is kept here as it is',
    cut: ['return { ...same, label, scope,', 'return { ...same, ...arguments[1], label, scope,'],
  },
  {
    ...APPLY,
    what: 'a profile that comes has an id of its own',
    cut: ['ids.has(profile.id) ? crypto.randomUUID() : profile.id', 'profile.id'],
  },
  {
    ...COMPARE,
    what: 'is looked at again by the background',
    cut: [
      'const { instance, siteUrl } = parseSite(address);',
      "const { instance, siteUrl } = { instance: 'self-hosted' as const, siteUrl: address };",
    ],
  },
  {
    what: 'taken back, what was entered for it meanwhile goes with it',
    file: 'entrypoints/background/settings-file.ts',
    cut: [
      'await removeEntirely(id);',
      'await profilesItem.set((await profilesItem.get()).filter((one) => one.id !== id));',
    ],
    test: APPLY.test,
  },
];
