import type { AppAccess, AppRef } from './types';

/** Whether two references name the same app. */
export function sameApp(a: AppRef, b: AppRef): boolean {
  return a.org === b.org && a.app === b.app;
}

export function chosenApps(apps: readonly AppAccess[], selected: readonly AppRef[]): AppAccess[] {
  return apps.filter((app) => selected.some((chosen) => sameApp(chosen, app)));
}

/**
 * The apps a connection is taken to be meant for: what the user chose, as far as it still exists. While nothing is
 * chosen, the only writable app is; unless the user has seen it as such before, and took it out.
 */
export function preselect(
  chosen: readonly AppRef[],
  apps: readonly AppAccess[],
  before: readonly AppAccess[],
): AppRef[] {
  const kept = chosen.filter((app) => apps.some((access) => sameApp(access, app)));
  if (kept.length > 0) return kept;
  const only = onlyWritable(apps);
  const seen = onlyWritable(before);
  if (!only || (seen && sameApp(only, seen))) return [];
  return [{ org: only.org, app: only.app }];
}

function onlyWritable(apps: readonly AppAccess[]): AppAccess | undefined {
  const [first, ...others] = apps.filter(({ write }) => write === 'yes');
  return others.length === 0 ? first : undefined;
}
