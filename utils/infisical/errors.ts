import * as z from 'zod/mini';
import { type Failure, type FailureCode, FailureError } from '../failure';
import { cleanText, OptionalText } from '../free-text';
import type { HttpProblem } from '../http';
import { type CatalogueRow, catalogue } from './catalogue';

/**
 * Infisical's error body (docs/facts/infisical-api.md, section 8). `message` is an array for most 422, a string
 * elsewhere.
 */
const ErrorBody = z.object({
  reqId: OptionalText,
  error: z.catch(z.string(), ''),
  message: z.catch(z.union([z.string(), z.array(z.looseObject({ path: z.array(z.unknown()) }))]), ''),
});
type Issue = { path: unknown[]; message?: unknown };

/** Server texts are shown as they are, but cleaned and never endlessly. */
const MAX_TEXT = 200;
/** Without a number in the answer: the limits count per minute (section 10). */
const DEFAULT_WAIT_SECONDS = 60;

/** A refusal of Infisical: the failure to show, and the problem for callers that decide by status. */
export class InfisicalError extends FailureError {
  constructor(
    readonly problem: HttpProblem,
    siteUrl: string,
  ) {
    super(explain(problem, siteUrl));
  }

  /** HTTP status of the answer, undefined when there was none. */
  get status(): number | undefined {
    return 'status' in this.problem ? this.problem.status : undefined;
  }
}

/** What may be over a moment later, and says nothing of what was asked. */
export const PASSING = [
  'infisicalUnreachable',
  'infisicalTimeout',
  'infisicalServerUnavailable',
  'infisicalServerError',
  'infisicalRateLimit',
] as const satisfies readonly FailureCode[];

/** Whether an error is Infisical's with one of the given failure codes. */
export function isRefusal(error: unknown, ...codes: FailureCode[]): error is InfisicalError {
  return error instanceof InfisicalError && codes.includes(error.failure.code);
}

/**
 * A list that this sign-in may read; undefined where its rights do not reach so far, or where it does not get to see
 * whose it would be. To create or to update can be allowed all the same, but not on a server without the route.
 */
export async function readableList<T>(read: () => Promise<T[]>): Promise<T[] | undefined> {
  try {
    return await read();
  } catch (error) {
    const isHidden = error instanceof InfisicalError && (error.status === 403 || error.status === 404);
    if (!isHidden || isRefusal(error, 'infisicalNoConnector')) throw error;
    return undefined;
  }
}

/** What a problem with an Infisical means for the user. */
export function explain(problem: HttpProblem, siteUrl: string): Failure {
  switch (problem.kind) {
    case 'status':
      return explainRefusal(problem, siteUrl);
    case 'redirect':
      return { code: 'infisicalRedirects', params: [siteUrl] };
    case 'too-large':
      return { code: 'infisicalAnswerTooLarge', params: [siteUrl], status: problem.status };
    case 'not-json':
      return { code: 'infisicalNotJson', params: [siteUrl], status: problem.status };
    case 'shape':
      return { code: 'infisicalAnswerUnknown', params: [], status: problem.status };
    case 'timeout':
      return { code: 'infisicalTimeout', params: [siteUrl] };
    case 'network':
    case 'aborted':
      return { code: 'infisicalUnreachable', params: [siteUrl] };
  }
}

function explainRefusal(problem: HttpProblem & { kind: 'status' }, siteUrl: string): Failure {
  const { status } = problem;
  if (problem.body === undefined && isWordless(status)) {
    return { code: 'infisicalNotJson', params: [siteUrl], status };
  }
  const body = ErrorBody.safeParse(problem.body);
  const details = { status, ...(body.data?.reqId ? { requestId: body.data.reqId } : {}) };
  const message = body.data?.message ?? '';
  if (status === 422 && typeof message !== 'string') return { ...explainIssues(message), ...details };

  const text = typeof message === 'string' ? cleanText(message, MAX_TEXT) : '';
  const found = findRow(status, body.data?.error ?? '', text);
  if (!found) return { code: 'infisicalRefused', params: [String(status)], ...details };
  const { row, captured } = found;
  if (row.params === 'site') return { code: row.code, params: [siteUrl], ...details };
  if (row.params !== 'seconds') return { code: row.code, params: captured, ...details };
  const seconds = captured[0] ?? problem.retryAfterSeconds ?? DEFAULT_WAIT_SECONDS;
  return { code: row.code, params: [String(seconds)], ...details };
}

/**
 * Infisical explains each refusal in JSON (docs/facts/infisical-api.md, section 8): one without is a proxy's or a
 * sign-in page's. Too many requests, timeouts and outages are what they are, whoever says so.
 */
function isWordless(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

function findRow(
  status: number,
  error: string,
  message: string,
): { row: CatalogueRow; captured: string[] } | undefined {
  for (const row of catalogue) {
    if (!row.status.includes(status) || row.error?.test(error) === false) continue;
    const match = row.message ? row.message.exec(message) : [message];
    if (match) return { row, captured: match.slice(1).filter((group) => group !== undefined) };
  }
  return undefined;
}

/** One issue of a 422 by the field it is about; several are all named, as Infisical puts them. */
function explainIssues(issues: Issue[]): Failure {
  const fields = issues.map(({ path }) => path.at(-1));
  const isAbout = (field: string) => fields.length > 0 && fields.every((one) => one === field);
  if (isAbout('name')) return { code: 'infisicalNameInvalid', params: [] };
  if (isAbout('description')) return { code: 'infisicalDescriptionTooLong', params: [] };
  const names = fields.map((field) => (typeof field === 'string' && cleanText(field)) || '?');
  const texts = issues.map(({ message }, index) => {
    const text = typeof message === 'string' ? message : '';
    return issues.length > 1 ? `${names[index]}: ${text}` : text;
  });
  const params = [
    cleanText([...new Set(names)].join(', '), MAX_TEXT) || '?',
    cleanText(texts.join('; '), MAX_TEXT),
  ];
  return { code: 'infisicalFieldRefused', params };
}
