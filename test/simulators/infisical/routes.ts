import { matchedRoutes } from 'hono/route';
import { decide } from './exercised';
import type { Ctx, Instance } from './instance';
import type { Behaviour } from './versions';

type Switch = { [K in keyof Behaviour]: Behaviour[K] extends boolean ? K : never }[keyof Behaviour];

/** Routes that not every server has, and what decides. */
const CONDITIONAL: readonly [RegExp, Switch][] = [
  [/^\/api\/v1\/(app-connections|secret-syncs)\/humanitec(\/|$)/, 'humanitecConnector'],
  [/^\/api\/v1\/secret-syncs\/humanitec\/check-destination\/?$/, 'checkDestination'],
  [/^\/api\/v1\/projects\/?$/, 'projectsRoute'],
  [/^\/api\/v2\/folders\/?$/, 'foldersV2'],
  [/^\/api\/v4\/secrets\/?$/, 'secretsV4'],
  [/^\/api\/v1\/organization\/accessible-with-sub-orgs\/?$/, 'subOrganizationList'],
];

/** Whether this server has a route for the request; whatever is registered for all methods is no route. */
export function routeExists({ options }: Instance, c: Ctx): boolean {
  const registered = matchedRoutes(c).some(({ method }) => method !== 'ALL');
  return (
    registered &&
    CONDITIONAL.every(([path, behaviour]) => !path.test(c.req.path) || decide(options, behaviour))
  );
}
