import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { figuresOf, objections } from './figures';
import { readRun } from './report';
import { tableOf, writeTable } from './table';

/**
 * `npm run test:security`: the tests of test/e2e/security, and the figures for docs/security.md. What is not
 * 0 and should be makes it fail, and so does a kind of figure that no test told of. `--write` puts the table into the
 * document.
 */
const RESULTS = '.output/security-results.json';

rmSync(RESULTS, { force: true });
const steps: [command: string, args: string[]][] = [
  ['wxt', ['build']],
  ['wxt', ['build', '-b', 'firefox', '--mv3']],
  // Without a second chance: what fails once in a while fails.
  ['playwright', ['test', 'test/e2e/security', '--retries=0', '--reporter=list,json']],
];
const broken = steps.filter(([command, args]) => !run(command, args)).map(([command]) => `${command} failed`);
const { annotations, failed } = existsSync(RESULTS)
  ? readRun(JSON.parse(readFileSync(RESULTS, 'utf8')))
  : { annotations: [], failed: [`${RESULTS} was not written`] };
const figures = figuresOf(annotations);
const table = tableOf(figures);
console.log(`\n${table}`);
if (process.argv.includes('--write')) writeTable('figures', table);
const problems = [...new Set([...broken, ...failed, ...objections(figures)])];
for (const problem of problems) console.log(`✘ ${problem}`);
process.exit(problems.length === 0 ? 0 : 1);

function run(command: string, args: string[]): boolean {
  const env = { ...process.env, SECURITY: 'figures', PLAYWRIGHT_JSON_OUTPUT_NAME: RESULTS };
  return spawnSync(`node_modules/.bin/${command}`, args, { stdio: 'inherit', env }).status === 0;
}
