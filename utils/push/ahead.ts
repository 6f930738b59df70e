import { knownSession } from '../infisical/sign-in';
import { operationOf } from './attempt';
import { authorize, requireShownOrganization } from './authorize';
import type { Pace } from './pace';
import { readingInfisical } from './reading';
import type { PushRequest } from './types';

/** Nobody waits yet, and nothing is worth a pause. */
const SILENT: Pace = { tell: () => undefined, wait: () => Promise.reject(new Error('nobody waits')) };

/**
 * Reads what a push will have to know before it is pressed, so that the press waits for nothing but what it changes. Nobody
 * is signed in for it, and it decides nothing: the push judges what was read, by what is true then.
 *
 * @param isClose whether somebody is on the way to the button
 */
export async function lookAhead(request: PushRequest, isClose: boolean): Promise<void> {
  try {
    const authorized = await authorize(request);
    const session = await knownSession(authorized.profile);
    if (!session) return;
    requireShownOrganization(session.account, request);
    const client = readingInfisical(session, isClose ? 'close' : 'standing');
    await operationOf(request).prepare(client, authorized, [], SILENT);
  } catch {
    // Whoever presses is told.
  }
}
