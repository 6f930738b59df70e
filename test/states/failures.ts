import type { Failure, FailureCode } from '../../utils/failure';

/** What failures are about. */
export type FailureClass =
  | 'extension'
  | 'pasted'
  | 'vault'
  | 'humanitec'
  | 'sign-in'
  | 'access-token'
  | 'rights'
  | 'request'
  | 'server'
  | 'profile'
  | 'push'
  | 'sync'
  | 'policy';

const SITE = 'https://infisical.example.com';

/** Each failure that there is, with what it may have to tell. The first of a class stands for it in a picture. */
const FAILURES: Record<FailureCode, readonly [FailureClass, ...params: string[]]> = {
  unexpected: ['extension'],

  notAToken: ['pasted'],
  pastedNothing: ['pasted'],
  pastedMasked: ['pasted'],
  pastedSeveral: ['pasted'],
  pastedShort: ['pasted', '12', '20'],
  pastedLong: ['pasted', '9000', '8192'],
  pastedOdd: ['pasted', 'ö', 'U+00F6'],
  pastedSpaces: ['pasted'],

  vaultFull: ['vault', '10'],
  capturesLost: ['vault', '2'],

  humanitecRefused: ['humanitec'],
  humanitecPermissionMissing: ['humanitec'],
  humanitecUnreachable: ['humanitec'],
  humanitecBusy: ['humanitec'],
  humanitecDown: ['humanitec'],
  humanitecUnexpected: ['humanitec'],

  infisicalLoginRefused: ['sign-in'],
  infisicalLoginLocked: ['sign-in'],
  infisicalSecretExpired: ['sign-in'],
  infisicalSecretUsedUp: ['sign-in'],
  infisicalLoginBusy: ['sign-in'],
  infisicalSubOrganizationDenied: ['sign-in', 'payments-unit'],
  infisicalSubOrganizationUnknown: ['sign-in', 'payments-unit'],
  infisicalSubOrganizationMissed: ['sign-in', 'payments-unit', 'platform-team'],
  infisicalAccountLocked: ['sign-in'],
  infisicalSignedOut: ['sign-in', SITE],
  infisicalExchangeLost: ['sign-in', SITE],
  infisicalSessionLost: ['sign-in', SITE],
  infisicalNoOrganization: ['sign-in', SITE],

  infisicalTokenExpired: ['access-token'],
  infisicalTokenRevoked: ['access-token'],
  infisicalTokenUsedUp: ['access-token'],
  infisicalTokenElsewhere: ['access-token', SITE],
  infisicalTokenMalformed: ['access-token'],
  infisicalTokenKind: ['access-token'],
  infisicalIdentityElsewhere: ['access-token'],

  infisicalRightMissing: ['rights', 'create on app-connections'],
  infisicalNotAMember: ['rights'],
  infisicalMembershipInactive: ['rights'],
  infisicalAddressRefused: ['rights'],
  infisicalForbidden: ['rights'],
  infisicalPolicy: ['rights', 'Failed to create connection due to a policy of the organization'],
  infisicalPlanLimit: ['rights'],

  infisicalNameTaken: ['request', 'humanitec-acme'],
  infisicalNameTakenElsewhere: ['request', 'humanitec-acme'],
  infisicalNameTakenUnseen: ['request', 'humanitec-acme'],
  infisicalNameInvalid: ['request'],
  infisicalDescriptionTooLong: ['request'],
  infisicalFieldRefused: ['request', 'description', 'String must contain at most 255 character(s)'],
  infisicalProjectUnknown: ['request'],
  infisicalHumanitecRefused: ['request'],
  infisicalHumanitecUnreachable: ['request'],
  infisicalBadRequest: ['request', 'Something about the request that Infisical does not take'],
  infisicalNotFound: ['request'],
  infisicalConnectionGone: ['request'],
  infisicalNotHumanitec: ['request'],

  infisicalServerError: ['server'],
  infisicalServerUnavailable: ['server'],
  infisicalCannotEncrypt: ['server'],
  infisicalNoConnector: ['server', SITE],
  infisicalRateLimit: ['server', '60'],
  infisicalRefused: ['server', '418'],
  infisicalNotJson: ['server', SITE],
  infisicalRedirects: ['server', SITE],
  infisicalAccessProxy: ['server', SITE],
  infisicalAnswerTooLarge: ['server', SITE],
  infisicalAnswerUnknown: ['server'],
  infisicalUnreachable: ['server', SITE],
  infisicalTimeout: ['server', SITE],
  infisicalPermissionMissing: ['server', SITE],

  profileSecretMissing: ['profile'],
  profileLocked: ['profile'],
  profilePassphraseWrong: ['profile'],
  profilePassphraseMissing: ['profile'],
  profilePassphraseShort: ['profile', '12'],
  connectionUnknown: ['profile'],
  connectionProfileGone: ['profile', 'infisical.example.com'],
  connectionOrganizationOther: ['profile', 'platform-team', 'payments-unit'],
  profileUnknown: ['profile'],
  profileBusy: ['profile'],
  profileUrlInvalid: ['profile'],
  profileUrlInsecure: ['profile'],
  settingsTooLarge: ['profile', '256'],
  settingsNotOurs: ['profile'],
  settingsVersion: ['profile', '2', '1'],
  settingsTooMany: ['profile', '100'],

  pushNotCreated: ['push', 'humanitec-acme'],
  pushNotUpdated: ['push'],
  pushNotConfirmed: ['push', 'humanitec-acme'],
  pushUncertain: ['push'],
  pushUnfinished: ['push'],
  pushSignInLate: ['push'],
  pushInterrupted: ['push'],
  pushCaptureGone: ['push'],
  pushOriginChanged: ['push', SITE],
  pushOrganizationChanged: ['push', 'platform-team'],
  pushChecksNotPassed: ['push'],
  pushProvenanceUnread: ['push'],

  syncOptionsDropped: ['sync'],
  syncNotDeleted: ['sync', 'humanitec-shop'],
  syncUnfinished: ['sync'],
  syncClosed: ['sync'],
  syncServiceUserDiffers: [
    'sync',
    's-00000000-0000-4000-8000-000000000001',
    's-00000000-0000-4000-8000-000000000002',
  ],
  syncAppNotWritable: ['sync', 'shop'],
  syncReadRefused: ['sync', 'shop/development'],
  syncDestinationGone: ['sync', 'shop/development'],
  syncObstacles: ['sync'],
  syncDuplicate: ['sync'],
  syncChanged: ['sync'],
  syncNotCreated: ['sync', 'humanitec-shop'],
  syncUncertain: ['sync'],
  syncInterrupted: ['sync'],
  syncSettingsChanged: ['sync'],
  syncRunUnconfirmed: ['sync'],
  syncRunSlow: ['sync'],
  syncsRunning: ['sync'],
  syncsChanged: ['sync'],
  syncOrganizationOther: ['sync', 'globex'],
  syncOrganizationNotAllowed: ['sync', 'globex'],
  infisicalSyncNameTaken: ['sync', 'humanitec-shop'],
  infisicalSyncDuplicate: ['sync'],

  pushOrganizationNotAllowed: ['policy', 'acme'],
  pushOrganizationUnproven: ['policy'],
  policyUnreadable: ['policy', '/policy', 'allowedHumanitecOrganizations', 'allowedHumanitecOrganisations'],
  policyNotRead: ['policy'],
  policyOriginNotAllowed: ['policy', SITE, 'https://eu.infisical.com'],
  policySignInNotAllowed: ['policy'],
  policyProjectRequired: ['policy'],
  policyAnywayNotAllowed: ['policy'],
  policyCaptureNotAllowed: ['policy'],
  policyRememberNotAllowed: ['policy'],
};

/** What some of them name in the words of a page. */
const TERMS: Partial<Record<FailureCode, Failure['terms']>> = {
  syncOptionsDropped: ['popup.sync.schema'],
  syncNotDeleted: ['popup.sync.schema', 'popup.sync.deletes'],
};

interface Listed {
  about: FailureClass;
  failure: Failure;
}

/** Every failure, with the details that support asks for. */
export const ALL_FAILURES: readonly Listed[] = Object.entries(FAILURES).map(([key, [about, ...params]]) => {
  const code = key as FailureCode;
  const terms = TERMS[code];
  const details = { status: 400, requestId: 'req-7f3d1c5b9a' };
  return { about, failure: { code, params, ...(terms ? { terms } : {}), ...details } };
});

/** The failure that stands for a class. @throws where the class has none */
export function exampleOf(about: FailureClass): Failure {
  const found = ALL_FAILURES.find((listed) => listed.about === about);
  if (!found) throw new Error(`There is no failure about ${about}`);
  return found.failure;
}
