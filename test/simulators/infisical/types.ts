import type { Span } from '../span';
import type { Usage } from './limiter';
import type { Secret, SecretImport } from './secrets/types';
import type { Sync } from './syncs/types';

export type * from './secrets/types';
export type * from './syncs/types';

/** One row per thing the simulated Infisical stores. Tests read and write these in-process; the API never shows secrets. */

export interface Organization {
  id: string;
  name: string;
  slug: string;
  /** Set for a sub-organization. */
  rootOrgId: string | null;
}

export type ConnectionAction = 'read' | 'create' | 'edit' | 'delete' | 'connect';
export type SyncAction =
  | 'read'
  | 'create'
  | 'edit'
  | 'delete'
  | 'sync-secrets'
  | 'remove-secrets'
  | 'import-secrets';

/** What an actor may do; one profile per user and identity. */
export interface Rights {
  /** On organization-level connections. */
  organization: ConnectionAction[];
  /** On the connections of every project that `projects` does not list. */
  anyProject: ConnectionAction[];
  /** On the connections of single projects, by project id. */
  projects: Record<string, ConnectionAction[]>;
  /** A custom role that allows single connections only, by id (`create` is not bound by it). */
  onlyConnections: string[] | 'all';
  visibleProjects: string[] | 'all';
  syncs: SyncAction[];
  /** Whether secrets may be read, their names included: everywhere, nowhere, or in these environments, by slug. */
  readSecrets: boolean | string[];
}

export interface Membership {
  orgId: string;
  active: boolean;
  /** Slug of a role of the organization; absent means administrator. */
  role?: 'member' | 'no-access';
}

export interface User {
  id: string;
  email: string;
  password: string;
  locked: boolean;
  memberships: Membership[];
  rights: Rights;
}

/** A signed-in browser; its `jid` cookie is a signed token that names this row. */
export interface Session {
  id: string;
  userId: string;
  /** Changes at sign-out, which makes the bearer tokens of the session stale. */
  accessVersion: number;
  /** The generation of its cookie. */
  refreshVersion: number;
  /** Until when the cookie of the generation before is answered, in milliseconds since the epoch; 0 means not at all. */
  graceEndsAt: number;
}

/** A cookie exchanged for a bearer token at `POST /api/v1/auth/token`. */
export interface Exchange {
  /** By the instance's clock. */
  at: number;
  /** From the arrival of the request to the end of its answer, held and delayed ones included. */
  span: Span;
  /** Of the page or extension that asked; null where the browser told none. */
  origin: string | null;
  /** The session that the cookie names; null where it names none. */
  session: string | null;
  /**
   * `plain` leaves the cookie as it is, `rotated` sets a new one, `grace` answers the cookie before without a new one;
   * `theft` deleted the session, `refused` is any other error.
   */
  outcome: 'plain' | 'rotated' | 'grace' | 'theft' | 'refused';
}

/** A machine identity with Universal Auth. Times are in seconds; a limit of 0 means none. */
export interface Identity {
  id: string;
  name: string;
  orgId: string;
  /** The home organization and each sub-organization it was added to. */
  memberOf: string[];
  clientId: string;
  clientSecretTrustedIps: string[] | 'any';
  accessTokenTrustedIps: string[] | 'any';
  accessTokenTTL: number;
  accessTokenMaxTTL: number;
  accessTokenNumUsesLimit: number;
  lockout: { enabled: boolean; threshold: number; counterResetSeconds: number; durationSeconds: number };
  rights: Rights;
}

export interface ClientSecret {
  id: string;
  identityId: string;
  value: string;
  createdAt: number;
  ttlSeconds: number;
  usesLimit: number;
  uses: number;
  revoked: boolean;
}

/** A token given to an identity, by Universal Auth or by Token Auth. */
export interface AccessToken {
  id: string;
  identityId: string;
  /** Empty for Token Auth. */
  clientSecretId: string;
  /** The organization or sub-organization it works in. */
  orgId: string;
  createdAt: number;
  renewedAt: number | null;
  ttlSeconds: number;
  maxTtlSeconds: number;
  usesLimit: number;
  uses: number;
}

export interface Lockout {
  failedAttempts: number;
  lockedOut: boolean;
  /** Milliseconds since the epoch; afterwards the row counts as absent. */
  expiresAt: number;
}

export interface Environment {
  id: string;
  name: string;
  slug: string;
}

export interface Project {
  id: string;
  name: string;
  slug: string;
  type: string;
  orgId: string;
  environments: Environment[];
  createdAt: string;
}

export interface Folder {
  id: string;
  projectId: string;
  environment: string;
  /** Full path, e.g. `/backend`; every environment has `/`. */
  path: string;
}

export interface Connection {
  id: string;
  name: string;
  description: string | null;
  version: number;
  /** `humanitec`, or another vendor's connector, e.g. `cloudflare`. */
  app: string;
  method: string;
  orgId: string;
  projectId: string | null;
  /** The stored token. Only tests can see it. */
  apiToken: string;
  /** Stands for the encrypted blob: different after every write, even of the same token. */
  encryptedCredentials: string;
  createdAt: string;
  updatedAt: string;
}

/** A token sent to PATCH on another vendor's connection: the trap of that endpoint. A good client leaves this empty. */
export interface Leak {
  connectionId: string;
  app: string;
  apiToken: string;
  /** True when that vendor's connector takes an `apiToken`, so that Infisical sent it to the vendor. */
  reachedVendor: boolean;
}

/** What a fresh instance holds, by name. */
export interface Seed {
  organization: Organization;
  subOrganization: Organization;
  user: User;
  identity: Identity;
  clientSecret: ClientSecret;
  /** `shop` with dev, staging and prod. */
  shop: Project;
  /** `payments` with dev and prod. */
  payments: Project;
}

export interface State {
  seed: Seed;
  organizations: Organization[];
  users: User[];
  sessions: Session[];
  identities: Identity[];
  clientSecrets: ClientSecret[];
  accessTokens: AccessToken[];
  /** By client id: everyone who uses the same client id is locked together. */
  lockouts: Map<string, Lockout>;
  projects: Project[];
  folders: Folder[];
  secrets: Secret[];
  /** In their order. */
  imports: SecretImport[];
  connections: Connection[];
  syncs: Sync[];
  leaks: Leak[];
  /** Every exchange of a cookie, in the order of their arrival at the route. */
  exchanges: Exchange[];
  /** What the rate limiter has counted. */
  usage: { reads?: Usage; writes?: Usage };
  /** Organization ids asked for through `select-organization`, which switches the user's web session. */
  selectedOrganizations: string[];
}
