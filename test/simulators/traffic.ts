import type { Span } from './span';

/** One request as it arrived, kept for asserting on what was sent, to whom, and in which order. */
export interface RecordedRequest {
  /** Milliseconds since the epoch. */
  at: number;
  /** When it arrived, by a clock that only orders events. */
  startedAt: number;
  /** When its answer was sent, or the connection broken; absent until then. */
  endedAt?: number;
  /** Whether one of the services sent it while it answered another request, and no browser. */
  fromService: boolean;
  method: string;
  /** Without port. */
  host: string;
  /** With the query. */
  path: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
  /** Status of the service's own answer, lost or not; absent where the request did not reach it, or has no answer yet. */
  answered?: number;
}

/** What the calls of services name themselves, so that recorded traffic shows which are not the extension's. */
export const SERVICE_AGENT = 'infisical';

export async function recordRequest(request: Request, { start }: Span): Promise<RecordedRequest> {
  const { pathname, search } = new URL(request.url);
  return {
    at: Date.now(),
    startedAt: start,
    fromService: request.headers.get('user-agent') === SERVICE_AGENT,
    method: request.method,
    host: hostOf(request),
    path: pathname + search,
    headers: Object.fromEntries(request.headers),
    body: await request.clone().text(),
  };
}

function hostOf(request: Request): string {
  return (request.headers.get('host') ?? '').replace(/:\d+$/, '').toLowerCase();
}
