import type { Context } from 'hono';
import type { z } from 'zod/v3';
import type { Options } from './options';
import type { Jobs } from './syncs/jobs';
import type { Identity, Session, State, User } from './types';

export interface HumanitecRequest {
  token: string;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the constant host, as Infisical builds it: nothing in it is escaped. */
  path: string;
  /** Sent as JSON. */
  body?: object;
}

/** The simulated Humanitec as this instance sees it; rejects when there is no answer. */
export type HumanitecCall = (request: HumanitecRequest & { followRedirects: boolean }) => Promise<{
  status: number;
  body: unknown;
  /** There was a redirect, followed or not. */
  redirected?: boolean;
}>;

/** All that the routes share. */
export interface Instance {
  /** Origin without a trailing slash. */
  origin: string;
  /** Signs the tokens; each instance has its own, so a token of another region does not verify here. */
  authSecret: string;
  humanitec: HumanitecCall;
  state: State;
  options: Options;
  jobs: Jobs;
}

/** Infisical's own cloud, as opposed to a self-hosted instance. */
export function isCloud({ origin }: Instance): boolean {
  return new URL(origin).hostname.endsWith('.infisical.com');
}

/** Whose token a request carries. `orgId` is absent for a user who has not chosen an organization. */
export type Actor =
  | { kind: 'user'; user: User; session: Session; orgId: string | undefined }
  | { kind: 'identity'; identity: Identity; orgId: string }
  | { kind: 'service-token' };

/** An actor inside an organization: what every route about connections, syncs and projects works with. */
export type OrgActor = Exclude<Actor, { kind: 'service-token' }> & { orgId: string };

export type Env = { Variables: { reqId: string; actor: Actor | undefined } };
export type Ctx = Context<Env>;

/** The parsed JSON body. As on the real server, broken JSON and an empty body with a JSON content type end in a 500. */
export async function readBody<T extends z.ZodTypeAny>(c: Ctx, schema: T): Promise<z.output<T>> {
  const isJson = c.req.header('content-type')?.startsWith('application/json') ?? false;
  return schema.parse(isJson ? await c.req.json() : null);
}
