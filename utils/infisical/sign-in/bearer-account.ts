import { fail } from '../../failure';
import type { Secret } from '../../secret';
import { claimsOf } from '../claims';
import { infisical } from '../client';
import { isRefusal } from '../errors';
import type { Account } from '../types';
import { userAccount } from './browser-session';

/**
 * Whom a bearer token belongs to: a machine identity, else a user (infisical-api.md, section 2.3). Also proves that
 * the token is accepted. Older servers without the route for identities leave it unknown.
 */
export async function bearerAccount(siteUrl: string, bearer: Secret): Promise<Account> {
  // Service tokens work on none of the routes (section 2): not sent anywhere.
  if (bearer.reveal().startsWith('st.')) throw fail('infisicalTokenKind');
  const claims = claimsOf(bearer);
  const named = claims.identityName === undefined ? {} : { name: claims.identityName };
  try {
    const home = await infisical(siteUrl, bearer).identityOrganization();
    // The route names the home organization, the token the sub-organization it was made for.
    const chosen = claims.orgId ?? home.id;
    const organization = chosen === home.id ? home : { id: chosen, name: chosen };
    return { kind: 'machine-identity', ...named, organization };
  } catch (error) {
    if (isRefusal(error, 'infisicalTokenKind')) return userAccount(siteUrl, bearer, claims.organizationId);
    if (isRefusal(error, 'infisicalNoConnector')) return { kind: 'unknown', ...named };
    throw error;
  }
}
