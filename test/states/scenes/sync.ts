import type { DryRun, KeyEffect } from '../../../utils/syncs/dry-run/types';
import type { Look, SetupIn, SyncRequest, SyncSetup } from '../../../utils/syncs/types';
import { captureOf, issue, openReady, SERVICE_USER_ID, TOKEN } from '../acts';
import { CONNECTION } from '../pushes';
import type { Scenes } from '../scene';
import type { Stage } from '../stage';

const KEYS: KeyEffect[] = [
  { key: 'DATABASE_URL', effect: 'overwritten' },
  { key: 'FEATURE_FLAGS', effect: 'deleted' },
  { key: 'LOG_LEVEL', effect: 'stays-plain' },
  { key: 'PAYMENT_KEY', effect: 'added' },
  { key: 'REGION', effect: 'left-alone' },
];

function lookOf(given: Partial<DryRun> = {}, duplicates: Partial<Look['duplicates']> = {}): Look {
  return {
    id: 'look',
    dryRun: { keys: KEYS, addedToApp: [], emptyAtFirst: [], obstacles: [], ...given },
    duplicates: { found: [], isElsewhere: false, unlisted: 0, ...duplicates },
  };
}

/** All obstacles that there are. */
const OBSTACLES: DryRun['obstacles'] = [
  { code: 'key-schema-invalid' },
  { code: 'key-refused', key: '1ST_KEY' },
  { code: 'key-breaks-address', key: 'team/KEY' },
  { code: 'key-twice', key: 'KEY' },
  { code: 'import-unseen', environment: 'staging', path: '/shared' },
  { code: 'too-many-imports' },
  { code: 'inherited-deletion', keys: ['REGION', 'LOG_LEVEL'] },
];

const SYNC = {
  id: 'sync',
  name: 'humanitec-shop',
  url: 'https://app.infisical.com/projects/secret-management',
};

type Rest<State extends SyncSetup['state']> = Omit<SetupIn<State>, 'id' | 'target' | 'request' | 'state'>;

/** A popup in which a sync is set up, with the token of all scenes in work, and where it stands. */
async function setUp<State extends SyncSetup['state']>(
  stage: Stage,
  state: State,
  given: Rest<State> & { request?: Partial<SyncRequest>; token?: boolean },
) {
  const { token = true, request: changes, ...rest } = given;
  const { seed } = stage.simulators.infisical.us.state;
  issue(stage.simulators.humanitec);
  const captured = captureOf();
  await stage.store({ captures: [captured], vault: [{ captureId: captured.id, token: TOKEN }] });
  const popup = await openReady(stage);
  const { destination } = await stage.stored();
  if (destination?.state !== 'ready') throw new Error('Infisical is not ready');
  const request: SyncRequest = {
    captureId: captured.id,
    name: 'humanitec-shop',
    isAutomatic: false,
    plan: {
      projectId: seed.shop.id,
      environment: 'dev',
      secretPath: '/',
      destination: { scope: 'application', org: 'acme', app: 'shop' },
      options: { disableSecretDeletion: false },
    },
    ...changes,
  };
  const syncSetup = {
    id: 'setup',
    target: {
      profile: destination.profile,
      organizationId: seed.organization.id,
      connection: { ...CONNECTION, projectId: null },
      serviceUserId: SERVICE_USER_ID,
      serviceUserName: 'infisical-sync',
    },
    ...(state === 'choosing' ? {} : { request }),
    state,
    ...rest,
  } as unknown as SyncSetup;
  await stage.store({ syncSetup, ...(token ? {} : { captures: [], vault: [] }) });
  await popup.getByRole('heading', { level: 2 }).first().waitFor();
  return popup;
}

const UNDER_WAY = { look: lookOf() };

/** From a connection to the first run of a sync. */
export const SYNC_SCENES = {
  'sync-without-token': {
    means: 'The token that was sent is not kept: one of the same service user is needed to look.',
    reach: (stage) => setUp(stage, 'choosing', { token: false }),
  },
  'sync-choosing': {
    means: 'What is to be synced, and where to; whatever is dangerous is off.',
    reach: async (stage) => {
      const popup = await setUp(stage, 'choosing', {});
      await stage.button(popup, 'popup.sync.look').click({ trial: true });
      return popup;
    },
  },
  'sync-looking': {
    means: 'Names are compared; nothing is created yet.',
    reach: (stage) => {
      stage.hold({ path: /secret-syncs/ });
      return setUp(stage, 'looking', {});
    },
  },
  'sync-looked': {
    means: 'What the sync would do, the dangerous first, before anything is created.',
    reach: (stage) => setUp(stage, 'looked', { look: lookOf() }),
  },
  'sync-obstacles': {
    means: 'What it would do is not certain: it can be neither created nor run.',
    reach: (stage) => setUp(stage, 'looked', { look: lookOf({ obstacles: OBSTACLES }) }),
  },
  'sync-with-rivals': {
    means: 'Other syncs write to the same place, and the whole app gets new keys.',
    reach: (stage) =>
      setUp(stage, 'looked', {
        look: lookOf(
          { addedToApp: ['PAYMENT_KEY'], emptyAtFirst: ['PAYMENT_KEY'] },
          {
            found: [
              { name: 'humanitec-old', project: 'shop', deletes: true },
              { name: 'humanitec-other', project: 'billing', deletes: false },
            ],
            unlisted: 3,
          },
        ),
      }),
  },
  'sync-creating': {
    means: 'The sync is created, at rest, and read back.',
    reach: (stage) => {
      stage.hold({ path: /secret-syncs/ });
      return setUp(stage, 'creating', UNDER_WAY);
    },
  },
  'sync-uncertain': {
    means: 'The answer was lost; it is looked up by its name, and nothing is sent twice.',
    reach: (stage) =>
      setUp(stage, 'uncertain', {
        ...UNDER_WAY,
        lookUntil: Date.now() + 60_000,
        obstacle: { code: 'infisicalUnreachable', params: ['https://app.infisical.com'] },
      }),
  },
  'sync-created': {
    means: 'It is there as asked for, and has not run.',
    reach: (stage) => setUp(stage, 'created', { ...UNDER_WAY, sync: SYNC }),
  },
  'sync-running': {
    means: 'The run is watched to its end; it goes on without the popup.',
    reach: (stage) => {
      stage.hold({ path: /secret-syncs/ });
      const asked = { at: Date.now(), before: { status: null, syncedAt: null } };
      return setUp(stage, 'running', { ...UNDER_WAY, sync: SYNC, asked, token: false });
    },
  },
  'sync-succeeded': {
    means: 'The run has succeeded, and the token is no longer kept.',
    reach: (stage) => setUp(stage, 'ended', { ...UNDER_WAY, sync: SYNC, message: null, token: false }),
  },
  'sync-failed': {
    means: 'The run has failed, and why, in plain words.',
    reach: (stage) =>
      setUp(stage, 'ended', {
        ...UNDER_WAY,
        sync: SYNC,
        message: { key: 'sync.lastRun.keyRefused', params: ['PAYMENT_KEY', 'API-403'] },
      }),
  },
} as const satisfies Scenes;
