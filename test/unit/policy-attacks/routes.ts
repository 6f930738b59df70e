import { type Attacked, type Lot, say } from './world';

/** Each message that may lead to an Infisical, with all that it needs to get there. The ones that take something away come last. */
export function routes(world: Attacked, lot: Lot): [string, () => Promise<unknown>][] {
  const { profile, session, pasted, key, captureId } = lot;
  const settings = {
    id: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
    label: 'x',
    siteUrl: profile.siteUrl,
    signIn: { method: 'browser-session' as const },
    scope: { level: 'organization' as const },
  };
  const credentials = { clientSecret: world.simulators.infisical.us.state.seed.clientSecret.value };
  return [
    ...[profile.id, session.id, pasted.id, 'built-in-us', settings.id, undefined].flatMap(
      (profileId): [string, () => Promise<unknown>][] => [
        [`destination.load ${profileId}`, () => say('destination.load', profileId ? { profileId } : {})],
        [
          `destination.load again ${profileId}`,
          () => say('destination.load', { ...(profileId ? { profileId } : {}), lookAgain: true }),
        ],
      ],
    ),
    ...[profile.id, session.id, pasted.id, 'built-in-us'].flatMap(
      (profileId): [string, () => Promise<unknown>][] => [
        [`destination.sign-in ${profileId}`, () => say('destination.sign-in', { profileId })],
        [
          `destination.unlock ${profileId}`,
          () => say('destination.unlock', { profileId, passphrase: 'correct horse' }),
        ],
        [
          `push.start create ${profileId}`,
          () => say('push.start', lot.create({ profileId, despiteWarnings: true })),
        ],
        [
          `push.start rotate ${profileId}`,
          () => say('push.start', lot.rotate(key.connectionId, { profileId, despiteWarnings: true })),
        ],
      ],
    ),
    ['push.look-up', () => say('push.look-up', {})],
    ...[profile, session, pasted].flatMap((used): [string, () => Promise<unknown>][] => [
      [`profile.test ${used.id}`, () => say('profile.test', { profile: used, credentials })],
      [`profile.adopt ${used.id}`, () => say('profile.adopt', { profile: used, credentials })],
      [
        `profile.adopt anew ${used.id}`,
        () => say('profile.adopt', { profile: { ...used, id: crypto.randomUUID() }, credentials }),
      ],
      [`profile.save ${used.id}`, () => say('profile.save', { profile: used, credentials })],
      [
        `profile.restore ${used.id}`,
        () => say('profile.restore', { profile: used, place: 0, wasInUse: true }),
      ],
    ]),
    ['settings.import', () => say('settings.import', { version: 1, profiles: [settings], preferences: {} })],
    [
      'settings.undo',
      () => say('settings.undo', { added: [], changed: [profile, session], preferences: {} }),
    ],
    ['destination.load imported', () => say('destination.load', { profileId: settings.id })],
    ['connections.check-health', () => say('connections.check-health', key)],
    ['connections.run-syncs', () => say('connections.run-syncs', { ...key, destinations: ['acme/shop'] })],
    ['connections.resume-runs', () => say('connections.resume-runs', {})],
    ['connections.start-rotation', () => say('connections.start-rotation', key)],
    ['connections.end-rotation', () => say('connections.end-rotation', key)],
    ['connections.restore', () => say('connections.restore', { connection: lot.known })],
    ['sync.projects', () => say('sync.projects', {})],
    ['sync.environments', () => say('sync.environments', { projectId: lot.request().plan.projectId })],
    [
      'sync.folders',
      () => say('sync.folders', { projectId: lot.request().plan.projectId, environment: 'dev' }),
    ],
    ['sync.look', () => say('sync.look', lot.request())],
    ['sync.create', () => say('sync.create', { lookId: 'look', captureId })],
    ['sync.run', () => say('sync.run', { lookId: 'look', captureId })],
    ['sync.look-up', () => say('sync.look-up', {})],
    ['sync.change', () => say('sync.change', {})],
    ['sync.open', () => say('sync.open', key)],
    ['sync.projects anew', () => say('sync.projects', {})],
    ['checklist.look', () => say('checklist.look', {})],
    ['profile.secrets', () => say('profile.secrets', {})],
    ['capture.use', () => say('capture.use', { captureId })],
    ['preflight.run', () => say('preflight.run', {})],
    [
      'profile.change-passphrase',
      () => say('profile.change-passphrase', { profileId: profile.id, current: 'a', next: 'b' }),
    ],
    ['profile.sign-out', () => say('profile.sign-out', { profileId: session.id })],
    ['history.clear', () => say('history.clear', {})],
    ['capture.discard', () => say('capture.discard', { captureId })],
    ['capture.restore', () => say('capture.restore', { captureId })],
    ['connections.remove', () => say('connections.remove', key)],
    ['profile.remove', () => say('profile.remove', { profileId: profile.id })],
  ];
}
