import { setTimeout as delay } from 'node:timers/promises';
import { ApiError, badRequest } from '../errors';
import { decide } from '../exercised';
import type { Instance } from '../instance';

/**
 * Infisical's whole check of a token: one `GET /orgs` at Humanitec (docs/facts/infisical-api.md, 6). An empty list
 * passes; Humanitec's own error text is dropped.
 */
export async function checkHumanitecToken(instance: Instance, apiToken: string): Promise<void> {
  const { status, body } = await askHumanitec(instance, apiToken).catch((error: unknown) => {
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

const RETRIES = 3;

/** `GET /orgs` at Humanitec, as often as this server tries; rejects when there is no answer. */
export async function askHumanitec(instance: Instance, apiToken: string) {
  const { humanitecOrgs, options } = instance;
  const how = { followRedirects: options.behaviour.followsRedirects };
  for (let attempt = 0; ; attempt += 1) {
    const answer = await humanitecOrgs(apiToken, how).catch((error: unknown) => ({ error }));
    const failed = 'error' in answer || answer.status === 429 || answer.status >= 500;
    if ('redirected' in answer && answer.redirected) decide(options, 'followsRedirects');
    if (!failed || attempt === RETRIES || !decide(options, 'retriesHumanitec')) {
      if ('error' in answer) throw answer.error;
      return answer;
    }
    await delay(options.retryDelayMs * 2 ** attempt);
  }
}
