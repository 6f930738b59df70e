import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EXTENSION_DIR } from '../support/extension';

/** A build of the extension to measure. */
export interface Build {
  /** Heads its column of the table. */
  name: string;
  dir: string;
}

/**
 * This tree's production build, and the one it is compared with, if any.
 *
 * @throws when there is no extension in the other directory
 */
export function buildsFor(against: string | undefined): Build[] {
  const own = { name: 'Measured', dir: EXTENSION_DIR };
  if (against === undefined) return [own];
  const dir = resolve(against);
  if (!existsSync(join(dir, 'manifest.json'))) throw new Error(`No extension in ${dir}`);
  return [own, { name: against, dir }];
}
