import type { Defence } from './defence';

const MESSAGING = 'test/unit/messaging.test.ts';
const SYNC = 'test/unit/syncs/setup.test.ts';
const STEPS = { file: 'utils/syncs/coordinator.ts', test: SYNC };
const REMOVAL = 'test/unit/background/remove-profile.test.ts';
const HEALTH = 'test/unit/connections/health.test.ts';
const EXPIRY = { file: 'entrypoints/background/expiry.ts', test: 'test/unit/background/expiry.test.ts' };

/** Of the list of known connections (docs/connections.md). */
export const KNOWN_CONNECTIONS: readonly Defence[] = [
  {
    what: 'only the extension’s own pages may enter the end of a token',
    file: 'utils/connections/messages.ts',
    cut: [
      "'connections.enter-date': {\n    from: 'pages'",
      "'connections.enter-date': {\n    from: 'console'",
    ],
    test: MESSAGING,
  },
  {
    what: 'that a token never ends is believed of Humanitec alone',
    file: 'utils/push/authorize.ts',
    cut: [
      '(expiryOf(capture.expiryHint, capture.capturedAt) ?? undefined)',
      'expiryOf(capture.expiryHint, capture.capturedAt)',
    ],
    test: 'test/unit/push/authorize.test.ts',
  },
  {
    ...EXPIRY,
    what: 'a name in a notice changes nothing around it',
    cut: [
      '[isolate(connection.name), new URL(connection.siteUrl).host]',
      '[connection.name, new URL(connection.siteUrl).host]',
    ],
  },
  {
    ...EXPIRY,
    what: 'there are no notices without the permission for them',
    cut: [
      '(await mayNotify()) ? await tellDue(Date.now(), notify) : undefined',
      'await tellDue(Date.now(), notify)',
    ],
  },
  {
    what: 'an end that is told counts for the token that it is about',
    file: 'utils/connections/edit.ts',
    cut: [
      "expiry: { kind: 'entered', on, told: [] },",
      "expiry: { ...connection.expiry, kind: 'entered', on },",
    ],
    test: 'test/unit/connections/known-connections.test.ts',
  },
  {
    what: 'a name adds no lines to the calendar',
    file: 'utils/connections/calendar.ts',
    cut: ["replace(/\\r\\n|\\r|\\n/g, '\\\\n')", "replace(/x{0}/g, '')"],
    test: 'test/unit/connections/calendar.test.ts',
  },
  {
    what: 'health is not judged from another organization',
    file: 'utils/connections/health/check.ts',
    cut: ['if (organization && organization.id !== known.organizationId) {', 'if (false) {'],
    test: HEALTH,
  },
  {
    what: 'health is not noted of a token that was sent meanwhile',
    file: 'utils/connections/health/check.ts',
    cut: ['connection.pushedAt === known.pushedAt\n', 'true\n'],
    test: HEALTH,
  },
  {
    what: 'a run before the token was sent proves nothing about it',
    file: 'utils/connections/health/judge.ts',
    cut: [
      "syncStatus === 'succeeded' && Date.parse(lastSyncedAt ?? '') > since",
      "syncStatus === 'succeeded' && since > 0",
    ],
    test: HEALTH,
  },
  {
    what: 'the old token is not called needless while a sync may need it',
    file: 'utils/connections/rotation.ts',
    cut: ["health?.runs === 'all'", "health?.runs !== 'open'"],
    test: 'test/unit/connections/rotation.test.ts',
  },
  {
    what: 'projects that were not seen are not taken for ones without syncs',
    file: 'utils/connections/health/judge.ts',
    cut: ["return unlisted + projects.length - looked.length > 0 ? 'unseen' : 'all';", "return 'all';"],
    test: HEALTH,
  },
  {
    what: 'a removed profile takes its sign-in with it',
    file: 'utils/infisical/profiles.ts',
    cut: ['await forgetCredentials(id);', ''],
    test: REMOVAL,
  },
  {
    what: 'a removed profile takes the first sync with it that is set up',
    file: 'entrypoints/background/profiles.ts',
    cut: ['await releaseSetup(profileId);', ''],
    test: REMOVAL,
  },
  {
    ...STEPS,
    what: 'a profile is not removed while only its sign-in tells what became of a first sync',
    cut: [
      "if (intent?.target.profile.id === profileId || (isMine && isHeld(setup))) throw fail('profileBusy');",
      '',
    ],
    test: REMOVAL,
  },
];
