import type { Health, KnownConnection, Watched } from '../../../utils/connections/types';
import { daysAfter } from '../../../utils/days';
import { known } from '../../unit/connections/known';
import { SERVICE_USER_ID } from '../acts';
import type { Scenes } from '../scene';
import type { Stage } from '../stage';

const FACTS = {
  organizationName: 'Platform Team',
  serviceUserId: SERVICE_USER_ID,
  serviceUserName: 'infisical-sync',
  tokenId: 'infisical-2026-01',
};

/** A connection whose token ends in some days, at noon: the day is the same wherever the picture is made. */
function endsIn(days: number, name: string, syncs: number, watched: Watched = { told: [] }): KnownConnection {
  const at = new Date(daysAfter(Date.now(), days)).setHours(12, 0, 0, 0);
  return known({
    ...FACTS,
    connectionId: name,
    name,
    expiry: { kind: 'known', at, ...watched },
    seen: { at: 0, projects: [{ id: 'shop', name: 'shop', syncs }], unlisted: 0 },
  });
}

const SOON = endsIn(12, 'humanitec-acme', 3);
const FEW = [
  SOON,
  known({ ...FACTS, connectionId: 'lab', name: 'humanitec-lab' }),
  known({ ...FACTS, connectionId: 'endless', name: 'humanitec-docs', expiry: { kind: 'never' } }),
];

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
