import { ApiError, badRequest } from '../errors';
import type { Instance } from '../instance';

/**
 * Infisical's whole check of a token: one `GET /orgs` at Humanitec (docs/facts/infisical-api.md, 6). An empty list
 * passes; Humanitec's own error text is dropped. The retries of the newest servers are left out.
 */
export async function checkHumanitecToken({ humanitecOrgs }: Instance, apiToken: string): Promise<void> {
  const { status, body } = await humanitecOrgs(apiToken).catch((error: unknown) => {
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
