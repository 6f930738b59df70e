import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { chromiumPath, firefoxPath } from './support/browsers';
import { installDisplay } from './support/real-window';

/**
 * `npm test`: lint, types, unit tests, the packages of both builds, browser tests. Runs everything even after a failure, so that one
 * run tells all, and ends with a line `N passed, N failed`.
 */
interface Counts {
  passed: number;
  failed: number;
}

const UNIT_RESULTS = '.output/unit-results.json';
const E2E_RESULTS = '.output/e2e-results.json';

chromiumPath();
firefoxPath();
installDisplay();
for (const file of [UNIT_RESULTS, E2E_RESULTS]) rmSync(file, { force: true });

const totals = [
  step('prepare', 'wxt', ['prepare']),
  step('lint', 'biome', ['check', '.']),
  step('types', 'tsc', ['--noEmit']),
  suite(
    'unit',
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_RESULTS}`],
    unitCounts,
  ),
  step('package for Chromium', 'wxt', ['zip']),
  step('package for Firefox', 'wxt', ['zip', '-b', 'firefox', '--mv3']),
  step('web-ext lint', 'tsx', ['test/packages/lint.ts']),
  step('packages built anew from their sources', 'tsx', ['test/packages/rebuild.ts']),
  suite('browsers', 'playwright', ['test'], e2eCounts),
].reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }));

console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);

/** A command that passes or fails as a whole. */
function step(name: string, command: string, args: string[]): Counts {
  return run(name, command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A test runner whose report tells how many tests passed; a run without a report or a failed run counts as a failure. */
function suite(name: string, command: string, args: string[], count: () => Counts | undefined): Counts {
  const ok = run(name, command, args);
  const counts = count();
  if (!counts || counts.passed + counts.failed === 0) return { passed: 0, failed: 1 };
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

function run(name: string, command: string, args: string[]): boolean {
  console.log(`\n── ${name} ──`);
  return spawnSync(`node_modules/.bin/${command}`, args, { stdio: 'inherit' }).status === 0;
}

function unitCounts(): Counts | undefined {
  const report = readReport(UNIT_RESULTS) as { numPassedTests: number; numFailedTests: number } | undefined;
  return report && { passed: report.numPassedTests, failed: report.numFailedTests };
}

function e2eCounts(): Counts | undefined {
  const report = readReport(E2E_RESULTS) as
    | { stats: { expected: number; unexpected: number; flaky: number } }
    | undefined;
  return report && { passed: report.stats.expected + report.stats.flaky, failed: report.stats.unexpected };
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
