import { fail } from '../failure';
import type { Secret } from '../secret';
import { isRefusal } from './errors';
import { orMissing } from './or-missing';
import { type Call, callInfisical, type Get, query, WRITE_TIMEOUT_MS } from './request';
import {
  AccessibleOrganizationsAnswer,
  ConnectionAnswer,
  ConnectionsAnswer,
  IdentityDetailsAnswer,
  OrganizationsAnswer,
  ProjectsAnswer,
  WorkspacesAnswer,
} from './schemas';
import { secretCalls } from './secret-calls';
import { syncCalls } from './sync-calls';
import type { Project, Site } from './types';

const CONNECTIONS = '/api/v1/app-connections/humanitec';

export interface NewConnection {
  name: string;
  description: string;
  /** Absent for the organization level. */
  projectId?: string;
}

export type InfisicalClient = ReturnType<typeof infisical>;

/**
 * The calls of one Infisical that this extension makes with a bearer token (docs/facts/infisical-api.md, section 3).
 * Each throws {@link InfisicalError} for everything but the documented answer.
 *
 * @param signal gives all of them up
 */
export function infisical(site: Site, bearer: Secret, signal?: AbortSignal) {
  const call: Call = (request) => callInfisical({ site, bearer, ...(signal ? { signal } : {}), ...request });
  const get: Get = (path, schema) => call({ method: 'GET', path, schema });
  const getNewer: Get = (path, schema) => get(path, schema).catch(refuseMissingRoute(site));

  return {
    /** The organization of a machine identity; 403 `Forbidden access to …` for a user. */
    identityOrganization: async () =>
      (await get('/api/v1/identities/details', IdentityDetailsAnswer)).identityDetails.organization,
    /** The organizations of a user; 403 `Forbidden access to …` for an identity. */
    organizations: async () => (await get('/api/v1/organization', OrganizationsAnswer)).organizations,
    /** The same with their sub-organizations, all in one list; older servers lack the route. */
    organizationsOfAllLevels: async () => {
      const path = '/api/v1/organization/accessible-with-sub-orgs';
      const { organizations } = await get(path, AccessibleOrganizationsAnswer);
      return organizations.flatMap(({ subOrganizations, ...root }) => [root, ...(subOrganizations ?? [])]);
    },
    projects: () => projects(getNewer),
    /** Readable ones. Without a project both levels on newer servers; with one, that project's. */
    connections: async (projectId?: string) =>
      (await getNewer(`${CONNECTIONS}${query({ projectId })}`, ConnectionsAnswer)).appConnections,
    connection: async (id: string) =>
      (await get(`${CONNECTIONS}/${encodeURIComponent(id)}`, ConnectionAnswer)).appConnection,
    /** @param clock told what time it is at Infisical, where it says so */
    connectionByName: async (name: string, projectId?: string, clock?: (now: number) => void) => {
      const path =
        `${CONNECTIONS}/connection-name/${encodeURIComponent(name)}${query({ projectId })}` as const;
      const timed = clock ? { clock } : {};
      return (await call({ method: 'GET', path, schema: ConnectionAnswer, ...timed })).appConnection;
    },
    createConnection: async (connection: NewConnection, apiToken: Secret) =>
      call({
        method: 'POST',
        path: CONNECTIONS,
        body: { ...connection, method: 'api-token', credentials: { apiToken: apiToken.reveal() } },
        schema: ConnectionAnswer,
        timeoutMs: WRITE_TIMEOUT_MS,
      }),
    /** Infisical does not look at the app here: get the connection first and require Humanitec (section 3). */
    replaceToken: async (id: string, apiToken: Secret) =>
      call({
        method: 'PATCH',
        path: `${CONNECTIONS}/${encodeURIComponent(id)}`,
        body: { credentials: { apiToken: apiToken.reveal() } },
        schema: ConnectionAnswer,
        timeoutMs: WRITE_TIMEOUT_MS,
      }),
    ...secretCalls(getNewer),
    ...syncCalls(call),
  };
}

/**
 * A route that an older server does not have, it may answer with a page of its website (docs/facts/infisical-api.md, section
 * 13). That it is an Infisical is known by then: it was signed in to.
 */
function refuseMissingRoute({ siteUrl }: Site): (error: unknown) => never {
  return (error) => {
    const isPage = isRefusal(error, 'infisicalNotJson') && error.status === 404;
    throw isPage ? fail('infisicalNoConnector', [siteUrl]) : error;
  };
}

async function projects(get: Get): Promise<Project[]> {
  const newer = await orMissing(() => get('/api/v1/projects?type=secret-manager', ProjectsAnswer));
  if (newer) return newer.projects;
  const older = await get('/api/v1/workspace', WorkspacesAnswer);
  return older.projects ?? older.workspaces ?? [];
}
