import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeTable } from '../table';
import type { Defence } from './defence';
import { DEFENCES } from './list';

/**
 * `npm run test:defences`: takes each defence away, one at a time, in a copy of the repository, and expects its test to
 * fail. `--write` puts the list into docs/security.md. Any other argument runs only the defences whose words, or
 * those of their group, contain it, and then nothing is written.
 */
const ROOT = resolve(import.meta.dirname, '../../..');
const [only = ''] = process.argv.slice(2).filter((argument) => argument !== '--write');

const copy = mkdtempSync(join(tmpdir(), 'defences-'));
try {
  for (const file of git('ls-files').split('\n')) cpSync(join(ROOT, file), join(copy, file));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  if (!run('wxt', ['prepare'])) throw new Error('The copy cannot be prepared');
  const groups = Object.entries(DEFENCES);
  const all = groups.flatMap(([group, defences]) =>
    group.includes(only) ? defences : defences.filter(({ what }) => what.includes(only)),
  );
  const idle = all.filter((defence) => !isNeeded(defence));
  for (const { what, test } of idle) console.log(`✘ ${test} passes without: ${what}`);
  console.log(`${all.length - idle.length} of ${all.length} defences have a test that fails without them`);
  if (idle.length > 0) process.exitCode = 1;
  else if (only === '' && process.argv.includes('--write')) writeTable('defences', tableOf(groups));
} finally {
  rmSync(copy, { recursive: true, force: true });
}

function isNeeded(defence: Defence): boolean {
  const { what, file, cut, test } = defence;
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  const [from, to] = cut;
  if (text.split(from).length !== 2) throw new Error(`${file} must hold this once: ${from}`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
  const passes = test.startsWith('test/e2e/') ? passesInBrowser(defence) : run('vitest', ['run', test]);
  writeFileSync(path, text);
  console.log(`${passes ? '✘' : '✓'} ${what}`);
  return !passes;
}

function passesInBrowser({ what, test, only: title }: Defence): boolean {
  if (!run('wxt', ['build']) || !run('wxt', ['build', '-b', 'firefox', '--mv3']))
    throw new Error(`It cannot be built without: ${what}`);
  const which = title === undefined ? [] : ['-g', title];
  return run('playwright', ['test', test, '--retries=0', '--reporter=line', ...which]);
}

function tableOf(groups: [string, readonly Defence[]][]): string {
  const rows = groups.flatMap(([group, defences]) =>
    defences.map(({ what, test }) => `| ${group} | ${what} | \`${test}\` |`),
  );
  return ['| | Defence | Fails without it |', '|---|---|---|', ...rows, ''].join('\n');
}

function run(command: string, args: string[]): boolean {
  const { status, error } = spawnSync(join('node_modules/.bin', command), args, {
    cwd: copy,
    stdio: 'ignore',
  });
  if (error) throw error;
  return status === 0;
}

function git(command: string): string {
  return execFileSync('git', [command], { cwd: ROOT, encoding: 'utf8' }).trim();
}
