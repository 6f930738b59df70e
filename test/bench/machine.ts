import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';
import { chromiumPath } from '../support/browsers';

/** On what a run was made. */
export interface Machine {
  cores: number;
  model: string;
  memoryGB: number;
  browser: string;
  node: string;
  platform: string;
}

/** This machine. */
export function machine(): Machine {
  const [core] = cpus();
  return {
    cores: cpus().length,
    model: core?.model.trim() || 'unknown',
    memoryGB: Math.round(totalmem() / 2 ** 30),
    browser: execFileSync(chromiumPath(), ['--version'], { encoding: 'utf8' }).trim(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
}

/** How many processes wanted to run, on average of the last minute. */
export const load = (): number => loadavg()[0] ?? Number.NaN;
