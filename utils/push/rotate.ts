import { fail } from '../failure';
import type { InfisicalClient } from '../infisical/client';
import type { StoredConnection } from '../infisical/schemas';
import { type Sentence, say } from '../sentence';
import { checkSyncs } from './destinations';
import { type Order, shortcomings } from './order';
import type { Pace } from './pace';
import type { Marks, PushRequest } from './types';
import type { Evidence, Judgement, Preparation, Way } from './way';

type RotateRequest = PushRequest & { kind: 'rotate' };

/** Replaces the token of a connection: only Humanitec's, and only after a look at the syncs that use it. */
export function rotateWay({ connectionId }: RotateRequest): Way {
  return {
    prepare: (client, order, reservations, pace) => prepare(client, order, reservations, connectionId, pace),
    send: async (client, token) => (await client.replaceToken(connectionId, token)).appConnection,
    find: async (client, { before }) => {
      const now = await client.connection(connectionId);
      const change = changeOf(before, now);
      if (change === 'none') return 'absent';
      return change === 'credentials' ? now : 'unclear';
    },
    judge: judgeReplaced,
    notCarriedOut: { code: 'pushNotUpdated', params: [] },
  };
}

async function prepare(
  client: InfisicalClient,
  order: Order,
  reservations: readonly Sentence[],
  connectionId: string,
  pace: Pace,
): Promise<Preparation> {
  const connection = await client.connection(connectionId);
  // Infisical itself does not look, and would hand the token to the vendor of that connection (section 3).
  if (connection.app !== 'humanitec') throw fail('infisicalNotHumanitec');
  const before = marksOf(connection);
  const doubts = [...reservations, ...shortcomings(order.preflight)];
  // What was confirmed is what was read: a recheck may have found something else since.
  if (order.confirmed && doubts.every((doubt) => isAmong(order.accepted, doubt))) {
    return { doubts: [], warnings: [], proven: [], before };
  }
  const syncs = await checkSyncs(client, order, connection, pace);
  return { ...syncs, doubts: [...doubts, ...syncs.doubts], before };
}

function isAmong(read: readonly Sentence[], doubt: Sentence): boolean {
  return read.some((sentence) => JSON.stringify(sentence) === JSON.stringify(doubt));
}

/** "Confirmed" without any change is no success: what is stored may be the old token. */
function judgeReplaced({ stored, isReadBack, before }: Evidence): Judgement {
  const change = changeOf(before, stored);
  if (change === 'none' || change === 'unknown') {
    return { refuted: fail('pushNotConfirmed', [stored.name]).failure };
  }
  const warnings = stored.app === 'humanitec' ? [] : [say('push.warning.appDiffers', stored.app)];
  if (change === 'touched') {
    return { proven: [], warnings: [...warnings, say('push.warning.onlyTouched', stored.name)] };
  }
  const replaced = isReadBack ? 'push.proven.replaced' : 'push.proven.replacedByAnswer';
  return { proven: [say(replaced, stored.name)], warnings };
}

function marksOf({ credentialsHash, updatedAt }: StoredConnection): Marks {
  return { credentialsHash: credentialsHash ?? null, updatedAt: updatedAt ?? null };
}

/**
 * What the marks tell: the hash changes with every write of credentials. `updatedAt`, all that a server without it has,
 * changes with every write of anything, even an empty one (docs/facts/infisical-api.md, section 13).
 */
function changeOf(
  before: Marks | undefined,
  stored: StoredConnection,
): 'credentials' | 'touched' | 'none' | 'unknown' {
  const after = marksOf(stored);
  if (before?.credentialsHash && after.credentialsHash) {
    return before.credentialsHash === after.credentialsHash ? 'none' : 'credentials';
  }
  if (!before?.updatedAt || !after.updatedAt) return 'unknown';
  return before.updatedAt === after.updatedAt ? 'none' : 'touched';
}
