import { execFileSync } from 'node:child_process';
import { accessRows } from './access';
import { captureRows } from './capture';
import { journeyRows } from './journey';
import { popupRows } from './popup';
import type { Row } from './row';
import { sizeRows } from './size';

/**
 * `npm run bench`: measures the cost budgets on the production build, each against its own baseline in the same run, and
 * prints a Markdown table. It judges nothing for CI: times depend on the machine.
 */
const BENCHMARKS: Record<string, () => Promise<Row[]>> = {
  size: sizeRows,
  capture: captureRows,
  popup: popupRows,
  access: accessRows,
  journey: journeyRows,
};

async function main(names: string[]): Promise<void> {
  execFileSync('node_modules/.bin/wxt', ['build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  console.log('| What | Measured | Budget | Met |\n|---|---|---|---|');
  for (const name of names) {
    for (const { what, measured, budget, met } of (await BENCHMARKS[name]?.()) ?? []) {
      console.log(`| ${what} | ${measured} | ${budget} | ${met ? 'yes' : '**no**'} |`);
    }
  }
}

const chosen = process.argv.slice(2);
void main(chosen.length > 0 ? chosen : Object.keys(BENCHMARKS)).then(() => process.exit(0));
