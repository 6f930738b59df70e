import { HttpError, type JsonRequest, requestJson } from '../http';
import { InfisicalError } from './errors';

/** A request to one Infisical: the path instead of the URL. */
export type InfisicalRequest<T> = Omit<JsonRequest<T>, 'url'> & { siteUrl: string; path: `/api/${string}` };

/**
 * One request to Infisical. What goes wrong is explained by the error catalogue.
 *
 * @throws {InfisicalError}
 */
export async function ask<T>({ siteUrl, path, ...request }: InfisicalRequest<T>): Promise<T> {
  try {
    return await requestJson({ ...request, url: `${siteUrl}${path}` });
  } catch (error) {
    throw error instanceof HttpError ? new InfisicalError(error.problem, siteUrl) : error;
  }
}
