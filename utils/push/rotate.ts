import { fail } from '../failure';
import type { InfisicalClient } from '../infisical/client';
import type { StoredConnection } from '../infisical/schemas';
import { say } from '../sentence';
import { checkSyncs } from './destinations';
import { hasPassed, type Order } from './order';
import type { Marks, PushRequest } from './types';
import type { Preparation, Way } from './way';

type RotateRequest = PushRequest & { kind: 'rotate' };

/** Replaces the token of a connection: only Humanitec's, and only after a look at the syncs that use it. */
export function rotateWay({ connectionId }: RotateRequest): Way {
  return {
    prepare: (client, order) => prepare(client, order, connectionId),
    send: async (client, token) => (await client.replaceToken(connectionId, token)).appConnection,
    find: async (client, { before }) => {
      const now = await client.connection(connectionId);
      return isChanged(before, now) ? now : null;
    },
    judge: ({ stored, before }) => {
      if (!isChanged(before, stored)) return { proven: [], warnings: [say('push.warning.notReplaced')] };
      return { proven: [say('push.proven.replaced', stored.name)], warnings: [] };
    },
    notCarriedOut: { code: 'pushNotUpdated', params: [] },
  };
}

async function prepare(client: InfisicalClient, order: Order, connectionId: string): Promise<Preparation> {
  const connection = await client.connection(connectionId);
  // Infisical itself does not look, and would hand the token to the vendor of that connection (section 3).
  if (connection.app !== 'humanitec') throw fail('infisicalNotHumanitec');
  const before = marksOf(connection);
  if (order.confirmed) return { doubts: [], warnings: [], proven: [], before };

  const { preflight } = order;
  const unpassed = preflight && !hasPassed(preflight) ? [preflight.summary] : [];
  const unchecked = preflight ? [] : [say('push.warning.unchecked')];
  const syncs = await checkSyncs(client, order, connectionId);
  return { ...syncs, doubts: [...unpassed, ...unchecked, ...syncs.doubts], before };
}

function marksOf({ credentialsHash, updatedAt }: StoredConnection): Marks {
  return { credentialsHash: credentialsHash ?? null, updatedAt: updatedAt ?? null };
}

/** The hash changes with every write of credentials; a server without it changes `updatedAt` at least. */
function isChanged(before: Marks | undefined, stored: StoredConnection): boolean {
  const after = marksOf(stored);
  if (before?.credentialsHash && after.credentialsHash)
    return before.credentialsHash !== after.credentialsHash;
  return before !== undefined && before.updatedAt !== after.updatedAt;
}
