import { fail } from '../../failure';
import type { InfisicalClient, NewConnection } from '../../infisical/client';
import { isRefusal } from '../../infisical/errors';
import { isConnectionName } from '../../infisical/names';
import type { StoredConnection } from '../../infisical/schemas';
import type { Intent } from '../types';
import { type CreateRequest, compareCreated } from './compare-created';
import type { Found, Operation } from './operation';

/** How far Infisical's clock may be behind this computer's when times are compared. */
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
 * The name was free when the request went out: what has it now and fits is ours. One that seems older than the request
 * cannot be, so the clocks differ, and neither "created" nor "not created" is certain.
 */
async function findCreated(
  client: InfisicalClient,
  { name, description, projectId }: NewConnection,
  { sentAt }: Intent,
): Promise<Found> {
  let found: StoredConnection;
  try {
    found = await client.connectionByName(name, projectId);
  } catch (error) {
    // Free, or another app's connection has taken it meanwhile.
    if (isRefusal(error, 'infisicalConnectionGone', 'infisicalNotFound', 'infisicalNotHumanitec')) {
      return 'absent';
    }
    throw error;
  }
  if ((found.description ?? '').trim() !== description) return 'another';
  return Date.parse(found.createdAt ?? '') < sentAt - CLOCK_SKEW_MS ? 'unclear' : found;
}
