import type { App, Environment, Group, Org, Token, User, Value } from '../model';
import type { Quirks } from '../quirks';

/** The answers of the API, named after the schemas of its OpenAPI document. */

export function organizationResponse({ id, name, createdAt, createdBy }: Org) {
  return {
    id,
    name,
    created_at: createdAt.toISOString(),
    created_by: createdBy,
    trial_expires_at: null,
    logo: {},
    scaffolding_url: null,
  };
}

export function userProfileResponse({ id, name, type, email, createdAt }: User) {
  return { id, name, type, created_at: createdAt.toISOString(), ...(email ? { email } : {}) };
}

export function userRoleResponse(subject: User | Group, role: string) {
  if ('type' in subject) return { ...userProfileResponse(subject), role };
  const { id, name, idpId, createdAt } = subject;
  return { id, name, type: 'group', created_at: createdAt.toISOString(), idp_id: idpId, role };
}

export function applicationResponse({ id, name, orgId, createdAt, createdBy, environments, status }: App) {
  return {
    id,
    name,
    org_id: orgId,
    created_at: createdAt.toISOString(),
    created_by: createdBy,
    envs: [...environments.values()].map((environment) => ({
      id: environment.id,
      name: environment.name,
      type: environment.type,
    })),
    status,
    status_changed_at: createdAt.toISOString(),
  };
}

export function environmentResponse({ id, name, type, createdAt, createdBy }: Environment) {
  return {
    id,
    name,
    type,
    created_at: createdAt.toISOString(),
    created_by: createdBy,
    status: 'active',
    status_changed_at: createdAt.toISOString(),
  };
}

export function tokenInfoResponse(token: Token, neverExpires: Quirks['neverExpires']) {
  const never = neverExpires === 'absent' ? {} : { expires_at: '0001-01-01T00:00:00Z' };
  return {
    id: token.id,
    type: 'static',
    description: token.description,
    created_at: token.createdAt.toISOString(),
    created_by: token.createdBy,
    ...(token.expiresAt ? { expires_at: token.expiresAt.toISOString() } : never),
  };
}

export function valueResponse(value: Value, source: 'app' | 'env') {
  const secret = value.isSecret;
  return {
    key: value.key,
    value: secret ? '' : value.text,
    is_secret: secret,
    description: value.description,
    source,
    secret_key: secret ? `values/${value.key}` : null,
    secret_version: secret ? '1' : null,
    secret_store_id: secret ? 'humanitec' : null,
    created_at: value.createdAt.toISOString(),
    updated_at: value.updatedAt.toISOString(),
  };
}
