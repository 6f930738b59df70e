import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const FOLDERS = ['entrypoints', 'components', 'utils'];

/** Each file of the product with the files of the product that it imports, types included. */
async function readImports(): Promise<Map<string, string[]>> {
  const listings = await Promise.all(
    FOLDERS.map(async (folder) =>
      (await readdir(folder, { recursive: true })).map((file) => join(folder, file)),
    ),
  );
  const files = listings.flat().filter((file) => /\.tsx?$/.test(file));
  const entries = files.map(async (file) => {
    const { importedFiles } = ts.preProcessFile(await readFile(file, 'utf8'));
    return [file, importedFiles.flatMap(({ fileName }) => resolve(file, fileName) ?? [])] as const;
  });
  return new Map(await Promise.all(entries));
}

/** The file that an import means; undefined for packages, styles and what the build makes. */
function resolve(from: string, name: string): string | undefined {
  const path = name.startsWith('@/')
    ? name.slice(2)
    : name.startsWith('.')
      ? join(dirname(from), name)
      : undefined;
  if (path === undefined) return undefined;
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find(
    (file) => /\.tsx?$/.test(file) && existsSync(file),
  );
}

/** Whether one file imports another, be it through others. */
function reaches(imports: Map<string, string[]>, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const file of seen) for (const next of imports.get(file) ?? []) seen.add(next);
  return from !== to && seen.has(to);
}

/** One way round from a file to itself, if there is any. */
function findCycle(imports: Map<string, string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (file: string, way: string[]): string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of imports.get(file) ?? []) {
      const cycle = visit(next, [...way, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of imports.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}

describe('the rooms of docs/architecture.md', async () => {
  const imports = await readImports();
  const crossings = (from: string, to: string) =>
    [...imports].flatMap(([file, imported]) =>
      file.startsWith(from)
        ? imported.filter((name) => name.startsWith(to)).map((name) => `${file} → ${name}`)
        : [],
    );

  test.each([
    ['components', 'entrypoints/'],
    ['utils', 'entrypoints/'],
    ['utils', 'components/'],
    ['utils/capture/', 'utils/preflight/'],
    ['utils/capture/', 'utils/destination/'],
    ['utils/capture/', 'utils/push/'],
    ['utils/storage.ts', 'utils/'],
    ['utils/humanitec/', 'utils/infisical/'],
    ['utils/infisical/', 'utils/humanitec/'],
    ['utils/humanitec/', 'utils/preflight/'],
    ['utils/infisical/', 'utils/destination/'],
    ['utils/infisical/', 'utils/push/'],
    ['utils/preflight/', 'utils/infisical/'],
    ['utils/preflight/', 'utils/destination/'],
    ['utils/preflight/', 'utils/push/'],
    ['utils/preflight/', 'utils/grant/'],
    ['utils/humanitec/', 'utils/grant/'],
    ['utils/grant/', 'utils/infisical/'],
    ['utils/grant/', 'utils/destination/'],
    ['utils/grant/', 'utils/push/'],
    ['utils/history/', 'utils/destination/'],
    ['utils/history/', 'utils/push/'],
    ['utils/destination/', 'utils/push/'],
    ['utils/infisical/', 'utils/settings-file/'],
    ['utils/settings-file/', 'utils/destination/'],
    ['utils/settings-file/', 'utils/push/'],
    ['utils/history/', 'utils/toolbar/'],
    ['utils/history/', 'utils/connections/'],
    ['utils/connections/', 'utils/destination/'],
    ['utils/connections/', 'utils/push/'],
    ['utils/connections/', 'utils/toolbar/'],
    ['utils/push/', 'utils/toolbar/'],
    ['utils/push/', 'utils/syncs/'],
    ['utils/destination/', 'utils/syncs/'],
    ['utils/preflight/', 'utils/syncs/'],
    ['utils/syncs/dry-run/', 'utils/push/'],
  ])('%s imports nothing of %s', (from, to) => {
    expect([...imports.keys()].some((file) => file.startsWith(from))).toBe(true);
    expect(crossings(from, to)).toEqual([]);
  });

  test('no entrypoint imports another one', () => {
    const room = (file: string) => file.split('/').slice(0, 2).join('/');
    const found = crossings('entrypoints/', 'entrypoints/').filter((crossing) => {
      const [from = '', to = ''] = crossing.split(' → ');
      return room(from) !== room(to);
    });
    expect(found).toEqual([]);
  });

  test('the way of a token names files that are there, each of them called by one before', async () => {
    const text = await readFile('docs/architecture.md', 'utf8');
    const [, way = ''] = /## The way of a token\n[^#]*?(^1\.[^#]+)/m.exec(text) ?? [];
    const chains = [...way.matchAll(/`[^`]+`( → `[^`]+`)*/g)].map(([chain]) =>
      [...chain.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file),
    );
    expect(chains.flat().length).toBeGreaterThan(15);
    expect(chains.flat().filter((file) => !imports.has(file))).toEqual([]);
    const broken = chains.flatMap((chain) =>
      chain.slice(1).flatMap((file, index) => {
        const [from = ''] = chain.slice(index);
        // A step may lead through a file that is not worth naming.
        return reaches(imports, from, file) ? [] : `${from} → ${file}`;
      }),
    );
    expect(broken).toEqual([]);
  });

  test('what the docs name is there', async () => {
    const docs = (await readdir('docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => join('docs', name));
    const missing = await Promise.all(
      ['README.md', ...docs].map(async (doc) => {
        const text = await readFile(doc, 'utf8');
        const named =
          text.match(/\b(?:entrypoints|components|utils|test|locales)\/[\w./-]+\.(?:tsx?|yml)\b/g) ?? [];
        return named.filter((file) => !existsSync(file)).map((file) => `${doc}: ${file}`);
      }),
    );
    expect(missing.flat()).toEqual([]);
  });

  test('no files import each other in a circle', () => {
    expect(findCycle(imports)).toBeUndefined();
  });
});
