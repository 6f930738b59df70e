import { randomBytes, randomUUID } from 'node:crypto';
import type { Instance } from './instance';
import { startSession } from './session';
import { issueAccessToken, issueUserToken } from './tokens';
import type { AccessToken, Connection, Identity, Sync, User } from './types';
import { type Behaviour, type Version, versions } from './versions';

/** Puts in place what a test starts from, without going through the API. */
export interface Arrange {
  /** Makes the instance a server of that age, apart from single behaviours. */
  version(version: Version, except?: Partial<Behaviour>): void;
  /** A Token Auth token, as an administrator makes one for an identity in the web app. */
  accessToken(identity: Identity, given?: Partial<Omit<AccessToken, 'id' | 'identityId'>>): Promise<string>;
  /** A signed-in browser: the value for its `jid` cookie, and a bearer token as the API would give for it. */
  session(user: User, orgId?: string): Promise<{ jid: string; accessToken: string }>;
  /** A stored connection, by default Humanitec's at organization level. */
  connection(given: Partial<Connection> & { name: string }): Connection;
  /** A stored sync of the seeded project `shop`, environment `dev`. */
  sync(given: Partial<Sync> & Pick<Sync, 'name' | 'connectionId' | 'destinationConfig'>): Sync;
}

export function createArrange(instance: Instance): Arrange {
  const { state, options } = instance;
  const now = () => new Date(options.now()).toISOString();
  return {
    version(version, except) {
      options.behaviour = { ...versions[version], ...except };
    },
    async accessToken(identity, given) {
      return (await issueAccessToken(instance, identity, given)).accessToken;
    },
    async session(user, orgId) {
      const session = startSession(instance, user);
      return {
        jid: await issueUserToken(instance, session, { type: 'refreshToken', orgId }),
        accessToken: await issueUserToken(instance, session, { type: 'accessToken', orgId }),
      };
    },
    connection(given) {
      const connection: Connection = {
        id: randomUUID(),
        description: null,
        version: 2,
        app: 'humanitec',
        method: 'api-token',
        orgId: state.seed.organization.id,
        projectId: null,
        apiToken: randomBytes(16).toString('hex'),
        encryptedCredentials: randomBytes(32).toString('hex'),
        createdAt: now(),
        updatedAt: now(),
        ...given,
      };
      state.connections.push(connection);
      return connection;
    },
    sync(given) {
      const sync: Sync = {
        id: randomUUID(),
        description: null,
        projectId: state.seed.shop.id,
        environment: 'dev',
        secretPath: '/',
        isAutoSyncEnabled: false,
        syncOptions: { initialSyncBehavior: 'overwrite-destination', disableSecretDeletion: true },
        syncStatus: null,
        lastSyncMessage: null,
        lastSyncedAt: null,
        createdAt: now(),
        updatedAt: now(),
        ...given,
      };
      state.syncs.push(sync);
      return sync;
    },
  };
}
