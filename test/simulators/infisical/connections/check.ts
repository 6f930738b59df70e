import { ApiError, badRequest } from '../errors';
import { callHumanitec } from '../humanitec';
import type { Instance } from '../instance';

/**
 * Infisical's whole check of a token: one `GET /orgs` at Humanitec (docs/facts/infisical-api.md, 6). An empty list
 * passes; Humanitec's own error text is dropped.
 */
export async function checkHumanitecToken(instance: Instance, apiToken: string): Promise<void> {
  const { status, body } = await askForOrgs(instance, apiToken).catch((error: unknown) => {
    throw badRequest(
      `Failed to validate credentials: ${error instanceof Error ? error.message : 'Network Error'}`,
    );
  });
  if (status < 200 || status > 299) {
    throw badRequest(`Failed to validate credentials: Request failed with status code ${status}`);
  }
  if (body === undefined || body === null || body === '') {
    throw new ApiError(500, 'InternalServerError', 'Failed to get organizations: Response was empty');
  }
}

/** `GET /orgs` at Humanitec; rejects when there is no answer. */
export function askForOrgs(instance: Instance, token: string) {
  return callHumanitec(instance, { token, method: 'GET', path: '/orgs' });
}
