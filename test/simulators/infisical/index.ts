import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { connections } from './connections/index';
import { directory } from './directory';
import { toAnswer } from './errors';
import { gate } from './gate';
import type { Env, HumanitecOrgs, Instance } from './instance';
import { defaultOptions, type Options } from './options';
import { seedState } from './seed';
import type { State } from './types';
import { universalAuth } from './universal-auth';

/** A simulated Infisical: `app` answers requests; `state` and `options` are for the tests in the same process. */
export interface InfisicalSimulator {
  app: Hono<Env>;
  state: State;
  options: Options;
  /** Back to the seed and the default options; `state` and `options` stay the same objects. */
  reset(): void;
}

/**
 * An Infisical instance with state and rules, after infisical-api.md.
 *
 * @param given.origin where it is reached, e.g. `https://app.infisical.com`; seeds and the signing secret depend on it
 * @param given.humanitecOrgs asks the simulated Humanitec for `GET /orgs` with a token
 */
export function createInfisical(given: { origin: string; humanitecOrgs: HumanitecOrgs }): InfisicalSimulator {
  const options = defaultOptions();
  const instance: Instance = {
    ...given,
    authSecret: randomBytes(32).toString('hex'),
    options,
    state: seedState(given.origin, options.now()),
  };
  return {
    app: createApp(instance),
    state: instance.state,
    options,
    reset() {
      Object.assign(options, defaultOptions());
      Object.assign(instance.state, seedState(given.origin, options.now()));
    },
  };
}

function createApp(instance: Instance): Hono<Env> {
  const { options, origin } = instance;
  const app = new Hono<Env>({ strict: false });

  app.onError((error, c) => {
    const { status, body } = toAnswer(error, c.get('reqId'), options);
    return c.json(body, status);
  });
  app.notFound((c) =>
    c.json(
      { message: `Route ${c.req.method}:${c.req.path} not found`, error: 'Not Found', statusCode: 404 },
      404,
    ),
  );

  // The site itself and nobody else, as on an instance with a configured site URL.
  app.use('/api/*', cors({ origin: [origin], credentials: true }));
  app.use('/api/*', gate(instance));
  app.get('/api/status', (c) =>
    c.json({
      date: new Date(options.now()).toISOString(),
      message: 'Ok',
      emailConfigured: true,
      inviteOnlySignup: false,
      redisConfigured: true,
      secretScanningConfigured: false,
    }),
  );
  app.route('/api/v1/auth/universal-auth', universalAuth(instance));
  app.route('/api', directory(instance));
  app.use('/api/v1/app-connections/humanitec/*', (c, next) =>
    options.humanitecConnector ? next() : Promise.resolve(c.notFound()),
  );
  app.route('/api/v1/app-connections/humanitec', connections(instance));
  return app;
}
