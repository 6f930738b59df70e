import type { Context } from 'hono';
import * as z from 'zod/mini';
import type { Access } from '../access';
import type { App, Org } from '../model';
import type { Humanitec } from '../state';
import { badRequest, forbidden, notFound } from './refusal';

export interface Env {
  Variables: { access: Access };
}

/** Ids that people choose: organizations, applications, environments. */
export const idSchema = z.string().check(z.regex(/^[a-z0-9](?:-?[a-z0-9]+)+$/), z.maxLength(50));

/** The organization in the path; 404 if unknown, 403 if the caller is not in it. */
export function orgOf(c: Context<Env>, humanitec: Humanitec): Org {
  const org = humanitec.orgs.get(c.req.param('org') ?? '');
  if (!org) throw notFound('Organization');
  if (!c.var.access.isInOrg(org)) throw forbidden();
  return org;
}

/** The application in the path; 404 if unknown, 403 if the caller has no role on it. */
export function appOf(c: Context<Env>, humanitec: Humanitec): { org: Org; app: App } {
  const org = orgOf(c, humanitec);
  const app = org.apps.get(c.req.param('app') ?? '');
  if (!app) throw notFound('Application');
  if (!c.var.access.readsApp(org, app)) throw forbidden();
  return { org, app };
}

/** The JSON body in the given shape; anything else is a 400. */
export async function bodyOf<T>(c: Context<Env>, schema: z.ZodMiniType<T>): Promise<T> {
  const json: unknown = await c.req.json().catch(() => undefined);
  const parsed = schema.safeParse(json);
  if (!parsed.success) throw badRequest(z.prettifyError(parsed.error));
  return parsed.data;
}
