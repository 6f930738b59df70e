import { Hono } from 'hono';
import * as z from 'zod/mini';
import type { Humanitec } from '../state';
import { appOf, bodyOf, type Env, idSchema, orgOf } from './context';
import { forbidden, notFound, taken } from './refusal';
import { applicationResponse, environmentResponse } from './shapes';

const newApplication = z.object({ id: idSchema, name: z.string() });
const newEnvironment = z.object({ id: idSchema, name: z.string(), type: z.optional(z.string()) });

/** Applications and their environments. */
export function appRoutes(humanitec: Humanitec): Hono<Env> {
  return new Hono<Env>()
    .get('/:org/apps', (c) => {
      const org = orgOf(c, humanitec);
      const listed = [...org.apps.values()].filter(
        (app) => humanitec.quirks.appList === 'all' || c.var.access.readsApp(org, app),
      );
      return c.json(listed.map(applicationResponse));
    })
    .post('/:org/apps', async (c) => {
      const org = orgOf(c, humanitec);
      if (!c.var.access.managesOrg(org)) throw forbidden();
      const { id, name } = await bodyOf(c, newApplication);
      if (org.apps.has(id)) throw taken('Application');
      const creator = c.var.access.caller.id;
      const app = humanitec.addApp(org.id, id, name, creator);
      app.roles.set(creator, 'owner');
      return c.json(applicationResponse(app), 201);
    })
    .get('/:org/apps/:app', (c) => {
      const org = orgOf(c, humanitec);
      const app = org.apps.get(c.req.param('app'));
      // The only application call without a documented 403: what a caller may not see does not exist.
      if (!app || !c.var.access.readsApp(org, app)) throw notFound('Application');
      return c.json(applicationResponse(app));
    })
    .get('/:org/apps/:app/envs', (c) => {
      const { app } = appOf(c, humanitec);
      return c.json([...app.environments.values()].map(environmentResponse));
    })
    .post('/:org/apps/:app/envs', async (c) => {
      const { org, app } = appOf(c, humanitec);
      if (!c.var.access.writesValues(org, app)) throw forbidden();
      const { id, name, type } = await bodyOf(c, newEnvironment);
      if (app.environments.has(id)) throw taken('Environment');
      return c.json(environmentResponse(humanitec.addEnvironment(app, id, name, type)), 201);
    });
}
