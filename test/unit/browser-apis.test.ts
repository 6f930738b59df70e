import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import config from '../../wxt.config';

const DOC = readFileSync('docs/browsers.md', 'utf8');
/** The oldest Chromium that the manifest lets in. */
const OLDEST = Number(
  (config.manifest as (env: object) => { minimum_chrome_version: string })({ browser: 'chrome' })
    .minimum_chrome_version,
);

const sources = ['entrypoints', 'utils', 'components'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8')),
);

const rows = [...DOC.matchAll(/^\| `(\w+)` \| (`[^|]+) \| ≤?(\d+) \| [^|]+ \| [^|]+ \| [^|]+ \|$/gm)].map(
  ([, namespace = '', members = '', chromium = '']) => ({
    names: [...members.matchAll(/`(\w+)`/g)].map(([, member]) => `${namespace}.${member}`),
    chromium: Number(chromium),
  }),
);

test('docs/browsers.md names all that is asked of a browser, and nothing else', () => {
  const used = sources.flatMap((source) =>
    [...source.matchAll(/(?<![.\w])browser\.(\w+)\??\.(\w+)/g)].map(
      ([, namespace, member]) => `${namespace}.${member}`,
    ),
  );
  const named = rows.flatMap(({ names }) => names);
  expect([...new Set(used)].sort()).toEqual([...named].sort());
});

test('all of it is in the oldest Chromium that may install the extension', () => {
  expect(OLDEST).toBeGreaterThan(100);
  for (const { names, chromium } of rows) expect(chromium, names.join()).toBeLessThanOrEqual(OLDEST);
});

test('nothing asks Chromium by its own name, past what other browsers have', () => {
  expect(
    sources.filter((source) => /(?<![.\w/'`])chrome\.\w+/.test(source.replace(/^\s*(\/\/|\*).*$/gm, ''))),
  ).toEqual([]);
});
