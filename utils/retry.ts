import { FailureError } from './failure';
import { sleep } from './sleep';

/** Refusals that may be none a moment later. */
const PASSING: ReadonlySet<number> = new Set([429, 502, 503, 504]);
/** The longest pause before the first retry where the service asks for none, in milliseconds; doubled with each. */
const FIRST_PAUSE_MS = 300;

export interface Retries {
  /** How often it is sent again at most. */
  most: number;
  /** When nobody waits for it any more, in epoch milliseconds. */
  endsAt: number;
  /** Gives it up, also in a pause. */
  signal: AbortSignal | undefined;
}

/**
 * Sends a request, again where there was no answer or a passing refusal, after the time that the service asks for. Where
 * that is more than half of what is left (the answer takes time too), the refusal is handed back at once: it says
 * more than a timeout.
 *
 * @throws what the last try throws, or the reason of the signal
 */
export async function sendAgain(
  send: () => Promise<Response>,
  { most, endsAt, signal }: Retries,
): Promise<Response> {
  for (let tries = 0; ; tries += 1) {
    const { answer, error } = await send().then(
      (response) => ({ answer: response, error: undefined }),
      (thrown: unknown) => ({ answer: undefined, error: thrown }),
    );
    // A failure with a name is a decision of ours, and not the network's.
    if (error instanceof FailureError) throw error;
    const mayPass = tries < most && (answer ? PASSING.has(answer.status) : !signal?.aborted);
    const asked = answer && retryAfter(answer);
    const isTooLong = asked !== undefined && asked * 1_000 > (endsAt - Date.now()) / 2;
    if (!mayPass || isTooLong) {
      if (answer) return answer;
      throw error;
    }
    // Its body would keep the connection.
    void answer?.body?.cancel().catch(() => undefined);
    // Spread, so that requests that were refused together do not come back together.
    await sleep(asked === undefined ? Math.random() * FIRST_PAUSE_MS * 2 ** tries : asked * 1_000, signal);
  }
}

/** `Retry-After` in seconds from now; a service may give seconds or an HTTP date. */
export function retryAfter({ headers }: Response): number | undefined {
  const header = headers.get('retry-after')?.trim();
  if (!header) return undefined;
  const seconds = /^\d+$/.test(header)
    ? Number(header)
    : Math.ceil((Date.parse(header) - Date.now()) / 1_000);
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}
