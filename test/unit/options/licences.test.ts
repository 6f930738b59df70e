import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { PACKAGES } from '@/entrypoints/options/licences';

const json = async (path: string) => JSON.parse(await readFile(path, 'utf8'));

test.each(PACKAGES)('$name is named with the version and licence that is installed', async (named) => {
  const { version, license } = await json(`node_modules/${named.name}/package.json`);
  expect({ version, license }).toEqual({ version: named.version, license: named.licence });
});

test('every dependency of the extension is named, and what those bring along', async () => {
  const { dependencies, devDependencies } = await json('package.json');
  const names = PACKAGES.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  // The rest comes with one of these.
  const brought = names.filter((name) => !(name in dependencies) && !(name in devDependencies));
  const parents = await Promise.all(names.map((name) => json(`node_modules/${name}/package.json`)));
  const known = parents.flatMap((parent) => Object.keys(parent.dependencies ?? {}));
  expect(brought.filter((name) => !known.includes(name))).toEqual([]);
});
