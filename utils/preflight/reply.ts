import { HttpError, type HttpProblem } from '../http';

/** Why a question to Humanitec has no answer. Only `refused` and `missing` say something about the token. */
export type Trouble =
  /** 401 or 403: the two cannot be told apart (docs/facts/humanitec-api.md, section 1). */
  | 'refused'
  /** 404. */
  | 'missing'
  /** Offline, DNS, TLS, or no answer in time. */
  | 'unreachable'
  /** 429, also after the retries. */
  | 'busy'
  /** 5xx. */
  | 'down'
  /** An answer that Humanitec does not document, e.g. the sign-in page of a network. */
  | 'unexpected';

export type Reply<T> = { ok: true; value: T } | { ok: false; trouble: Trouble; status?: number };

/**
 * Turns a refusal or failure into a reply, so that one unanswered question does not end a preflight.
 *
 * @throws {HttpError} only when the request was aborted.
 */
export async function replyTo<T>(question: Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await question };
  } catch (error) {
    if (!(error instanceof HttpError) || error.problem.kind === 'aborted') throw error;
    const { problem } = error;
    return {
      ok: false,
      trouble: troubleOf(problem),
      ...('status' in problem ? { status: problem.status } : {}),
    };
  }
}

function troubleOf(problem: HttpProblem): Trouble {
  if (problem.kind === 'network' || problem.kind === 'timeout') return 'unreachable';
  if (problem.kind !== 'status') return 'unexpected';
  const { status } = problem;
  if (status === 401 || status === 403) return 'refused';
  if (status === 404) return 'missing';
  if (status === 429) return 'busy';
  return status >= 500 ? 'down' : 'unexpected';
}
