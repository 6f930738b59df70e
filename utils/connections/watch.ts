import { changeConnections } from './change';
import { dueAt, nextMoment, withTold } from './due';
import { endOf, withWatched } from './expiry';
import type { KnownConnection, Level } from './types';

/** An end that the user is to be told of. */
export interface Due {
  connection: KnownConnection;
  level: Level;
}

/**
 * Has the user told what is due at a time (epoch milliseconds), the most urgent first, and notes that. Should the background
 * be stopped in between, it is told once more rather than not at all.
 *
 * @returns the next moment at which something may be due; undefined when there is none
 */
export async function tellDue(
  now: number,
  tell: (due: readonly Due[]) => Promise<void>,
): Promise<number | undefined> {
  let next: number | undefined;
  await changeConnections(async (connections) => {
    const looks = connections.map((connection) => lookAt(connection, now));
    const due = looks.flatMap(({ connection, level }) => (level === undefined ? [] : { connection, level }));
    if (due.length > 0) await tell(due.toSorted((one, other) => one.level - other.level));
    const moments = looks.flatMap((look) => look.next ?? []);
    next = moments.length > 0 ? Math.min(...moments) : undefined;
    const after = looks.map(({ connection }) => connection);
    return JSON.stringify(after) === JSON.stringify(connections) ? connections : after;
  });
  return next;
}

function lookAt(
  connection: KnownConnection,
  now: number,
): { connection: KnownConnection; level?: Level; next?: number | undefined } {
  const end = endOf(connection.expiry);
  if (!end) return { connection };
  const { due, watched: before } = dueAt(end, now);
  const watched = due === undefined ? before : withTold(before, due);
  return {
    connection: { ...connection, expiry: withWatched(connection.expiry, watched) },
    ...(due === undefined ? {} : { level: due }),
    next: nextMoment({ at: end.at, watched }, now),
  };
}
