import { fail } from '../../failure';
import { Secret } from '../../secret';
import { claimsOf } from '../claims';
import { type InfisicalClient, infisical } from '../client';
import { InfisicalError, isRefusal } from '../errors';
import { ask } from '../request';
import { BrowserSessionAnswer, type Organization } from '../schemas';
import type { Account } from '../types';
import type { Session } from './session';

/**
 * Signs in with the session that the user has in the Infisical web app (docs/facts/infisical-api.md, section 2.2).
 * Nothing is stored, and the user's session is never changed: an organization is chosen in the web app alone.
 *
 * @throws `infisicalSignedOut` when nobody is signed in there
 */
export async function browserSession(siteUrl: string): Promise<Session> {
  const { token, organizationId, subOrganizationId } = await exchangeCookie(siteUrl);
  const bearer = new Secret(token);
  const claims = claimsOf(bearer);
  const id =
    subOrganizationId ?? claims.subOrganizationId ?? organizationId ?? claims.organizationId ?? undefined;
  if (id === undefined) throw fail('infisicalNoOrganization', [siteUrl]);
  return { siteUrl, bearer, account: await userAccount(siteUrl, bearer, id) };
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

async function exchangeCookie(siteUrl: string) {
  try {
    return await ask({
      siteUrl,
      method: 'POST',
      path: '/api/v1/auth/token',
      credentials: 'include',
      schema: BrowserSessionAnswer,
    });
  } catch (error) {
    throw isNoSession(error) ? fail('infisicalSignedOut', [siteUrl]) : error;
  }
}

/** Refusals of the exchange that signing in again would not change. */
const OTHER_REASONS = [
  'infisicalAccountLocked',
  'infisicalAddressRefused',
  'infisicalNotAMember',
  'infisicalMembershipInactive',
  'infisicalNoOrganization',
  'infisicalNoConnector',
  'infisicalNotJson',
] as const;

/** How a missing or expired cookie is refused is not documented: any refusal without another reason. */
function isNoSession(error: unknown): boolean {
  if (isRefusal(error, ...OTHER_REASONS)) return false;
  return error instanceof InfisicalError && [400, 401, 403, 404].includes(error.status ?? 0);
}
