import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { etag } from 'hono/etag';
import { accessTokens } from './access-tokens';
import { connections } from './connections/index';
import { directory } from './directory';
import { toAnswer } from './errors';
import { exchange } from './exchange';
import { decide } from './exercised';
import { front } from './front';
import { gate } from './gate';
import type { Env, Instance } from './instance';
import { projects } from './projects';
import { secrets } from './secrets/index';
import { selectOrganization } from './session';
import { syncs } from './syncs/index';
import { universalAuth } from './universal-auth';
import { shell, website } from './website';

/** The API and the web pages of one instance. */
export function createApp(instance: Instance): Hono<Env> {
  const { options, origin } = instance;
  const app = new Hono<Env>({ strict: false });

  app.onError((error, c) => {
    const { status, body } = toAnswer(error, c.get('reqId'));
    return c.json(body, status);
  });
  app.notFound((c) => {
    const { method, path } = c.req;
    if (!path.startsWith('/api/')) return c.html(shell());
    if (decide(options, 'unknownApiPath') === 'page') return c.html(shell(), 404);
    return c.json({ message: `Route ${method}:${path} not found`, error: 'Not Found', statusCode: 404 }, 404);
  });

  app.use(front(instance));
  // The site itself and nobody else, as on an instance with a configured site URL.
  app.use('/api/*', cors({ origin: [origin], credentials: true }), etag(), gate(instance));

  app.get('/api/status', (c) => c.json(status(options.now())));
  app.route('/api/v1/auth/universal-auth', universalAuth(instance));
  app.route('/api/v1/auth/token', exchange(instance));
  app.route('/api/v1/auth/token', accessTokens(instance));
  app.route('/api/v3/auth/select-organization', selectOrganization(instance));
  app.route('/api', directory(instance));
  app.route('/api', projects(instance));
  app.route('/api', secrets(instance));
  app.route('/api/v1/app-connections/humanitec', connections(instance));
  app.route('/api/v1/secret-syncs/humanitec', syncs(instance));
  app.route('/', website(instance));
  return app;
}

/** Public, and without a version. */
function status(now: number) {
  return {
    date: new Date(now).toISOString(),
    message: 'Ok',
    emailConfigured: true,
    inviteOnlySignup: false,
    redisConfigured: true,
    secretScanningConfigured: false,
  };
}
