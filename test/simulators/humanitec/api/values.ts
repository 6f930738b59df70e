import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import type { Value } from '../model';
import type { Humanitec } from '../state';
import { appOf, bodyOf, type Env } from './context';
import { badRequest, forbidden, notFound, taken } from './refusal';
import { valueResponse } from './shapes';

const newValue = z.object({
  // Since February 2024 a key may not start with a digit, although the published pattern still allows it.
  key: z.string().check(z.regex(/^[A-Za-z_.-][A-Za-z0-9_.-]*$/)),
  description: z.nullable(z.string()),
  value: z.nullish(z.string()),
  is_secret: z.optional(z.boolean()),
  secret_ref: z.nullish(z.object({ value: z.optional(z.string()) })),
});

/** Shared values of an application, and what its environments override. */
export function valueRoutes(humanitec: Humanitec): Hono<Env> {
  return new Hono<Env>()
    .get('/:org/apps/:app/values', (c) => {
      const { app } = appOf(c, humanitec);
      return c.json([...app.values.values()].map((value) => valueResponse(value, 'app')));
    })
    .post('/:org/apps/:app/values', async (c) => {
      const { values } = writable(c);
      return c.json(valueResponse(await create(c, values), 'app'), 201);
    })
    .get('/:org/apps/:app/envs/:env/values', (c) => {
      const { app } = appOf(c, humanitec);
      const overrides = environmentOf(c, app).values;
      const inherited = [...app.values.values()].filter(({ key }) => !overrides.has(key));
      return c.json([
        ...inherited.map((value) => valueResponse(value, 'app')),
        ...[...overrides.values()].map((value) => valueResponse(value, 'env')),
      ]);
    })
    .post('/:org/apps/:app/envs/:env/values', async (c) => {
      const { values } = environmentOf(c, writable(c));
      return c.json(valueResponse(await create(c, values), 'env'), 201);
    });

  function writable(c: Context<Env>) {
    const { org, app } = appOf(c, humanitec);
    if (!c.var.access.writesValues(org, app)) throw forbidden();
    return app;
  }
}

function environmentOf(c: Context<Env>, app: ReturnType<typeof appOf>['app']) {
  const environment = app.environments.get(c.req.param('env') ?? '');
  if (!environment) throw notFound('Environment');
  return environment;
}

async function create(c: Context<Env>, values: Map<string, Value>): Promise<Value> {
  const { key, description, value, is_secret = false, secret_ref } = await bodyOf(c, newValue);
  if (values.has(key)) throw taken('Shared Value');
  if (secret_ref && !is_secret) throw badRequest('secret_ref needs is_secret');
  const now = new Date();
  const created: Value = {
    key,
    text: secret_ref?.value ?? value ?? '',
    isSecret: is_secret,
    description: description ?? '',
    createdAt: now,
    updatedAt: now,
  };
  values.set(key, created);
  return created;
}
