import { accessOf } from '../humanitec/access';
import type { AppAccess, AppRef, OrganizationAccess, Preflight } from './types';

/** Whether two references name the same app. */
export function sameApp(a: AppRef, b: AppRef): boolean {
  return a.org === b.org && a.app === b.app;
}

export function chosenApps(apps: readonly AppAccess[], selected: readonly AppRef[]): AppAccess[] {
  return apps.filter((app) => selected.some((chosen) => sameApp(chosen, app)));
}

/** The apps a connection is taken to be meant for, and the verdict speaks about; none means all. */
export function selectedApps({ chosen, proposed }: Pick<Preflight, 'chosen' | 'proposed'>): AppRef[] {
  return chosen.length > 0 ? chosen : proposed;
}

/**
 * What to propose while nothing is chosen: the only writable app; unless the user has seen it as such before, and took
 * it out.
 */
export function propose(
  apps: readonly AppAccess[],
  before: Pick<Preflight, 'apps' | 'proposed'> | undefined,
): AppRef[] {
  const only = onlyWritable(apps);
  if (!only) return [];
  const seen = before && onlyWritable(before.apps);
  if (seen && sameApp(only, seen)) return before.proposed;
  return [{ org: only.org, app: only.app }];
}

/**
 * The apps to show: without those that are being deleted, unless they were chosen.
 *
 * Adds a row for each chosen app that is not there, so that the verdict speaks about it. Members see only apps they
 * have a role on: an app that a complete list lacks is one without a role; without a list nothing is known.
 */
export function withChosen(
  { organizations, apps }: { organizations: readonly OrganizationAccess[]; apps: readonly AppAccess[] },
  selected: readonly AppRef[],
  before: readonly AppAccess[],
): AppAccess[] {
  const missing = selected.filter((chosen) => !apps.some((app) => sameApp(app, chosen)));
  const rows = missing.map(({ org, app }): AppAccess => {
    const organization = organizations.find(({ id }) => id === org);
    const name = before.find((known) => sameApp(known, { org, app }))?.name ?? app;
    const row = { org, app, name, environments: [] };
    if (organization?.listing === 'ok') {
      return { ...row, role: null, source: 'none', write: 'no', absence: 'unlisted' };
    }
    const organizationRole = organization?.role ?? null;
    return { ...row, ...accessOf({ organizationRole, appRole: 'unknown', groupRole: 'none' }) };
  });
  const isChosen = (app: AppAccess) => selected.some((chosen) => sameApp(chosen, app));
  return [...apps.filter((app) => app.absence !== 'deleting' || isChosen(app)), ...rows];
}

function onlyWritable(apps: readonly AppAccess[]): AppAccess | undefined {
  const [first, ...others] = apps.filter(({ write }) => write === 'yes');
  return others.length === 0 ? first : undefined;
}
