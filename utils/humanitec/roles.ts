import { cleanText, Id } from '../free-text';

/** The roles of one user, from the `roles` map of `GET /current-user` (docs/facts/humanitec-api.md, section 2). */
export interface Roles {
  /** Role on an organization; null when the map has none. */
  organization(org: string): string | null;
  /** Role on an app; null when the map has none. */
  app(org: string, app: string): string | null;
  /** Apps of an organization on which the map has a role. */
  apps(org: string): string[];
  /** Organizations with a role of any kind. */
  organizations(): string[];
  /** Whether the map has any app role in an organization: only then does a missing one prove anything there. */
  namesApps(org: string): boolean;
}

/**
 * Reads the `roles` map. Its keys follow the API's paths, `/orgs/<org>` and `/orgs/<org>/apps/<app>`, which is only
 * inferred: so keys are matched by the names of their segments, and unknown ones are left out.
 */
export function parseRoles(map: Readonly<Record<string, unknown>>): Roles {
  const organizations = new Map<string, string>();
  const apps = new Map<string, Map<string, string>>();
  for (const [key, role] of Object.entries(map)) {
    if (typeof role !== 'string' || role === '') continue;
    const [orgs, org, kind, app, ...rest] = key.split('/').filter((segment) => segment !== '');
    if (orgs !== 'orgs' || !isId(org)) continue;
    if (kind === undefined) organizations.set(org, roleOf(role));
    if (kind !== 'apps' || !isId(app) || rest.length > 0) continue;
    apps.set(org, (apps.get(org) ?? new Map<string, string>()).set(app, roleOf(role)));
  }
  return {
    organization: (org) => organizations.get(org) ?? null,
    app: (org, app) => apps.get(org)?.get(app) ?? null,
    apps: (org) => [...(apps.get(org)?.keys() ?? [])],
    organizations: () => [...new Set([...organizations.keys(), ...apps.keys()])],
    namesApps: (org) => apps.has(org),
  };
}

function isId(segment: string | undefined): segment is string {
  return Id.safeParse(segment).success;
}

/** A role as it may be shown. One that had to be cleaned for that is in quotes, so that it is not taken for a known one. */
export function roleOf(text: string): string {
  const shown = cleanText(text);
  return shown === text ? text : `“${shown}”`;
}

interface Role {
  /** As the console spells it, which has one language only. */
  label: string;
  /** On an app: whether its holder may write the app's shared values. */
  write?: 'yes' | 'no';
}

/** The roles on an organization and on an app that are documented (docs/facts/humanitec-api.md, section 3). */
const ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['administrator', { label: 'Administrator' }],
  ['manager', { label: 'Manager' }],
  ['member', { label: 'Member' }],
  ['orgViewer', { label: 'Org Viewer' }],
  ['artefactContributor', { label: 'Artefact Contributor' }],
  ['owner', { label: 'Owner', write: 'yes' }],
  ['developer', { label: 'Developer', write: 'yes' }],
  ['viewer', { label: 'Viewer', write: 'no' }],
]);

/** A role as the console spells it, e.g. `Org Viewer`. Others stay as they are. */
export function roleLabel(role: string): string {
  return ROLES.get(role)?.label ?? role;
}

/** Whether a role on an app lets its holder write; one that nobody has documented proves nothing either way. */
export function writeOf(role: string): 'yes' | 'no' | 'unknown' {
  return ROLES.get(role)?.write ?? 'unknown';
}
