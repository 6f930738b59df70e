import type { Proof } from '../../../utils/push/types';
import { connection, proof } from '../../unit/push/states';
import { ready, readyToUpdate, send } from '../acts';
import { CONNECTION, pushed } from '../pushes';
import type { Scenes } from '../scene';
import type { Stage } from '../stage';

/** A push that has ended with this proof. What was sent is not kept. */
async function ended(stage: Stage, kind: 'create' | 'rotate', given: Partial<Proof>) {
  const popup = await pushed(stage, kind, 'succeeded', {
    proof: proof({ connection: connection(CONNECTION.id, CONNECTION), ...given }),
    endedAt: Date.now(),
  });
  await stage.store({ captures: [], vault: [] });
  await popup.getByRole('link', { name: stage.text('popup.result.open') }).waitFor();
  return popup;
}

/** What has come of it. */
export const RESULT_SCENES = {
  created: {
    means: 'Connected: the connection was read back from Infisical.',
    reach: async (stage) => send(stage, await ready(stage)),
  },
  'created-with-a-warning': {
    means: 'Stored, but not as asked for: nothing is called connected that may not work.',
    reach: (stage) =>
      ended(stage, 'create', { warnings: [{ key: 'push.warning.projectDropped', params: ['shop'] }] }),
  },
  rotated: {
    means: 'The token was updated; the old one still works and has to be revoked.',
    reach: async (stage) => {
      stage.simulators.infisical.us.arrange.connection(CONNECTION);
      return send(stage, await readyToUpdate(stage));
    },
  },
  'rotated-with-a-warning': {
    means: 'The token was updated, and not all is as it should be.',
    reach: (stage) =>
      ended(stage, 'rotate', {
        warnings: [{ key: 'push.warning.syncReadOnly', params: ['payments-sync', 'acme/payments'] }],
        oldToken: {
          url: 'https://app.humanitec.io/orgs/acme/service-users',
          serviceUser: 'infisical-sync',
          tokenId: 'infisical-2025',
        },
      }),
  },
} as const satisfies Scenes;
