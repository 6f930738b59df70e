import { randomBytes, randomUUID } from 'node:crypto';
import type { Instance } from './instance';
import { hasFolder, type Place, secretsIn } from './secrets/source';
import { startSession } from './session';
import { NEVER_RUN } from './syncs/types';
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
  /** Secrets of a folder, by key; makes the folder and those above it. Other secrets there stay. */
  secrets(given: Record<string, string | { value: string; comment: string }>, at?: Partial<Place>): void;
  /** Makes a folder import another one of its project, after those it imports already. */
  import(from: { environment?: string; secretPath: string }, at?: Partial<Place>): void;
  /** A stored sync of the seeded project `shop`, environment `dev`; it runs when it is asked to. */
  sync(given: Partial<Sync> & Pick<Sync, 'name' | 'connectionId' | 'destinationConfig'>): Sync;
}

export function createArrange(instance: Instance): Arrange {
  const { state, options } = instance;
  const now = () => new Date(options.now()).toISOString();
  /** Absent parts are those of the default sync's source. */
  const folder = (given: Partial<Place>): Place => {
    const place = { projectId: state.seed.shop.id, environment: 'dev', path: '/', ...given };
    const names = place.path.split('/').filter((name) => name !== '');
    names.forEach((_, index) => {
      const path = `/${names.slice(0, index + 1).join('/')}`;
      if (!hasFolder(instance, { ...place, path })) state.folders.push({ ...place, path, id: randomUUID() });
    });
    return place;
  };
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
    secrets(given, at = {}) {
      const place = folder(at);
      for (const [key, secret] of Object.entries(given)) {
        const content = typeof secret === 'string' ? { value: secret, comment: '' } : secret;
        const existing = secretsIn(instance, place).find((other) => other.key === key);
        if (existing) Object.assign(existing, content);
        else state.secrets.push({ ...place, key, ...content });
      }
    },
    import({ environment, secretPath }, at = {}) {
      const place = folder(at);
      state.imports.push({ ...place, from: { environment: environment ?? place.environment, secretPath } });
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
        ...NEVER_RUN,
        createdAt: now(),
        updatedAt: now(),
        ...given,
      };
      state.syncs.push(sync);
      return sync;
    },
  };
}
