import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { HOSTS } from '../../hosts';
import type { Humanitec } from '../state';
import { appMemberRoutes } from './app-members';
import { appRoutes } from './apps';
import { authentication, sessionRoutes } from './authentication';
import type { Env } from './context';
import { orgRoutes } from './orgs';
import { answerRefusal, notFound, Refusal } from './refusal';
import { currentUserRoutes, tokenRoutes } from './users';
import { valueRoutes } from './values';

/** The Platform Orchestrator API (v1) over the given state: the operations that the console and Infisical use. */
export function createHumanitecApi(humanitec: Humanitec): Hono<Env> {
  const api = new Hono<Env>();
  api.use(cors({ origin: `https://${HOSTS.humanitecConsole}`, credentials: true }));
  api.onError((error, c) => {
    if (error instanceof Refusal) return answerRefusal(c, error);
    throw error;
  });
  api.route('/auth', sessionRoutes(humanitec));
  api.use(authentication(humanitec));
  api.route('/current-user', currentUserRoutes(humanitec));
  api.route('/users', tokenRoutes(humanitec));
  api.route('/orgs', orgRoutes(humanitec));
  api.route('/orgs', appRoutes(humanitec));
  api.route('/orgs', appMemberRoutes(humanitec));
  api.route('/orgs', valueRoutes(humanitec));
  api.notFound((c) => answerRefusal(c, notFound(c.req.path)));
  return api;
}
