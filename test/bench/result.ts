import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Machine } from './machine';
import type { Row } from './row';

/** One name of `npm run bench`, as it was measured. */
export interface Section {
  name: string;
  title: string;
  rows: Row[];
  /** Why there are no rows. */
  failure?: string;
  /** In seconds. */
  took: number;
}

/** All that a run has measured. */
export interface Result {
  /** ISO date. */
  at: string;
  commit: string;
  machine: Machine;
  /** Load average of a minute, before the first row and after the last. */
  load: { before: number; after: number };
  /** In seconds. */
  took: number;
  /** The builds that are compared, this tree's first. */
  builds: string[];
  sections: Section[];
}

export const RESULT_FILE = '.output/bench.json';

export function writeResult(result: Result): void {
  mkdirSync(dirname(RESULT_FILE), { recursive: true });
  writeFileSync(RESULT_FILE, `${JSON.stringify(result, null, 2)}\n`);
}

export const readResult = (file: string): Result => JSON.parse(readFileSync(file, 'utf8')) as Result;
