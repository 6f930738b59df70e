import { HttpError, type JsonRequest, requestJson } from '../http';
import { InfisicalError } from './errors';
import type { Site } from './types';

/** A request to one Infisical: the path instead of the URL. */
export type InfisicalRequest<T> = Omit<JsonRequest<T>, 'url'> & { site: Site; path: `/api/${string}` };

/**
 * One request to Infisical. What goes wrong is explained by the error catalogue.
 *
 * @throws {InfisicalError}
 */
export async function callInfisical<T>({ site, path, ...request }: InfisicalRequest<T>): Promise<T> {
  const { siteUrl, sendCookies } = site;
  try {
    return await requestJson({
      ...(sendCookies ? { credentials: 'include' } : {}),
      ...request,
      url: `${siteUrl}${path}`,
    });
  } catch (error) {
    throw error instanceof HttpError ? new InfisicalError(error.problem, siteUrl) : error;
  }
}
