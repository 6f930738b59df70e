import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const read = (file: string): Promise<string> => readFile(file, 'utf8');
const { version } = JSON.parse(await read('package.json'));

test('the changelog begins with the version of the package', async () => {
  const headings = [...(await read('CHANGELOG.md')).matchAll(/^## \[(.+)\] - (.+)$/gm)];
  const [[, newest, day] = [], ...released] = headings;
  expect(newest).toBe(version);
  expect(day).toMatch(/^(Unreleased|\d{4}-\d{2}-\d{2})$/);
  for (const [heading, , date] of released) expect(date, heading).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

test('nothing but the lockfile, which npm writes, repeats the version', async () => {
  const lock = JSON.parse(await read('package-lock.json'));
  expect([lock.version, lock.packages[''].version]).toEqual([version, version]);
  for (const file of ['wxt.config.ts', 'README.md', 'docs/releasing.md', 'docs/store/listing.md'])
    expect(await read(file), file).not.toContain(version);
});
