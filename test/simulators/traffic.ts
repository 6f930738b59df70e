/** One request as it arrived, kept for asserting on what was sent, to whom, and in which order. */
export interface RecordedRequest {
  /** Milliseconds since the epoch. */
  at: number;
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

export async function recordRequest(request: Request): Promise<RecordedRequest> {
  const { pathname, search } = new URL(request.url);
  return {
    at: Date.now(),
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
