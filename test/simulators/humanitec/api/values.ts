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

/** At least one of value and description; all other fields are ignored. */
const changedValue = z
  .object({
    description: z.nullish(z.string()),
    value: z.nullish(z.string()),
    secret_ref: z.nullish(z.object({ value: z.optional(z.string()) })),
  })
  .check(
    z.refine(
      ({ value, description, secret_ref }) => value != null || description != null || secret_ref != null,
      'value or description must be supplied',
    ),
  );

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
    .delete('/:org/apps/:app/values', (c) => {
      writable(c).values.clear();
      return c.body(null, 204);
    })
    .patch('/:org/apps/:app/values/:key', async (c) => {
      const { values } = writable(c);
      const value = values.get(c.req.param('key'));
      if (!value) throw notFound('Shared Value');
      return c.json(valueResponse(await change(c, value), 'app'));
    })
    .delete('/:org/apps/:app/values/:key', (c) => {
      if (!writable(c).values.delete(c.req.param('key'))) throw notFound('Shared Value');
      return c.body(null, 204);
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
    })
    .delete('/:org/apps/:app/envs/:env/values', (c) => {
      environmentOf(c, writable(c)).values.clear();
      return c.body(null, 204);
    })
    .patch('/:org/apps/:app/envs/:env/values/:key', async (c) => {
      const app = writable(c);
      const overrides = environmentOf(c, app).values;
      const key = c.req.param('key');
      // Infisical patches a key that only the application has, which makes the override (docs/facts/infisical-api.md, 9.1).
      const value = overrides.get(key) ?? overrideOf(app.values.get(key));
      if (!value) throw notFound('Shared Value');
      const changed = await change(c, value);
      overrides.set(key, changed);
      return c.json(valueResponse(changed, 'env'));
    })
    .delete('/:org/apps/:app/envs/:env/values/:key', (c) => {
      if (!environmentOf(c, writable(c)).values.delete(c.req.param('key'))) throw notFound('Shared Value');
      return c.body(null, 204);
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

function overrideOf(value: Value | undefined): Value | undefined {
  return value && { ...value, createdAt: new Date() };
}

/** A secret stays a secret and a plain value stays plain. */
async function change(c: Context<Env>, value: Value): Promise<Value> {
  const { description, value: text, secret_ref } = await bodyOf(c, changedValue);
  value.text = secret_ref?.value ?? text ?? value.text;
  value.description = description ?? value.description;
  value.updatedAt = new Date();
  return value;
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
