import { fail } from '../../failure';
import type { Secret } from '../../secret';
import { type Claims, claimsOf } from '../claims';
import { infisical } from '../client';
import { isRefusal } from '../errors';
import type { Organization } from '../schemas';
import type { Account, Site } from '../types';
import { organizationOf, userAccount } from './browser-session';

/**
 * Whom a bearer token belongs to: a machine identity or a user, as the token itself says, else by asking
 * (docs/facts/infisical-api.md, sections 2.3 and 13). Also shows that the token is accepted.
 *
 * @param slug the sub-organization that the token was asked for
 * @throws `infisicalSubOrganizationMissed` when it is for another one
 */
export async function bearerAccount(site: Site, bearer: Secret, slug?: string): Promise<Account> {
  // Service tokens work on none of the routes (section 2): not sent anywhere.
  if (bearer.reveal().startsWith('st.')) throw fail('infisicalTokenKind');
  const claims = claimsOf(bearer);
  const asUser = () => userAccount(site, bearer, claims.subOrganizationId ?? claims.organizationId);
  if (claims.authTokenType === 'accessToken') return asUser();
  const isIdentity = claims.authTokenType === 'identityAccessToken';
  const kind = 'machine-identity';
  const named = claims.identityName === undefined ? {} : { name: claims.identityName };
  const asked = untold.get(site.siteUrl);
  if (isIdentity && asked?.token === bearer.reveal() && Date.now() < asked.until)
    return ofClaims(claims, slug);
  try {
    const home = await infisical(site, bearer).identityOrganization();
    const organization = chosenOrganization(home, claims.orgId, slug);
    return { kind, ...named, ...(organization ? { organization: organizationOf(organization) } : {}) };
  } catch (error) {
    if (isRefusal(error, 'infisicalTokenKind')) return asUser();
    const isMissing = isRefusal(error, 'infisicalNoConnector');
    // Servers of 2025 take the route for another one, which fails. The token was looked at before.
    if (isIdentity && (isMissing || isRefusal(error, 'infisicalServerError'))) {
      untold.set(site.siteUrl, { token: bearer.reveal(), until: Date.now() + UNTOLD_MS });
      return ofClaims(claims, slug);
    }
    if (isMissing) return { kind: 'unknown', ...named };
    throw error;
  }
}

const UNTOLD_MS = 300_000;
/**
 * The last token of each site whose server does not tell its organization, and until when it is not asked again: Chromium
 * holds requests of an extension back that fail with 500 again and again.
 */
const untold = new Map<string, { token: string; until: number }>();

/** What the token of an identity says itself. */
function ofClaims({ identityName: name, orgId: id }: Partial<Claims>, slug: string | undefined): Account {
  return {
    kind: 'machine-identity',
    ...(name === undefined ? {} : { name }),
    ...(id === undefined ? {} : { organization: { id, name: slug ?? id } }),
  };
}

/**
 * The route names the home organization, the token the organization it was made for. Undefined where an older server's
 * token does not tell whether it is for the sub-organization that was asked for.
 */
function chosenOrganization(
  home: Organization,
  orgId: string | undefined,
  slug: string | undefined,
): Organization | undefined {
  const isHomeAskedFor = slug === undefined || home.slug === undefined || home.slug === slug;
  if (orgId === undefined) return isHomeAskedFor ? home : undefined;
  if (orgId !== home.id) return { id: orgId, name: slug ?? orgId };
  if (slug !== undefined && !isHomeAskedFor) throw fail('infisicalSubOrganizationMissed', [slug, home.name]);
  return home;
}
