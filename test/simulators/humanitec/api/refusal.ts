import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** Thrown by a handler to answer with an error. */
export class Refusal extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    message: string,
    /** Only `API-000` is known from public sources; the others are made up in its likeness. */
    readonly code = `API-${status}`,
  ) {
    super(message);
  }
}

export const badRequest = (message: string) => new Refusal(400, message);
export const forbidden = () => new Refusal(403, 'You do not have permission to perform this action');
export const notFound = (what: string) => new Refusal(404, `${what} not found`);
export const taken = (what: string) => new Refusal(409, `${what} already exists`);

/** Operations whose refusals the API documents without a body. */
const WITHOUT_BODY: { method?: string; path: RegExp; statuses: number[] }[] = [
  { path: /^\/current-user$/, statuses: [401, 403] },
  { path: /^\/users\/[^/]+\/tokens/, statuses: [401, 403, 404, 409] },
  { method: 'POST', path: /^\/orgs\/[^/]+\/users$/, statuses: [403] },
];

export function answerRefusal(c: Context, { status, code, message }: Refusal): Response {
  const bare = WITHOUT_BODY.some(
    ({ method = c.req.method, path, statuses }) =>
      method === c.req.method && path.test(c.req.path) && statuses.includes(status),
  );
  return bare ? c.body(null, status) : c.json({ error: code, message, details: {} }, status);
}
