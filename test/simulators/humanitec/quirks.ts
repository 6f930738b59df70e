/** What Humanitec's documentation leaves open; each can be switched to the other reading. */
export interface Quirks {
  /** `GET …/apps` names every application of the organization, or only those the caller may read. */
  appList: 'all' | 'readable';
  /** `GET /current-user` refuses tokens of service users with 403. */
  currentUserRefusesServiceUsers: boolean;
  /** The `roles` map of `GET /current-user` names organizations only. */
  rolesOmitApps: boolean;
  /** The `roles` map also names environment types, `/orgs/acme/env-types/development`. */
  rolesNameEnvTypes: boolean;
  /** The keys of the `roles` map begin with a slash, as the one that is known does. */
  rolesBeginWithSlash: boolean;
  /** The `roles` map contains roles that come from a group: the strongest of all that are held. */
  rolesMergeGroups: boolean;
  /** A service user may not list its own tokens (403). */
  ownTokensForbidden: boolean;
  /** Milliseconds until a changed role applies. */
  roleDelayMs: number;
  /** Who below an application's owner may look up its members: all, one at a time only, or nobody (403). */
  memberLookup: 'allowed' | 'single-only' | 'forbidden';
  /** How a bad, expired or revoked token is answered; the general table says 403, some operations 401. */
  badTokenStatus: 401 | 403;
  /** How a token without expiry is shown: no `expires_at`, or `0001-01-01T00:00:00Z`. */
  neverExpires: 'absent' | 'zero-date';
  /** A request with both a session cookie and a bearer token runs as the person of the session. */
  cookieBeatsBearer: boolean;
  /** How far the session cookie goes along with requests from elsewhere. */
  cookieSameSite: 'Lax' | 'None' | 'Strict';
  /**
   * What becomes of a request by the session cookie whose origin is not the console's: answered like any, refused (403), or
   * answered with the page to sign in.
   */
  foreignOrigins: 'answered' | 'refused' | 'sign-in-page';
}

export const USUAL_QUIRKS: Readonly<Quirks> = {
  appList: 'readable',
  currentUserRefusesServiceUsers: false,
  rolesOmitApps: false,
  rolesNameEnvTypes: false,
  rolesBeginWithSlash: true,
  rolesMergeGroups: false,
  ownTokensForbidden: false,
  roleDelayMs: 0,
  memberLookup: 'allowed',
  badTokenStatus: 403,
  neverExpires: 'absent',
  cookieBeatsBearer: true,
  cookieSameSite: 'Lax',
  foreignOrigins: 'answered',
};
