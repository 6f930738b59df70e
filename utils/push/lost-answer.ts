import { WRITE_TIMEOUT_MS } from '../infisical/client';
import { InfisicalError, isRefusal } from '../infisical/errors';
import type { Errand } from './errand';
import type { Intent } from './types';
import type { Found } from './way';

/** When to look at once, in milliseconds after the answer was lost: most of what is carried out is there by then. */
const LOOKS_MS = [0, 1_000, 3_000, 6_000];
/** Infisical itself has answered, so it is not at work any more. */
const ONE_LOOK = [0];
/** Beyond the longest that Infisical works on a write: for its database, and for clocks that are read twice. */
const MARGIN_MS = 10_000;

/** What a failed write says about its fate. */
export type Fate =
  /** It was not carried out. */
  | 'refused'
  /** Infisical has answered, so one look tells whether it was carried out. */
  | 'answered'
  /** It may even now be under way. */
  | 'open';

/**
 * The fate of a request that changes something and failed. Browsers repeat a request whose connection broke: "name
 * taken", after the name was free, may be the answer to the repetition of a request that was carried out.
 */
export function fateOf(error: unknown): Fate {
  if (isRefusal(error, 'infisicalNameTaken')) return 'answered';
  // Infisical redirects nothing: what does so in its place has passed nothing on.
  if (error instanceof InfisicalError && error.problem.kind === 'redirect') return 'refused';
  if (!(error instanceof InfisicalError) || error.problem.kind !== 'status') return 'open';
  const { status, body } = error.problem;
  // 408 is a proxy's timeout, and says nothing about the server behind it; so does a 500 that is not Infisical's.
  if (status >= 400 && status < 500 && status !== 408) return 'refused';
  return status === 500 && body !== undefined ? 'answered' : 'open';
}

/** The moment after which a request that is not carried out never will be (docs/facts/infisical-api.md, section 6). */
export function settledAt({ sentAt }: Intent): number {
  return sentAt + WRITE_TIMEOUT_MS + MARGIN_MS;
}

/** Looks for what a request may have left, once or a few times in a row. */
export async function look({ client, way, intent }: Errand, fate: Fate): Promise<Found> {
  let waited = 0;
  for (const at of fate === 'open' ? LOOKS_MS : ONE_LOOK) {
    await new Promise((resolve) => setTimeout(resolve, at - waited));
    waited = at;
    const found = await way.find(client, intent);
    if (found !== 'absent') return found;
  }
  return 'absent';
}
