import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import * as z from 'zod/mini';
import type { Faults } from './faults';
import type { RecordedRequest } from './traffic';

const faultSchema = z.object({
  host: z.exactOptional(z.string()),
  method: z.exactOptional(z.string()),
  /** Source of a regular expression. */
  path: z.exactOptional(
    z.pipe(
      z.string(),
      z.transform((source) => new RegExp(source)),
    ),
  ),
  times: z.exactOptional(z.int().check(z.positive())),
  action: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('status'),
      status: z.int(),
      body: z.exactOptional(z.unknown()),
      headers: z.exactOptional(z.record(z.string(), z.string())),
    }),
    z.object({ kind: z.literal('delay'), ms: z.int() }),
    z.object({ kind: z.literal('drop-before') }),
    z.object({ kind: z.literal('drop-after') }),
    z.object({ kind: z.literal('html') }),
  ]),
});

/** Steers running simulators from another process; the bearer token is known only to who started them. */
export function createControl(
  token: string,
  { traffic, faults, reset }: { traffic: RecordedRequest[]; faults: Faults; reset(): void },
): Hono {
  return new Hono()
    .use(bearerAuth({ token }))
    .get('/traffic', (c) => c.json(traffic))
    .post('/faults', async (c) => {
      const parsed = faultSchema.safeParse(await c.req.json());
      if (!parsed.success) return c.text(z.prettifyError(parsed.error), 400);
      faults.add(parsed.data);
      return c.body(null, 204);
    })
    .delete('/faults', (c) => {
      faults.clear();
      return c.body(null, 204);
    })
    .post('/reset', (c) => {
      reset();
      return c.body(null, 204);
    });
}
