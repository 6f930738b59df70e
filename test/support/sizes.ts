import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Where a build has its content script. */
export const CONTENT_SCRIPT = 'content-scripts/humanitec.js';

/** Bytes: as they travel, and as they are parsed. */
export interface Size {
  gzip: number;
  raw: number;
}

/** What is loaded as one, and what it may weigh at most. */
export interface Part {
  what: string;
  /** Its script, or its page. */
  entry: string;
  /** What a page loads by itself a moment later, by the name of its module. */
  later?: string;
  budget: Size;
  /** Why so much, and no more. */
  reason: string;
}

/** All that the extension has anybody load. */
export const PARTS: readonly Part[] = [
  {
    what: 'content script',
    entry: CONTENT_SCRIPT,
    budget: { gzip: 8_000, raw: 20_000 },
    reason:
      'every page of the console pays for it: no framework and no schemas; words and drawing come from the background once they are needed',
  },
  {
    what: 'popup',
    entry: 'popup.html',
    budget: { gzip: 106_000, raw: 342_000 },
    reason:
      'opened by a click, from disk: React is 60 kB of it, schemas, storage and polyfill are 20 kB, what an administrator may fix is 2 kB; the steps of a token and the sample are loaded once they are needed',
  },
  {
    what: 'popup with a token',
    entry: 'popup.html',
    later: 'journey',
    budget: { gzip: 116_000, raw: 380_000 },
    reason: 'the steps themselves are 13 kB more, loaded before the first rendering where a token waits',
  },
  {
    what: 'options',
    entry: 'options.html',
    budget: { gzip: 114_000, raw: 370_000 },
    reason: 'shares all of that with the popup and has forms instead of the journey; it is opened seldom',
  },
  {
    what: 'first run',
    entry: 'welcome.html',
    budget: { gzip: 104_000, raw: 350_000 },
    reason: 'opened once, after the installation; what it shares with the others is most of it',
  },
  {
    what: 'background',
    entry: 'background.js',
    budget: { gzip: 80_300, raw: 247_000 },
    reason:
      'parsed anew whenever the browser wakes it, so nothing of React is in it: all schemas, the clients, the checks, access fixed in place, a first sync, the watch over ends of tokens and over health, what an administrator has fixed, what is read before a press so that the press waits for less, and the phrases of nine languages for the prompt. A worker loads later only a script that it has loaded once while it was installed, and most of what wakes it needs most of this',
  },
];

/** The files that a part loads, by their names in the build in a directory: a page its script, what that imports, and styles. */
export function filesOf({ entry, later }: Part, dir: string): string[] {
  if (!entry.endsWith('.html')) return [entry];
  const page = readFileSync(join(dir, entry), 'utf8');
  const atOnce = [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, file = '']) => file);
  return [...atOnce, ...(later ? [chunkOf(later, dir)] : [])];
}

/** The file that a module became which is loaded late. */
function chunkOf(module: string, dir: string): string {
  const [file, ...others] = readdirSync(join(dir, 'chunks')).filter((name) => name.startsWith(`${module}-`));
  if (!file || others.length > 0) throw new Error(`${module} is not one file of the build`);
  return `chunks/${file}`;
}

/** What a part weighs in the build in a directory. */
export function sizeOf(part: Part, dir: string): Size {
  const files = filesOf(part, dir).map((file) => readFileSync(join(dir, file)));
  return {
    gzip: sum(files.map((file) => gzipSync(file, { level: 9 }).length)),
    raw: sum(files.map(({ length }) => length)),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
