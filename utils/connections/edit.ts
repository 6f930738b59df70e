import { changeConnection, changeConnections } from './change';
import { snoozed } from './due';
import { endOf, withWatched } from './expiry';
import { type ConnectionKey, isSameConnection, type KnownConnection } from './types';

/** Puts off what there is to say of the end of a connection's token. */
export function snooze(key: ConnectionKey): Promise<void> {
  return changeConnection(key, (connection) => {
    const end = endOf(connection.expiry);
    if (!end) return connection;
    return { ...connection, expiry: withWatched(connection.expiry, snoozed(end, Date.now())) };
  });
}

/** Notes the last day of a token, as the user knows it. */
export function enterDate(key: ConnectionKey, on: string): Promise<void> {
  return changeConnection(key, (connection) => ({
    ...connection,
    expiry: { kind: 'entered', on, told: [] },
  }));
}

/** Forgets a connection; nothing is changed in Infisical or Humanitec. */
export function removeConnection(key: ConnectionKey): Promise<void> {
  return changeConnections((connections) => connections.filter((one) => !isSameConnection(one, key)));
}

/** Brings a connection that was removed back, unless it got another token since. */
export function restoreConnection(removed: KnownConnection): Promise<void> {
  return changeConnections((connections) =>
    connections.some((one) => isSameConnection(one, removed)) ? connections : [...connections, removed],
  );
}
