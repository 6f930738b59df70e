import type { HistoryEntry } from '../history/types';
import { expiryFrom } from './expiry';
import { isSameConnection, type KnownConnection } from './types';

/** What a push makes known of its connection. */
export function connectionOf(entry: HistoryEntry): KnownConnection {
  const { siteUrl, connectionId, connectionName, at, tokenExpiresAt } = entry;
  const { profileId, organizationId, organizationName, projectId } = entry;
  const { humanitecOrganizations, serviceUserId, serviceUserName, tokenId } = entry;
  return {
    siteUrl,
    connectionId,
    name: connectionName,
    organizationId,
    projectId,
    humanitecOrganizations,
    ...(profileId === undefined ? {} : { profileId }),
    ...(organizationName === undefined ? {} : { organizationName }),
    ...(serviceUserId === undefined ? {} : { serviceUserId }),
    ...(serviceUserName === undefined ? {} : { serviceUserName }),
    ...(tokenId === undefined ? {} : { tokenId }),
    expiry: expiryFrom(tokenExpiresAt),
    pushedAt: at,
  };
}

/** The connections of a history, which has the latest push first: each by the last token that it was given. */
export function connectionsOf(history: readonly HistoryEntry[]): KnownConnection[] {
  const connections: KnownConnection[] = [];
  for (const connection of history.map(connectionOf)) {
    if (!connections.some((one) => isSameConnection(one, connection))) connections.push(connection);
  }
  return connections;
}
