import { requestJson } from '../http';
import { apiUrl } from './api-url';
import { CurrentUser, Member } from './schemas';

/** A click waits for it. */
const TIMEOUT_MS = 15_000;

/**
 * What is done in Humanitec as the person who is signed in to its console, with the console's cookie: nothing but to ask who
 * that is, and to make a service user a developer of an app. Every promise may throw `HttpError`.
 */
export interface ConsoleSession {
  /** `GET /current-user`. */
  person(): Promise<CurrentUser>;
  /** `POST /orgs/{org}/apps/{app}/users`, for a user without a role on the app. */
  addDeveloper(org: string, app: string, userId: string): Promise<Member>;
  /** `PATCH /orgs/{org}/apps/{app}/users/{userId}`, for a user with another role on it. */
  changeToDeveloper(org: string, app: string, userId: string): Promise<Member>;
}

/** No token goes along, nothing is sent twice. Whether the API takes the cookie is not known (docs/facts/humanitec-api.md, section 1). */
const ALONE = { credentials: 'include', retries: 0, timeoutMs: TIMEOUT_MS } as const;
const ROLE = 'developer';

/** The only requests to Humanitec that carry cookies. Each needs a click of the user. */
export const consoleSession: ConsoleSession = {
  person: () => requestJson({ ...ALONE, method: 'GET', url: apiUrl`/current-user`, schema: CurrentUser }),
  addDeveloper: (org, app, id) =>
    requestJson({
      ...ALONE,
      method: 'POST',
      url: apiUrl`/orgs/${org}/apps/${app}/users`,
      body: { id, role: ROLE },
      schema: Member,
    }),
  changeToDeveloper: (org, app, id) =>
    requestJson({
      ...ALONE,
      method: 'PATCH',
      url: apiUrl`/orgs/${org}/apps/${app}/users/${id}`,
      body: { role: ROLE },
      schema: Member,
    }),
};

/** Whether an answer says that the user has become a developer, and no other user anything else. */
export function isDeveloper({ id, role }: Member, userId: string): boolean {
  return id === userId && role === ROLE;
}
