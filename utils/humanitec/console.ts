import { CONSOLE_ORIGIN } from './hosts';

/** The People tab of an app, where a service user gets its role on the app (path unconfirmed, section 7). */
export function peopleUrl(org: string, app: string): string {
  return `${CONSOLE_ORIGIN}/orgs/${encodeURIComponent(org)}/apps/${encodeURIComponent(app)}/people`;
}

/**
 * The service users of an organization: where roles are changed, tokens are made and revoked. The console documents
 * no address for a single user's tokens (docs/facts/humanitec-api.md, section 7). Without an organization, the console.
 */
export function serviceUsersUrl(org: string | undefined): string {
  return org === undefined ? consoleUrl() : `${CONSOLE_ORIGIN}/orgs/${encodeURIComponent(org)}/service-users`;
}

/** The apps of an organization (path as in app pages, without the app). Without an organization, the console. */
export function appsUrl(org: string | undefined): string {
  return org === undefined ? consoleUrl() : `${CONSOLE_ORIGIN}/orgs/${encodeURIComponent(org)}/apps`;
}

/** The console's first page, where the organization is not known. */
export function consoleUrl(): string {
  return `${CONSOLE_ORIGIN}/`;
}
