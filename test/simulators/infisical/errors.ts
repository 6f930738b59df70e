import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ZodError } from 'zod/v3';

/** A refusal in the words of Infisical: `name` becomes `error` in the body (docs/facts/infisical-api.md, 8). */
export class ApiError extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    override readonly name: string,
    message: string,
    readonly details?: unknown,
  ) {
    super(message);
  }
}

const GENERIC = 'You are not allowed to access this resource';

export const badRequest = (message: string) => new ApiError(400, 'BadRequest', message);
export const unauthorized = (message = GENERIC, name = 'UnauthorizedError') =>
  new ApiError(401, name, message);
export const forbidden = (message = GENERIC, name = 'ForbiddenError') => new ApiError(403, name, message);
export const notFound = (message: string, name = 'NotFound') => new ApiError(404, name, message);
export const tokenError = (message: string) => new ApiError(403, 'TokenError', message);
/** What the real server says when a statement fails: `name` is the function that ran it. */
export const databaseError = (name = 'DatabaseError') => new ApiError(500, name, 'Something went wrong');
export const rateLimited = (message: string) => new ApiError(429, 'RateLimitExceeded', message);

/** Status and body of whatever a handler threw; anything unknown is a 500, as on the real server. */
export function toAnswer(error: Error, reqId: string) {
  const body = (statusCode: number, name: string, message: unknown, details?: unknown) => ({
    reqId,
    statusCode,
    message,
    error: name,
    ...(details === undefined ? {} : { details }),
  });
  if (error instanceof ApiError) {
    return { status: error.status, body: body(error.status, error.name, error.message, error.details) };
  }
  if (error instanceof ZodError) {
    return { status: 422 as const, body: body(422, 'ValidationFailure', error.issues) };
  }
  return { status: 500 as const, body: body(500, 'InternalServerError', 'Something went wrong') };
}
