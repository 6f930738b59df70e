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

/** The apps that match a search (name, id, organization) and a `can write` filter, sorted by a column. */
export function arrange(
  apps: readonly AppAccess[],
  { search, write, sort }: { search: string; write: Write | 'all'; sort: Sort },
): AppAccess[] {
  const wanted = search.trim().toLowerCase();
  const sign = sort.descending ? -1 : 1;
  const collator = new Intl.Collator(undefined, { numeric: true });
  return apps
    .filter((app) => write === 'all' || app.write === write)
    .filter((app) => text.app(app).toLowerCase().includes(wanted))
    .sort((a, b) => sign * collator.compare(text[sort.column](a), text[sort.column](b)));
}
