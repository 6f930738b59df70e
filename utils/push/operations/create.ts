import { fail } from '../../failure';
import type { InfisicalClient, NewConnection } from '../../infisical/client';
import { isRefusal } from '../../infisical/errors';
import { isConnectionName } from '../../infisical/names';
import type { StoredConnection } from '../../infisical/schemas';
import type { Intent } from '../types';
import { type CreateRequest, compareCreated } from './compare-created';
import type { Found, Operation } from './operation';

/** How far the clocks of one Infisical's servers may be apart. */
const CLOCKS_APART_MS = 1_000;
/** How far Infisical's clock may be behind this computer's, where it does not tell. */
const CLOCK_SKEW_MS = 300_000;

/** Creates a connection: never over a name that is taken, and compared with what was asked for afterwards. */
export function createOperation(request: CreateRequest): Operation {
  const wanted = newConnection(request);
  return {
    prepare: async (client, _authorized, reservations) => {
      await requireFreeName(client, wanted);
      const report = { proven: [], warnings: [...reservations] };
      // What does not exist yet is used by none.
      return { toConfirm: [], report, listing: { listed: [], unlisted: 0 } };
    },
    send: async (client, token) => (await client.createConnection(wanted, token)).appConnection,
    lookUp: (client, intent) => findCreated(client, wanted, intent),
    compare: (stored) => compareCreated(stored, request),
    notCarriedOut: { code: 'pushNotCreated', params: [request.name] },
  };
}

function newConnection({ name, description, scope }: CreateRequest): NewConnection {
  return {
    name: name.trim(),
    description: description.trim(),
    ...(scope.level === 'project' ? { projectId: scope.id } : {}),
  };
}

/** The by-name probe and its four answers (docs/facts/infisical-api.md, section 4): 404 free, 200, 400 and 403 taken. */
async function requireFreeName(client: InfisicalClient, { name, projectId }: NewConnection): Promise<void> {
  if (!isConnectionName(name)) throw fail('infisicalNameInvalid');
  try {
    await client.connectionByName(name, projectId);
  } catch (error) {
    if (isRefusal(error, 'infisicalConnectionGone', 'infisicalNotFound')) return;
    if (isRefusal(error, 'infisicalNotHumanitec')) throw fail('infisicalNameTakenElsewhere', [name]);
    if (isRefusal(error, 'infisicalRightMissing', 'infisicalForbidden')) {
      throw fail('infisicalNameTakenUnseen', [name]);
    }
    throw error;
  }
  throw fail('infisicalNameTaken', [name]);
}

/**
 * The name was free shortly before the request went out: what has it now, fits and is no older than the request is ours. Somebody
 * else may have taken it in between, which Infisical's own clock tells. Where there is none and it seems older, neither "created"
 * nor "not created" is certain.
 */
async function findCreated(
  client: InfisicalClient,
  { name, description, projectId }: NewConnection,
  { sentAt }: Intent,
): Promise<Found> {
  let found: StoredConnection;
  let there: number | undefined;
  try {
    found = await client.connectionByName(name, projectId, (now) => {
      there = now;
    });
  } catch (error) {
    // Free, or another app's connection has taken it meanwhile.
    if (isRefusal(error, 'infisicalConnectionGone', 'infisicalNotFound', 'infisicalNotHumanitec')) {
      return 'absent';
    }
    throw error;
  }
  if ((found.description ?? '').trim() !== description) return 'another';
  const createdAt = Date.parse(found.createdAt ?? '');
  if (there !== undefined) {
    const sentThere = there - (Date.now() - sentAt);
    return createdAt < sentThere - CLOCKS_APART_MS ? 'another' : found;
  }
  return createdAt < sentAt - CLOCK_SKEW_MS ? 'unclear' : found;
}
