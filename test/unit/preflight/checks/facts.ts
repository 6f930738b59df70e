import type { Facts } from '@/utils/preflight/checks/check';
import type { Reply, Trouble } from '@/utils/preflight/reply';
import type { AppAccess, OrganizationAccess } from '@/utils/preflight/types';
import type { Sentence } from '@/utils/sentence';

export const ACME: OrganizationAccess = { id: 'acme', name: 'Acme', role: 'member', listing: 'ok' };
export const BETA: OrganizationAccess = { id: 'beta', name: 'Beta', role: 'member', listing: 'ok' };

/** What somebody may have called a thing to have it read as another. */
export const HOSTILE = 'Acme"\u202e\u0007<b>\u200b\n\'';

export const NO_ANSWERS: readonly Trouble[] = ['unreachable', 'busy', 'down', 'unexpected', 'missing'];
export const TROUBLES: readonly Trouble[] = ['refused', ...NO_ANSWERS];

export const SHOP: AppAccess = {
  org: 'acme',
  app: 'shop',
  name: 'Shop',
  role: 'developer',
  source: 'app',
  write: 'yes',
  environments: [
    { id: 'development', name: 'Development', type: 'development' },
    { id: 'production', name: 'Production', type: 'production' },
  ],
  trialReads: 'ok',
};

const user = {
  ok: true as const,
  value: { id: 's-1', name: 'infisical-sync', type: 'service' as const, roles: {} },
};
const organizations = { ok: true as const, value: [{ id: 'acme', name: 'Acme' }] };

/** A developer of the one app there is, with a token that never expires: every check passes. */
export const FACTS: Facts = {
  capture: { source: 'console', pageOrg: 'acme', capturedAt: Date.parse('2026-11-25T12:00:00Z') },
  allowed: null,
  answers: { user, organizations },
  identity: { user, organizations },
  tokens: { ok: true, value: [{ id: 'infisical', expiresAt: null }] },
  serviceUser: { id: 's-1', name: 'infisical-sync', type: 'service' },
  organizations: [ACME],
  apps: [SHOP],
  selected: [],
};

export function unanswered(trouble: Trouble): Reply<never> {
  return { ok: false, trouble };
}

/** Facts of a token whose `/orgs` answers with these. */
export function reaching(...seen: OrganizationAccess[]): Facts {
  const value = seen.map(({ id, name }) => ({ id, name }));
  const identity = { user, organizations: { ok: true as const, value } };
  return { ...FACTS, answers: identity, identity, organizations: seen };
}

/** Facts of a token whose `/orgs` is not answered; the roles may name organizations all the same. */
export function withoutList(trouble: Trouble, ...named: OrganizationAccess[]): Facts {
  const roles = Object.fromEntries(named.map(({ id, role }) => [`/orgs/${id}`, role]));
  const mine = { ...user, value: { ...user.value, roles } };
  const identity = { user: mine, organizations: unanswered(trouble) };
  return { ...FACTS, answers: identity, identity, organizations: named };
}

/** Facts of a token whose `/current-user` is not answered. */
export function withoutUser(trouble: Trouble): Facts {
  const identity = { user: unanswered(trouble), organizations };
  const seen = [{ ...ACME, role: null }];
  return { ...FACTS, answers: identity, identity, serviceUser: null, organizations: seen };
}

/** All texts that go into a sentence, in one. */
export function textsOf(sentence: Sentence | undefined): string {
  return (sentence?.params ?? []).filter((fact) => typeof fact === 'string').join(' | ');
}

export const UNSEEN = /\p{C}/u;
export const SERVICE_USERS = 'https://app.humanitec.io/orgs/acme/service-users';
export const PEOPLE = 'https://app.humanitec.io/orgs/acme/apps/shop/people';
