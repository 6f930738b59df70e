import type { Health, KnownConnection, Watched } from '../../../utils/connections/types';
import { keyOf } from '../../../utils/connections/types';
import { daysAfter } from '../../../utils/days';
import { fail, failureOf } from '../../../utils/failure';
import type { SyncRuns } from '../../../utils/syncs/runs/types';
import { known } from '../../unit/connections/known';
import { SERVICE_USER_ID } from '../acts';
import type { Scenes } from '../scene';
import type { Stage } from '../stage';

/** What of the runs is different from point to point. */
type RunsIn<Runs> = Runs extends unknown ? Omit<Runs, 'id' | 'connection' | 'profileId' | 'pushedAt'> : never;

const FACTS = {
  organizationName: 'Platform Team',
  serviceUserId: SERVICE_USER_ID,
  serviceUserName: 'infisical-sync',
  tokenId: 'infisical-2026-01',
};

const PLACES = ['acme/shop', 'acme/shop/development', 'acme/payments'];

/** A connection whose token ends in some days, at noon: the day is the same wherever the picture is made. */
function endsIn(days: number, name: string, syncs: number, watched: Watched = { told: [] }): KnownConnection {
  const at = new Date(daysAfter(Date.now(), days)).setHours(12, 0, 0, 0);
  return known({
    ...FACTS,
    connectionId: name,
    name,
    expiry: { kind: 'known', at, ...watched },
    seen: {
      at: 0,
      projects: [{ id: 'shop', name: 'shop', syncs, destinations: PLACES.slice(0, syncs) }],
      unlisted: 0,
    },
  });
}

const SOON = endsIn(12, 'humanitec-acme', 3);
const FEW = [
  SOON,
  known({ ...FACTS, connectionId: 'lab', name: 'humanitec-lab' }),
  known({ ...FACTS, connectionId: 'endless', name: 'humanitec-docs', expiry: { kind: 'never' } }),
];

/** A connection that has got another token, and whose syncs are to run with it. */
const ROTATED = {
  ...SOON,
  pushedAt: 2,
  rotation: { tokenId: 'infisical-2026-02', oldTokenId: 'infisical-2026-01', oldPushedAt: 1 },
};
const BEFORE = { status: 'succeeded', syncedAt: null };
const RUN = { id: 'sync-1', name: 'shop-sync', place: 'acme/shop' };

/** The list while the syncs of the first connection are at a point of their runs. */
async function running(stage: Stage, runs: RunsIn<SyncRuns>) {
  const of = { id: 'runs', connection: keyOf(ROTATED), profileId: 'built-in-us', pushedAt: 2 };
  await stage.store({ syncRuns: { ...of, ...runs } });
  return listed(stage, [ROTATED]);
}

async function listed(stage: Stage, knownConnections = FEW) {
  await stage.store({ knownConnections });
  const popup = await stage.open();
  await popup.locator('.connections').waitFor();
  return popup;
}

/** What was connected before. */
export const CONNECTION_SCENES = {
  'known-connections': {
    means: 'Connections that got a token from here: when it ends, and how many syncs would notice.',
    reach: (stage) => listed(stage),
  },
  'many-connections': {
    means: 'The most urgent three are in sight: one is over, one is put off.',
    reach: (stage) => {
      const over = endsIn(-2, 'humanitec-checkout', 1);
      const snooze = { level: 7, until: daysAfter(Date.now(), 5) } as const;
      return listed(stage, [...FEW, over, endsIn(6, 'humanitec-payments', 2, { told: [], snooze })]);
    },
  },
  'rotating-a-token': {
    means: 'How the next token is called, and where it is made.',
    reach: async (stage) => {
      const popup = await listed(stage);
      await stage.button(popup, 'connections.rotate').first().click();
      await popup.locator('.rotation').waitFor();
      return popup;
    },
  },
  'syncs-to-run': {
    means: 'The new token is there. How many syncs could be run with it, and where they write to.',
    reach: (stage) => listed(stage, [ROTATED]),
  },
  'syncs-looked-for': {
    means: 'It is looked which syncs there are: nothing was sent so far.',
    reach: (stage) => running(stage, { state: 'looking' }),
  },
  'syncs-running': {
    means: 'Where each sync stands. It goes on when the popup is closed.',
    reach: (stage) =>
      running(stage, {
        state: 'running',
        runs: [
          { ...RUN, state: 'succeeded' },
          {
            ...RUN,
            id: 'sync-2',
            place: 'acme/shop/development',
            state: 'running',
            asked: { at: Date.now(), before: BEFORE },
          },
          { ...RUN, id: 'sync-3', name: 'payments-sync', place: 'acme/payments', state: 'waiting' },
        ],
      }),
  },
  'syncs-over': {
    means: 'Why a run failed or was not made; the old token is still needed.',
    reach: (stage) =>
      running(stage, {
        state: 'over',
        runs: [
          { ...RUN, state: 'succeeded' },
          {
            ...RUN,
            id: 'sync-2',
            place: 'acme/payments',
            state: 'failed',
            message: { key: 'sync.lastRun.token', params: [] },
          },
          {
            ...RUN,
            id: 'sync-3',
            name: 'globex-sync',
            place: 'globex/shop',
            state: 'stopped',
            failure: { code: 'syncOrganizationOther', params: ['globex'] },
          },
        ],
      }),
  },
  'connection-unchecked': {
    means: 'A weekly check was due, and could not be made without the user.',
    reach: async (stage) => {
      // Where it is off, what it could not do is forgotten.
      await stage.store({ preferences: { captureMinutes: 15, fixHere: true, weeklyHealth: true } });
      const unchecked = { at: Date.now(), failure: failureOf(fail('profileLocked')) };
      const popup = await listed(stage, [{ ...SOON, unchecked }]);
      await popup.getByText(stage.text('failure.profileLocked.what')).waitFor();
      return popup;
    },
  },
  'entering-a-date': {
    means: 'When the token ends is not known, and the user enters it.',
    reach: async (stage) => {
      const popup = await listed(stage);
      await stage.button(popup, 'connections.enterDate').click();
      await popup.getByLabel(stage.text('connections.lastDay')).waitFor();
      return popup;
    },
  },
  'connection-unhealthy': {
    means: 'What Infisical tells of a connection, and what to do about it.',
    reach: async (stage) => {
      const health: Health = {
        checkedAt: Date.now(),
        runs: 'open',
        lines: [
          {
            verdict: 'fail',
            finding: { key: 'connections.health.tokenRefused', params: ['shop-sync'] },
            remedy: { key: 'connections.health.rotateIt', params: [] },
          },
          { verdict: 'unknown', finding: { key: 'connections.health.unseen', params: ['2'] } },
          { verdict: 'pass', finding: { key: 'connections.health.there', params: [] } },
        ],
      };
      const popup = await listed(stage, [{ ...SOON, health }]);
      await popup.locator('.connections summary').click();
      return popup;
    },
  },
} as const satisfies Scenes;
