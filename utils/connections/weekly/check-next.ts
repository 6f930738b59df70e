import { fail, failureOf } from '../../failure';
import { signIn } from '../../infisical/sign-in';
import type { Session } from '../../infisical/sign-in/session';
import { profilesItem } from '../../infisical/storage';
import type { Profile } from '../../infisical/types';
import { shownPolicy } from '../../policy/managed';
import type { Policy } from '../../policy/types';
import { changeConnections, readConnections } from '../change';
import { checkWith } from '../health/check';
import { isWorse } from '../health/problems';
import { profileFor } from '../profile-for';
import { worsenedItem } from '../storage';
import { isSameConnection, type KnownConnection, keyOf } from '../types';
import { dueAt } from './schedule';

/** The moment at which the next check is due, in epoch milliseconds; undefined where nothing is known to check. */
export async function nextDue(now: number, startedAt: number): Promise<number | undefined> {
  const moments = (await readConnections()).map((connection) => dueAt(connection, now, startedAt));
  return moments.length > 0 ? Math.min(...moments) : undefined;
}

/**
 * Checks the connection that has been due for longest, if any is, with what its profile can sign in with by itself. What comes of
 * it is noted in any case; where nobody can sign in, with all connections that are due and have the same profile.
 *
 * @param signal gives it up, and it stays due; a sign-in that has begun goes on to its end
 */
export async function checkNext(startedAt: number, signal: AbortSignal): Promise<void> {
  const now = Date.now();
  const [connections, saved, policy] = await Promise.all([
    readConnections(),
    profilesItem.get(),
    shownPolicy.get(),
  ]);
  const due = connections
    .map((connection) => ({ connection, at: dueAt(connection, now, startedAt) }))
    .filter(({ at }) => at <= now)
    .toSorted((one, other) => one.at - other.at)
    .map(({ connection }) => connection);
  const [known] = due;
  if (!known || signal.aborted) return;
  const profile = ownProfile(known, saved, policy);
  if (!profile) return noteUnchecked([known], fail('connectionProfileGone', [new URL(known.siteUrl).host]));
  const ofSameProfile = due.filter((one) => ownProfile(one, saved, policy)?.id === profile.id);
  await signIn(profile).then(
    (session) => check(known, session, signal),
    (error: unknown) => (signal.aborted ? undefined : noteUnchecked(ofSameProfile, error)),
  );
}

/** Has those told that have become worse, now that no check is due for a while, and forgets them. */
export async function tellWorsened(
  tell: (worsened: readonly KnownConnection[]) => Promise<void>,
): Promise<void> {
  const keys = await worsenedItem.get();
  if (keys.length === 0) return;
  const connections = await readConnections();
  const worsened = connections.filter((one) => keys.some((key) => isSameConnection(one, key)));
  if (worsened.length > 0) await tell(worsened);
  await worsenedItem.set([]);
}

/** Forgets what was noted for nobody: checks that nobody asks for are not wanted any more. */
export async function forgetWeekly(): Promise<void> {
  await changeConnections((connections) =>
    connections.some(({ unchecked }) => unchecked)
      ? connections.map(({ unchecked: _, ...connection }) => connection)
      : connections,
  );
  if ((await worsenedItem.get()).length > 0) await worsenedItem.set([]);
}

async function check(known: KnownConnection, session: Session, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  try {
    const health = await checkWith(known, session, signal);
    if (!isWorse(known.health, health)) return;
    await worsenedItem.set([...(await worsenedItem.get()), keyOf(known)]);
  } catch (error) {
    if (!signal.aborted) await noteUnchecked([known], error);
  }
}

/** Where a profile was removed, no session that the user has never set up for it takes its place without a click. */
function ownProfile(
  connection: KnownConnection,
  saved: readonly Profile[],
  policy: Policy,
): Profile | undefined {
  const profile = profileFor(connection, saved, policy);
  const isMeant = profile?.id === connection.profileId || saved.some(({ id }) => id === profile?.id);
  return isMeant ? profile : undefined;
}

function noteUnchecked(connections: readonly KnownConnection[], error: unknown): Promise<void> {
  const unchecked = { at: Date.now(), failure: failureOf(error) };
  return changeConnections((all) =>
    all.map((one) =>
      connections.some((asked) => isSameConnection(asked, one) && asked.pushedAt === one.pushedAt)
        ? { ...one, unchecked }
        : one,
    ),
  );
}
