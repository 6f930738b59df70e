import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

export const OUTPUT = '.output';

/** What browsers load. */
export const BUILDS = { chrome: join(OUTPUT, 'chrome-mv3'), firefox: join(OUTPUT, 'firefox-mv3') } as const;

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const named = (what: string): string => `${name}-${version}-${what}.zip`;

/** What `npm run zip` makes, by what it is for. */
export const PACKAGES = {
  chrome: named('chrome'),
  edge: named('edge'),
  firefox: named('firefox'),
  sources: named('sources'),
} as const;

/** Files with their content, by name. */
export type Files = ReadonlyMap<string, Buffer>;

/** All files in a folder and below it, by their path in it. */
export async function filesIn(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = paths.map(async (path) => [relative(folder, path), await readFile(path)] as const);
  return new Map(await Promise.all(files));
}

/** The files that two sets do not have in common, be it only by their content. */
export function differences(one: Files, other: Files): string[] {
  const isSame = (file: string): boolean => {
    const [content, otherContent] = [one.get(file), other.get(file)];
    return content !== undefined && otherContent !== undefined && content.equals(otherContent);
  };
  return [...new Set([...one.keys(), ...other.keys()])].filter((file) => !isSame(file)).sort();
}
