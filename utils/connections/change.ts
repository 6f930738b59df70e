import { historyItem } from '../history/storage';
import { inTurn } from '../in-turn';
import { connectionsOf } from './from-history';
import { knownConnectionsItem } from './storage';
import { type ConnectionKey, isSameConnection, type KnownConnection } from './types';

/** More than anybody looks after with one browser. */
const MOST = 200;

/** Changes one after the other, so that none overwrites what another has just written. */
const turn = inTurn();

/** The connections that are known; those of the history where nobody has taken them from there so far. */
export async function readConnections(): Promise<KnownConnection[]> {
  return (await knownConnectionsItem.get()) ?? bounded(connectionsOf(await historyItem.get()));
}

/** Reads and writes the known connections with nobody else in between. */
export function inConnectionTurn<T>(task: () => Promise<T>): Promise<T> {
  return turn(task);
}

/** Changes the known connections; the same list leaves them as they are. */
export function changeConnections(
  change: (
    connections: KnownConnection[],
  ) => readonly KnownConnection[] | Promise<readonly KnownConnection[]>,
): Promise<void> {
  return turn(async () => {
    const before = await readConnections();
    const after = await change(before);
    if (after !== before) await knownConnectionsItem.set(bounded(after));
  });
}

/** Changes one connection, if it is known. */
export function changeConnection(
  key: ConnectionKey,
  change: (connection: KnownConnection) => KnownConnection,
): Promise<void> {
  return changeConnections((connections) =>
    connections.map((one) => (isSameConnection(one, key) ? change(one) : one)),
  );
}

/** Takes the connections from the history, once: a version before knew no others. */
export function adoptHistory(): Promise<void> {
  return turn(async () => {
    if ((await knownConnectionsItem.get()) !== null) return;
    const connections = await readConnections();
    if (connections.length > 0) await knownConnectionsItem.set(connections);
  });
}

/** The latest of them, that first. */
export function bounded(connections: readonly KnownConnection[]): KnownConnection[] {
  return connections.toSorted((one, other) => other.pushedAt - one.pushedAt).slice(0, MOST);
}
