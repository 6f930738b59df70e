import { setTimeout as delay } from 'node:timers/promises';
import { decide } from './exercised';
import type { HumanitecRequest, Instance } from './instance';

const RETRIES = 3;

/**
 * A call at Humanitec through the client that all of Infisical shares (docs/facts/infisical-api.md, 6), as often as this
 * server tries; rejects when there is no answer.
 */
export async function callHumanitec({ humanitec, options }: Instance, request: HumanitecRequest) {
  const how = { followRedirects: options.behaviour.followsRedirects };
  for (let attempt = 0; ; attempt += 1) {
    const answer = await humanitec({ ...request, ...how }).catch((error: unknown) => ({ error }));
    const failed = 'error' in answer || answer.status === 429 || answer.status >= 500;
    if ('redirected' in answer && answer.redirected) decide(options, 'followsRedirects');
    if (!failed || attempt === RETRIES || !decide(options, 'retriesHumanitec')) {
      if ('error' in answer) throw answer.error;
      return answer;
    }
    await delay(options.retryDelayMs * 2 ** attempt);
  }
}
