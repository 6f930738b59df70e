import { roleLabel } from '../humanitec/roles';
import { type Sentence, say } from '../sentence';
import { sameApp } from './selection';
import type { AppAccess, AppRef, Preflight } from './types';
import { appLabel } from './words';

type Roles = Pick<Preflight, 'serviceUser' | 'organizations' | 'apps'>;

const MAX_CHANGES = 20;

/**
 * What became different since the check before, e.g. "shop: Viewer → Developer". What could not be looked up, this
 * time or the time before, is no change.
 */
export function changesBetween(before: Roles, after: Roles): Sentence[] {
  if (!before.serviceUser || !after.serviceUser) return [];
  return [...organizationChanges(before, after), ...appChanges(before, after)].slice(0, MAX_CHANGES);
}

/** Whether the access to one app is another than before. */
export function hasChanged(before: readonly AppAccess[], after: readonly AppAccess[], app: AppRef): boolean {
  const was = before.find((access) => sameApp(access, app));
  const is = after.find((access) => sameApp(access, app));
  return was?.role !== is?.role || was?.write !== is?.write;
}

function organizationChanges(before: Roles, after: Roles): Sentence[] {
  return after.organizations.flatMap(({ id, role }) => {
    const was = before.organizations.find((organization) => organization.id === id);
    return was ? roleChange(id, was.role, role) : [];
  });
}

function appChanges(before: Roles, after: Roles): Sentence[] {
  const label = appLabel(after.organizations.length > 1);
  const was = rolesByApp(before);
  const is = rolesByApp(after);
  const apps = new Map([...before.apps, ...after.apps].map((app) => [keyOf(app), app]));
  return [...apps].flatMap(([key, app]) => {
    const previous = was.has(key) ? was.get(key) : absent(before, app);
    const current = is.has(key) ? is.get(key) : absent(after, app);
    return typeof previous === 'symbol' || typeof current === 'symbol'
      ? []
      : roleChange(label(app), previous ?? null, current ?? null);
  });
}

/** Stands for a role that could not be looked up, or that an administrator has on all apps at once. */
const UNKNOWN = Symbol('unknown');

function rolesByApp({ apps }: Roles): Map<string, string | null | typeof UNKNOWN> {
  return new Map(
    apps.map((app) => {
      const incomparable = app.source === 'unknown' || app.source === 'administrator';
      return [keyOf(app), incomparable ? UNKNOWN : app.role];
    }),
  );
}

/** An app that is missing from a complete list is one without a role: members see only apps they have a role on. */
function absent({ organizations }: Roles, { org }: AppRef): null | typeof UNKNOWN {
  return organizations.some(({ id, listing }) => id === org && listing === 'ok') ? null : UNKNOWN;
}

function keyOf({ org, app }: AppRef): string {
  return `${org}/${app}`;
}

function roleChange(what: string, before: string | null, after: string | null): Sentence[] {
  if (before === after) return [];
  if (before === null) return after === null ? [] : [say('access.change.gained', what, roleLabel(after))];
  if (after === null) return [say('access.change.lost', what, roleLabel(before))];
  return [say('access.change.changed', what, roleLabel(before), roleLabel(after))];
}
