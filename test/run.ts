import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { chromiumPath, firefoxPath } from './support/browsers';
import { installDisplay } from './support/real-window';

/**
 * `npm test`: lint, types, unit tests, the packages of both builds, browser tests. Runs everything even after a failure, so that one
 * run tells all, and ends with a line `N passed, N failed`. Unit tests mostly wait: the packages are made meanwhile.
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

const before = [
  await step('prepare', 'wxt', ['prepare']),
  await step('lint', 'biome', ['check', '.']),
  await step('types', 'tsc', ['--noEmit']),
];
const packages = makePackages();
const unit = await suite(
  'unit',
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_RESULTS}`],
  unitCounts,
);
const totals = [
  ...before,
  unit,
  ...(await packages),
  await suite('browsers', 'playwright', ['test'], e2eCounts),
].reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }));

console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed === 0 ? 0 : 1);

/** One after another, each told when it is over. */
async function makePackages(): Promise<Counts[]> {
  return [
    await step('package for Chromium', 'wxt', ['zip'], 'pipe'),
    await step('package for Firefox', 'wxt', ['zip', '-b', 'firefox', '--mv3'], 'pipe'),
    await step('web-ext lint', 'tsx', ['test/packages/lint.ts'], 'pipe'),
    await step('packages built anew from their sources', 'tsx', ['test/packages/rebuild.ts'], 'pipe'),
  ];
}

type Output = 'inherit' | 'pipe';

/** A command that passes or fails as a whole. */
async function step(name: string, command: string, args: string[], output?: Output): Promise<Counts> {
  return (await run(name, command, args, output)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A test runner whose report tells how many tests passed; a run without a report or a failed run counts as a failure. */
async function suite(
  name: string,
  command: string,
  args: string[],
  count: () => Counts | undefined,
): Promise<Counts> {
  const ok = await run(name, command, args);
  const counts = count();
  if (!counts || counts.passed + counts.failed === 0) return { passed: 0, failed: 1 };
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** @param output `pipe` keeps what a command says until it is over, since another one speaks at the same time */
async function run(
  name: string,
  command: string,
  args: string[],
  output: Output = 'inherit',
): Promise<boolean> {
  if (output === 'inherit') console.log(`\n── ${name} ──`);
  const began = performance.now();
  const child = spawn(`node_modules/.bin/${command}`, args, { stdio: ['ignore', output, output] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
  const [code] = await once(child, 'close');
  if (output === 'pipe') console.log(`\n── ${name} ──\n${Buffer.concat(said)}`);
  console.log(`${name}: ${Math.round((performance.now() - began) / 1_000)} s`);
  return code === 0;
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
