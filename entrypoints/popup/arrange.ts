import type { AppAccess, Write } from '@/utils/preflight/types';

export type Column = 'app' | 'role' | 'write';

export interface Sort {
  column: Column;
  descending: boolean;
}

const text: Record<Column, (app: AppAccess) => string> = {
  app: (app) => `${app.name} ${app.app} ${app.org}`,
  role: (app) => app.role ?? '',
  write: (app) => app.write,
};

/** The apps in the order of a column. */
export function sorted(apps: readonly AppAccess[], { column, descending }: Sort): AppAccess[] {
  const sign = descending ? -1 : 1;
  const collator = new Intl.Collator(undefined, { numeric: true });
  return apps
    .map((app) => ({ app, by: text[column](app) }))
    .sort((a, b) => sign * collator.compare(a.by, b.by))
    .map(({ app }) => app);
}

/** The apps that match a search (name, id, organization) and a `can write` filter, in the order they are in. */
export function matching(
  apps: readonly AppAccess[],
  { search, write }: { search: string; write: Write | 'all' },
): readonly AppAccess[] {
  const wanted = search.trim().toLowerCase();
  return apps.filter(
    (app) => (write === 'all' || app.write === write) && text.app(app).toLowerCase().includes(wanted),
  );
}
