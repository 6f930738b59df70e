import type * as z from 'zod/mini';
import { FailureError } from './failure';
import { readText } from './read-text';
import { redact } from './redact';
import { retryAfter, sendAgain } from './retry';
import type { Secret } from './secret';

/** Why a request has no usable answer. */
export type HttpProblem =
  /** No answer: offline, DNS, TLS, connection refused. */
  | { kind: 'network' }
  | { kind: 'timeout' }
  | { kind: 'aborted' }
  /** Sent to another address, which is never followed. */
  | { kind: 'redirect' }
  /** An answer that is longer than any the services document; the rest of it was not read. */
  | { kind: 'too-large'; status: number }
  /** An answer that is not JSON, e.g. a web page under a wrong base URL. */
  | { kind: 'not-json'; status: number }
  /** JSON that does not have the shape the service documents. */
  | { kind: 'shape'; status: number }
  /**
   * A refusal: any status outside 200–299, with the parsed JSON body for an error catalogue; undefined where it is not
   * JSON, breaks off or is too large. Holds no secret that is known here.
   */
  | { kind: 'status'; status: number; body: unknown; retryAfterSeconds?: number };

/** Bytes of an answer: a list of thousands of apps, with all their environments, is a few megabytes. */
const MAX_ANSWER = 32 * 2 ** 20;
/** Bytes of a refusal, which is a sentence or two. */
const MAX_REFUSAL = 2 ** 20;

/** Thrown by {@link requestJson}; its message names the kind only, never a URL, header or body. */
export class HttpError extends Error {
  override readonly name = 'HttpError';

  constructor(readonly problem: HttpProblem) {
    super(problem.kind);
  }
}

export interface JsonRequest<T> {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Absolute URL; HTTPS, or HTTP on loopback. */
  url: string;
  /** Sent as `Authorization: Bearer …`. */
  bearer?: Secret;
  /** Sent as JSON; absent means no body and no content type. */
  body?: unknown;
  /** Shape of the 2xx answer; anything else is a `shape` problem. */
  schema: z.ZodMiniType<T>;
  signal?: AbortSignal;
  /** Milliseconds for the whole call, its retries included; null waits as long as the browser does. Default 30,000. */
  timeoutMs?: number | null;
  /** How often a GET is sent again after 429, 502, 503, 504 or a network failure. Default 2; other methods never. */
  retries?: number;
  /** `include` only where a session of the user's is used: to sign in to Infisical, and to fix access in Humanitec. */
  credentials?: 'omit' | 'include';
  /** Sends it in another way than this context would. */
  fetch?: typeof fetch;
  /** Told what time it is at the service, in epoch milliseconds by whole seconds, where a good answer says so. */
  clock?: (now: number) => void;
  /** Asked before each sending, retries included. What it throws ends the request, and is thrown as it is. */
  permit?: () => Promise<void>;
}

/**
 * The extension's only way to a network: one JSON request with timeout, retry of GETs (honouring `Retry-After`),
 * abort and a checked answer. Sends no cookies unless asked, never follows a redirect, and caches nothing.
 *
 * @throws {HttpError} for everything that is not a 2xx JSON answer of the given shape, and a {@link FailureError} of
 * `permit`.
 */
export async function requestJson<T>(request: JsonRequest<T>): Promise<T> {
  const { method, url, bearer, body, schema, signal, timeoutMs = 30_000, retries = 2 } = request;
  const deadline = timeoutMs === null ? undefined : AbortSignal.timeout(timeoutMs);
  const ends = [signal, deadline].filter((end) => end !== undefined);
  const broken = (): HttpError => {
    if (signal?.aborted) return new HttpError({ kind: 'aborted' });
    return new HttpError({ kind: deadline?.aborted ? 'timeout' : 'network' });
  };
  const end = ends.length > 0 ? AbortSignal.any(ends) : undefined;
  const { fetch: sendOne = fetch, credentials = 'omit', permit } = request;
  const headers = {
    accept: 'application/json',
    ...(bearer ? { authorization: `Bearer ${bearer.reveal()}` } : {}),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  const response = await sendAgain(
    async () => {
      await permit?.();
      return sendOne(url, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        credentials,
        redirect: 'manual',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        ...(end ? { signal: end } : {}),
      });
    },
    {
      most: method === 'GET' ? retries : 0,
      endsAt: Date.now() + (timeoutMs ?? Number.POSITIVE_INFINITY),
      signal: end,
    },
  ).catch((error: unknown) => {
    throw error instanceof FailureError ? error : broken();
  });
  if (isRedirect(response)) throw new HttpError({ kind: 'redirect' });
  if (!response.ok) {
    const refused = await refusal(response);
    throw signal?.aborted ? broken() : new HttpError(refused);
  }
  const { status } = response;
  const text = await readText(response, MAX_ANSWER).catch(() => {
    throw broken();
  });
  if (text === undefined) throw new HttpError({ kind: 'too-large', status });
  const json = parseJson(text);
  if (!json) throw new HttpError({ kind: 'not-json', status });
  const parsed = schema.safeParse(json.value);
  if (!parsed.success) throw new HttpError({ kind: 'shape', status });
  const answeredAt = Date.parse(response.headers.get('date') ?? '');
  if (!Number.isNaN(answeredAt)) request.clock?.(answeredAt);
  return parsed.data;
}

/** Browsers tell nothing of a redirect but that it is one. */
function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400);
}

/** A refusal is one even where its body breaks off or does not end: the status is known. */
async function refusal(response: Response): Promise<HttpProblem> {
  const { status } = response;
  const text = await readText(response, MAX_REFUSAL).catch(() => undefined);
  const seconds = retryAfter(response);
  return {
    kind: 'status',
    status,
    body: parseJson(text ?? '', withoutSecrets)?.value,
    ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
  };
}

/** Refusals explain what was wrong with a request, and some repeat it. */
function withoutSecrets(_: string, value: unknown): unknown {
  return typeof value === 'string' ? redact(value) : value;
}

/** The JSON value of an answer, or undefined where it is not JSON (some refusals are documented without a body). */
function parseJson(
  text: string,
  revive?: (key: string, value: unknown) => unknown,
): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text, revive) };
  } catch {
    return undefined;
  }
}
