import type { FailureCode } from '../failure';

/** One refusal Infisical is known to give. The first row that fits is taken. */
export interface CatalogueRow {
  status: readonly number[];
  /** Fits the `error` field; absent means any. */
  error?: RegExp;
  /** Fits the `message` field; absent means any. Its groups become the placeholders of the failure. */
  message?: RegExp;
  code: FailureCode;
  /** Placeholders other than the groups: the site's URL, or the seconds to wait. */
  params?: 'site' | 'seconds';
}

/**
 * Infisical's refusals in the order they are tried: texts that the server writes first, then what only the status
 * and `error` tell (docs/facts/infisical-api.md, sections 2, 4, 5, 6, 8 and 9).
 */
export const catalogue: readonly CatalogueRow[] = [
  // Signing in
  { status: [401], message: /^Invalid credentials/, code: 'infisicalLoginRefused' },
  // Servers of 2024 and 2025.
  {
    status: [404],
    message: /^No identity with specified client ID was found/,
    code: 'infisicalLoginRefused',
  },
  { status: [401], message: /temporarily locked/, code: 'infisicalLoginLocked' },
  { status: [401], message: /expired client secret/, code: 'infisicalSecretExpired' },
  { status: [401], message: /client secret usage limit/, code: 'infisicalSecretUsedUp' },
  { status: [401], message: /sub.?organization (\S+)/i, code: 'infisicalSubOrganizationDenied' },
  {
    status: [404],
    message: /^Sub.?organization with (?:name|slug) (\S+)/i,
    code: 'infisicalSubOrganizationUnknown',
  },
  { status: [401], message: /^Account is locked/, code: 'infisicalAccountLocked' },
  { status: [429], message: /^Failed to acquire lock/, code: 'infisicalLoginBusy' },

  // The token of a request
  { status: [404], message: /^Session not found/, code: 'infisicalSignedOut', params: 'site' },
  { status: [404], error: /^Session not found/, code: 'infisicalSignedOut', params: 'site' },
  { status: [401], message: /^User session is stale/, code: 'infisicalSignedOut', params: 'site' },
  { status: [401], error: /no organization found in request/, code: 'infisicalNoOrganization' },
  { status: [401], message: /^No identity access token found/, code: 'infisicalTokenRevoked' },
  { status: [401], message: /number of uses limit reached/, code: 'infisicalTokenUsedUp' },
  { status: [401], message: /Max TTL expiration|TTL expiration/, code: 'infisicalTokenExpired' },
  {
    status: [403],
    error: /^TokenError$/,
    message: /has expired|jwt expired/,
    code: 'infisicalTokenExpired',
  },
  {
    status: [403],
    error: /^TokenError$/,
    message: /invalid signature/,
    code: 'infisicalTokenElsewhere',
    params: 'site',
  },
  { status: [403], error: /^TokenError$/, code: 'infisicalTokenMalformed' },
  { status: [400], message: /^Identity does not belong/, code: 'infisicalIdentityElsewhere' },

  // Rights
  { status: [403], message: /resource from the current/, code: 'infisicalAddressRefused' },
  { status: [403], message: /^User not member of organization/, code: 'infisicalNotAMember' },
  { status: [403], message: /membership is inactive/, code: 'infisicalMembershipInactive' },
  { status: [403], error: /^Forbidden access to /, code: 'infisicalTokenKind' },
  {
    status: [403],
    error: /^PermissionDenied$/,
    message: /^You are not allowed to (.+)$/,
    code: 'infisicalRightMissing',
  },
  {
    status: [403],
    error: /^(?:PermissionBoundaryError|PolicyViolationError)$/,
    message: /(.+)/,
    code: 'infisicalPolicy',
  },

  // Connections, projects and plans
  {
    status: [400],
    message: /^Failed to validate credentials: .*status code 40[13]/,
    code: 'infisicalHumanitecRefused',
  },
  {
    status: [400],
    message: /^(?:Failed to validate credentials|Unable to validate connection)/,
    code: 'infisicalHumanitecUnreachable',
  },
  { status: [500], message: /^Failed to get organizations/, code: 'infisicalHumanitecUnreachable' },
  {
    status: [400],
    message: /^An App Connection with the name "(.+)" already exists/,
    code: 'infisicalNameTaken',
  },
  {
    status: [400],
    message: /^A Secret Sync with the name "(.+)" already exists/,
    code: 'infisicalSyncNameTaken',
  },
  {
    status: [400],
    message: /^A secret sync with this destination already exists/i,
    code: 'infisicalSyncDuplicate',
  },
  { status: [400], message: /is not for App "humanitec"/i, code: 'infisicalNotHumanitec' },
  { status: [400], message: /^Could not find project with ID/, code: 'infisicalProjectUnknown' },
  { status: [404], message: /^Could not find App Connection/, code: 'infisicalConnectionGone' },
  { status: [400], message: /plan (?:restriction|limit)/, code: 'infisicalPlanLimit' },
  { status: [400], error: /^CryptographyError$/, code: 'infisicalCannotEncrypt' },

  // By status alone
  { status: [400, 409, 410, 422], message: /(.+)/, code: 'infisicalBadRequest' },
  { status: [401], code: 'infisicalTokenRevoked' },
  { status: [403], code: 'infisicalForbidden' },
  { status: [404], error: /^Not Found$|^$/, code: 'infisicalNoConnector', params: 'site' },
  { status: [404], code: 'infisicalNotFound' },
  { status: [429], message: /try again in (\d+) seconds/, code: 'infisicalRateLimit', params: 'seconds' },
  { status: [429], code: 'infisicalRateLimit', params: 'seconds' },
  { status: [502, 503, 504], code: 'infisicalServerUnavailable' },
  { status: [500], code: 'infisicalServerError' },
];
