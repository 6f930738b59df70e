import { changeConnection, changeConnections } from './change';
import { nextTokenId } from './next-token-id';
import { type ConnectionKey, isSameConnection, type KnownConnection, type Rotation } from './types';

/** What comes next: the new token is made and sent, the syncs run with it, the old one is revoked. */
export type RotationStep = 'create' | 'run' | 'revoke';

/**
 * Where a rotation stands, by what has happened since it began: so it can be left and taken up again at every point. That
 * the old token is no longer needed is said only after every sync has succeeded with the new one.
 */
export function stepOf({ pushedAt, health }: KnownConnection, { oldPushedAt }: Rotation): RotationStep {
  if (pushedAt === oldPushedAt) return 'create';
  return health?.runs === 'all' ? 'revoke' : 'run';
}

/** Begins to rotate the token of a connection, unless that has begun already. */
export function startRotation(key: ConnectionKey): Promise<void> {
  return changeConnections((connections) =>
    connections.map((one) =>
      isSameConnection(one, key) && !one.rotation ? { ...one, rotation: newRotation(one, connections) } : one,
    ),
  );
}

/** Ends it: the old token is revoked, or the user does not go on. */
export function endRotation(key: ConnectionKey): Promise<void> {
  return changeConnection(key, ({ rotation: _, ...connection }) => connection);
}

function newRotation(connection: KnownConnection, all: readonly KnownConnection[]): Rotation {
  const { tokenId, serviceUserId, pushedAt } = connection;
  const ofSameUser = all.filter((one) => one.serviceUserId === serviceUserId);
  return {
    tokenId: nextTokenId(
      ofSameUser.map((one) => one.tokenId),
      new Date(),
    ),
    ...(tokenId === undefined ? {} : { oldTokenId: tokenId }),
    oldPushedAt: pushedAt,
  };
}
