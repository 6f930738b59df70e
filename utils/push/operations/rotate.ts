import { fail } from '../../failure';
import type { InfisicalClient } from '../../infisical/client';
import type { StoredConnection } from '../../infisical/schemas';
import { requireAllowedLevel } from '../../policy/require-project';
import { isSameSentence, type Sentence, say } from '../../sentence';
import { type Authorized, shortcomings } from '../authorize';
import type { Pace } from '../pace';
import { checkSyncs } from '../syncs/check';
import type { Marks, PushRequest } from '../types';
import type { Comparison, Operation, Preparation, Stored } from './operation';

type RotateRequest = PushRequest & { kind: 'rotate' };

/** Updates the token of a connection: only Humanitec's, and only after a look at the syncs that use it. */
export function rotateOperation({ connectionId }: RotateRequest): Operation {
  return {
    prepare: (client, authorized, reservations, pace) =>
      prepare(client, authorized, reservations, connectionId, pace),
    send: async (client, token) => (await client.replaceToken(connectionId, token)).appConnection,
    lookUp: async (client, { before }) => {
      const now = await client.connection(connectionId);
      const change = changeOf(before, now);
      if (change === 'none') return 'absent';
      return change === 'credentials' ? now : 'unclear';
    },
    compare: compareReplaced,
    notCarriedOut: { code: 'pushNotUpdated', params: [] },
  };
}

async function prepare(
  client: InfisicalClient,
  authorized: Authorized,
  reservations: readonly Sentence[],
  connectionId: string,
  pace: Pace,
): Promise<Preparation> {
  const connection = await client.connection(connectionId);
  // Infisical itself does not look, and would hand the token to the vendor of that connection (section 3).
  if (connection.app !== 'humanitec') throw fail('infisicalNotHumanitec');
  const before = marksOf(connection);
  await requireAllowedLevel(before.projectId);
  const reasons = [...reservations, ...shortcomings(authorized.preflight)];
  // What was confirmed is what was read: a recheck may have found something else since.
  const isRead = (reason: Sentence) => authorized.accepted.some((read) => isSameSentence(read, reason));
  if (authorized.isConfirmed && reasons.every(isRead)) {
    const { listed, unlisted } = authorized;
    return {
      toConfirm: [],
      report: { proven: [], warnings: [] },
      before,
      listing: { listed: [...listed], unlisted },
    };
  }
  const syncs = await checkSyncs(client, authorized, connection, pace);
  return { ...syncs, toConfirm: [...reasons, ...syncs.toConfirm], before };
}

/** "Confirmed" without any change is no success: what is connection may be the old token. */
function compareReplaced({ connection, isReadBack, before }: Stored): Comparison {
  const change = changeOf(before, connection);
  if (change === 'none' || change === 'unknown') {
    return { refuted: fail('pushNotConfirmed', [connection.name]).failure };
  }
  const warnings = connection.app === 'humanitec' ? [] : [say('push.warning.appDiffers', connection.app)];
  if (change === 'touched') {
    return { proven: [], warnings: [...warnings, say('push.warning.onlyTouched', connection.name)] };
  }
  const replaced = isReadBack ? 'push.proven.replaced' : 'push.proven.replacedByAnswer';
  return { proven: [say(replaced, connection.name)], warnings };
}

function marksOf({ credentialsHash, updatedAt, projectId }: StoredConnection): Marks {
  return {
    credentialsHash: credentialsHash ?? null,
    updatedAt: updatedAt ?? null,
    projectId: projectId ?? null,
  };
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
