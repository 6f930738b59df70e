import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type * as z from 'zod/mini';

/** A stored item as the product defines it. */
export interface RecordedItem {
  key: string;
  schema: z.ZodMiniType;
  fallback: unknown;
  version: number | undefined;
  get(): Promise<unknown>;
  set(value: unknown): Promise<void>;
}

type Storage = typeof import('../../utils/storage');
type Definition = (
  ...given: [key: string, schema: z.ZodMiniType, fallback: unknown, versions?: { version: number }]
) => Pick<RecordedItem, 'get' | 'set'>;

const recorded: RecordedItem[] = [];

/** The storage module, noting what is defined with it: give it to `vi.mock('@/utils/storage', …)`. */
export function recording(storage: Storage): Storage {
  const noting =
    (define: Definition): Definition =>
    (...given) => {
      const [key, schema, fallback, versions] = given;
      const item = define(...given);
      if (!recorded.some((other) => other.key === key && other.schema === schema))
        recorded.push({ ...item, key, schema, fallback, version: versions?.version });
      return item;
    };
  const { defineItem, defineLargeItem } = storage as unknown as Record<string, Definition>;
  return {
    ...storage,
    defineItem: noting(defineItem as Definition),
    defineLargeItem: noting(defineLargeItem as Definition),
  } as unknown as Storage;
}

/**
 * Every stored item of the product, wherever it is defined; one that is for each profile is there for the one given. Two may
 * read the same key: one of them less of it.
 */
export async function itemsOf(profileId: string): Promise<RecordedItem[]> {
  for (const folder of ['utils', 'entrypoints']) {
    for (const file of await readdir(folder, { recursive: true })) {
      const path = join(folder, file);
      if (!/\.tsx?$/.test(file) || path === 'utils/storage.ts') continue;
      if (!/define(Large)?Item\b/.test(await readFile(path, 'utf8'))) continue;
      const exported: Record<string, unknown> = await import(resolve(path));
      for (const [name, value] of Object.entries(exported)) {
        if (name.endsWith('Item') && typeof value === 'function') value(profileId);
      }
    }
  }
  if (recorded.length === 0) throw new Error('Nothing is recorded: mock the storage module by recording()');
  return [...recorded];
}
