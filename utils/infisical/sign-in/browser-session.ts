import { fail } from '../../failure';
import type { Secret } from '../../secret';
import { claimsOf } from '../claims';
import { type InfisicalClient, infisical } from '../client';
import { isRefusal } from '../errors';
import type { Organization } from '../schemas';
import type { Account } from '../types';
import type { Session } from './session';
import { type UserToken, userToken } from './user-token';

/**
 * Signs in with the session that the user has in the Infisical web app (docs/facts/infisical-api.md, section 2.2). The
 * user's session is never changed: an organization is chosen in the web app alone.
 *
 * @param lookAgain look at that session even where a token of it is known
 * @throws `infisicalSignedOut` and `infisicalSessionLost` when nobody is signed in there
 */
export async function browserSession(siteUrl: string, lookAgain = false): Promise<Session> {
  const known = await userToken(siteUrl, lookAgain);
  try {
    return await sessionOf(siteUrl, known);
  } catch (error) {
    if (known.isNew || !isRefusal(error, ...OVER)) throw error;
    // The user has signed out and may have signed in again.
    return sessionOf(siteUrl, await userToken(siteUrl, true));
  }
}

/** What is said of a token that is not accepted any more. */
const OVER = [
  'infisicalSignedOut',
  'infisicalTokenExpired',
  'infisicalTokenRevoked',
  'infisicalTokenElsewhere',
  'infisicalTokenMalformed',
] as const;

async function sessionOf(siteUrl: string, { bearer, organizationId }: UserToken): Promise<Session> {
  if (organizationId === undefined) throw fail('infisicalNoOrganization', [siteUrl]);
  return { siteUrl, bearer, account: await userAccount(siteUrl, bearer, organizationId) };
}

/** The account of a user's token, with the organization the token is for. */
export async function userAccount(
  siteUrl: string,
  bearer: Secret,
  organizationId?: string,
): Promise<Account> {
  const client = infisical(siteUrl, bearer);
  const { email } = claimsOf(bearer);
  const named = { kind: 'user' as const, ...(email === undefined ? {} : { name: email }) };
  const organizations = await client.organizations();
  if (organizationId === undefined) return named;
  const isMine = ({ id }: { id: string }) => id === organizationId;
  const organization = organizations.find(isMine) ?? (await subOrganizations(client)).find(isMine);
  return { ...named, organization: organization ?? { id: organizationId, name: organizationId } };
}

/** For a name to show only, so that nothing that goes wrong with it matters. */
function subOrganizations(client: InfisicalClient): Promise<Organization[]> {
  return client.organizationsOfAllLevels().catch(() => []);
}
