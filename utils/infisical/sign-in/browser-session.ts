import { fail } from '../../failure';
import type { Secret } from '../../secret';
import { claimsOf } from '../claims';
import { type InfisicalClient, infisical } from '../client';
import { type InfisicalError, isRefusal } from '../errors';
import type { Organization } from '../schemas';
import type { Account, Site } from '../types';
import { isSignInOver } from './over';
import type { SignedIn } from './session';
import { type UserToken, userToken } from './user-token';

/**
 * Signs in with the session that the user has in the Infisical web app (docs/facts/infisical-api.md, section 2.2). The
 * user's session is never changed: an organization is chosen in the web app alone.
 *
 * @param lookAgain look at that session even where a token of it is known
 * @throws `infisicalSignedOut` and `infisicalSessionLost` when nobody is signed in there
 */
export async function browserSession(site: Site, lookAgain = false): Promise<SignedIn> {
  const { siteUrl } = site;
  const known = await userToken(siteUrl, lookAgain);
  try {
    return await sessionOf(site, known);
  } catch (error) {
    if (known.isNew || !isSignInOver(error)) throw error;
    // The user has signed out and may have signed in again.
    return sessionOf(site, await userToken(siteUrl, true));
  }
}

async function sessionOf(site: Site, { bearer, organizationId }: UserToken): Promise<SignedIn> {
  if (organizationId === undefined) throw fail('infisicalNoOrganization', [site.siteUrl]);
  try {
    return { site, bearer, account: await userAccount(site, bearer, organizationId) };
  } catch (error) {
    // The exchange got through with the cookies of the site, and this without: what stands in front of it wants them.
    const isStopped = !site.sendCookies && isRefusal(error, 'infisicalRedirects', 'infisicalNotJson');
    throw isStopped ? fail('infisicalAccessProxy', [site.siteUrl], statusOf(error)) : error;
  }
}

function statusOf({ status }: InfisicalError): { status?: number } {
  return status === undefined ? {} : { status };
}

/** The account of a user's token, with the organization the token is for. */
export async function userAccount(site: Site, bearer: Secret, organizationId?: string): Promise<Account> {
  const client = infisical(site, bearer);
  const { email } = claimsOf(bearer);
  const named = { kind: 'user' as const, ...(email === undefined ? {} : { name: email }) };
  const organizations = await client.organizations();
  if (organizationId === undefined) return named;
  const isMine = ({ id }: { id: string }) => id === organizationId;
  const found = organizations.find(isMine) ?? (await subOrganizations(client)).find(isMine);
  return {
    ...named,
    organization: found ? organizationOf(found) : { id: organizationId, name: organizationId },
  };
}

/** The organization of an account, which is stored: the role that a user has there is nothing of it. */
export function organizationOf({ id, name, slug }: Organization): Account['organization'] {
  return { id, name, ...(slug === undefined ? {} : { slug }) };
}

/** For a name to show only, so that nothing that goes wrong with it matters. */
function subOrganizations(client: InfisicalClient): Promise<Organization[]> {
  return client.organizationsOfAllLevels().catch(() => []);
}
