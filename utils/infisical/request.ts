import { HttpError, type JsonRequest, requestJson } from '../http';
import { requireAllowedInfisical } from '../policy/require-infisical';
import { InfisicalError } from './errors';
import type { Site } from './types';

/** A request to one Infisical: the path instead of the URL. */
export type InfisicalRequest<T> = Omit<JsonRequest<T>, 'url'> & { site: Site; path: `/api/${string}` };

/** Newer servers ask Humanitec up to four times before they store a token (docs/facts/infisical-api.md, section 6). */
export const WRITE_TIMEOUT_MS = 60_000;

/** A request of one sign-in. */
export type Call = <T>(request: Omit<InfisicalRequest<T>, 'site' | 'bearer'>) => Promise<T>;
export type Get = <T>(path: InfisicalRequest<T>['path'], schema: InfisicalRequest<T>['schema']) => Promise<T>;

/** A query string of those parameters that are there. */
export function query(parameters: Record<string, string | undefined>): string {
  const given = Object.entries(parameters).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

/**
 * One request to Infisical: all of them come through here, and each is asked about by the administrator's policy right
 * before it is sent. What goes wrong is explained by the error catalogue.
 *
 * @throws {InfisicalError}, and what {@link requireAllowedInfisical} refuses
 */
export async function callInfisical<T>({ site, path, ...request }: InfisicalRequest<T>): Promise<T> {
  const { siteUrl, sendCookies, method } = site;
  try {
    return await requestJson({
      ...(sendCookies ? { credentials: 'include' } : {}),
      ...request,
      url: `${siteUrl}${path}`,
      permit: () => requireAllowedInfisical({ siteUrl, method }),
    });
  } catch (error) {
    throw error instanceof HttpError ? new InfisicalError(error.problem, siteUrl) : error;
  }
}
