import { createHash } from 'node:crypto';
import type { Environment, Identity, Organization, Project, Rights, State, User } from './types';

const THIRTY_DAYS = 2_592_000;

export function fullRights(): Rights {
  return {
    organization: ['read', 'create', 'edit', 'delete', 'connect'],
    anyProject: ['read', 'create', 'edit', 'delete', 'connect'],
    projects: {},
    onlyConnections: 'all',
    visibleProjects: 'all',
    syncs: ['read', 'create', 'edit', 'delete', 'sync-secrets', 'remove-secrets', 'import-secrets'],
    readSecrets: true,
  };
}

export function noRights(): Rights {
  return { ...fullRights(), organization: [], anyProject: [], syncs: [], readSecrets: false };
}

/** What a fresh instance holds. Ids and secrets depend on the origin alone, so that each region has its own, every time. */
export function seedState(origin: string, now: number): State {
  const hash = (label: string) => createHash('sha256').update(`${origin} ${label}`).digest('hex');
  const id = (label: string) => toUuid(hash(label));
  const createdAt = new Date(now).toISOString();

  const organization: Organization = {
    id: id('organization'),
    name: 'Platform Team',
    slug: 'platform-team',
    rootOrgId: null,
  };
  const subOrganization: Organization = {
    id: id('sub-organization'),
    name: 'Payments Unit',
    slug: 'payments-unit',
    rootOrgId: organization.id,
  };
  const project = (name: string, environments: string[]): Project => ({
    id: id(`project ${name}`),
    name,
    slug: name,
    type: 'secret-manager',
    orgId: organization.id,
    environments: environments.map((slug) => environment(id(`environment ${name} ${slug}`), slug)),
    createdAt,
  });
  const shop = project('shop', ['dev', 'staging', 'prod']);
  const payments = project('payments', ['dev', 'prod']);
  const user: User = {
    id: id('user'),
    email: 'robin@platform.example',
    password: 'correct horse battery staple',
    locked: false,
    memberships: [{ orgId: organization.id, active: true }],
    rights: fullRights(),
  };
  const identity: Identity = {
    id: id('identity'),
    name: 'humanitec-connector',
    orgId: organization.id,
    memberOf: [organization.id],
    clientId: id('client id'),
    clientSecretTrustedIps: 'any',
    accessTokenTrustedIps: 'any',
    accessTokenTTL: THIRTY_DAYS,
    accessTokenMaxTTL: THIRTY_DAYS,
    accessTokenNumUsesLimit: 0,
    lockout: { enabled: true, threshold: 3, counterResetSeconds: 30, durationSeconds: 300 },
    rights: fullRights(),
  };
  const clientSecret = {
    id: id('client secret row'),
    identityId: identity.id,
    value: hash('client secret'),
    createdAt: now,
    ttlSeconds: 0,
    usesLimit: 0,
    uses: 0,
    revoked: false,
  };

  return {
    seed: { organization, subOrganization, user, identity, clientSecret, shop, payments },
    organizations: [organization, subOrganization],
    users: [user],
    sessions: [],
    identities: [identity],
    clientSecrets: [clientSecret],
    accessTokens: [],
    lockouts: new Map(),
    projects: [shop, payments],
    folders: [{ id: id('folder'), projectId: shop.id, environment: 'dev', path: '/backend' }],
    secrets: [],
    imports: [],
    connections: [],
    syncs: [],
    leaks: [],
    exchanges: [],
    usage: {},
    selectedOrganizations: [],
  };
}

function environment(id: string, slug: string): Environment {
  const names: Record<string, string> = { dev: 'Development', staging: 'Staging', prod: 'Production' };
  return { id, slug, name: names[slug] ?? slug };
}

/** A version 4 UUID out of 64 hexadecimal digits. */
function toUuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
