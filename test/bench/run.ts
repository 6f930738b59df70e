import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { accessRows } from './access';
import { type Build, buildsFor } from './build';
import { clickRows } from './capture/click';
import { memoryRows } from './capture/memory';
import { overheadRows } from './capture/overhead';
import { promptRows } from './capture/prompt';
import { startRows } from './capture/start';
import { generatedRows } from './generated';
import { journeyRows } from './journey';
import { popupRows } from './popup';
import type { Row } from './row';
import { sizeRows } from './size';

type Benchmark = (builds: readonly Build[]) => Promise<Row[]>;

/** `npm run bench -- capture`: what the content script costs the console's pages, and how soon it does what it is for. */
const CAPTURE: Record<string, Benchmark> = {
  start: startRows,
  overhead: overheadRows,
  memory: memoryRows,
  prompt: promptRows,
  click: clickRows,
};

/** What `npm run bench` measures. */
const COSTS: Record<string, Benchmark> = {
  size: sizeRows,
  ...CAPTURE,
  popup: popupRows,
  access: accessRows,
  journey: journeyRows,
};

/** All that can be named; what is no cost, and takes the better part of an hour, only runs when it is. */
const BENCHMARKS: Record<string, Benchmark> = { ...COSTS, generated: generatedRows };

/**
 * `npm run bench`: measures the cost budgets on the production build, each against its own baseline in the same run, and
 * prints a Markdown table. It judges nothing for CI: times depend on the machine.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { against: { type: 'string' } },
  });
  const benchmarks = benchmarksOf(positionals);
  const builds = buildsFor(values.against);
  execFileSync('node_modules/.bin/wxt', ['build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  printCells(['What', ...builds.map(({ name }) => name), 'Budget', 'Met']);
  printCells(['---', ...builds.map(() => '---'), '---', '---']);
  const notes: string[] = [];
  for (const benchmark of benchmarks) {
    for (const row of await benchmark(builds)) {
      const figures = builds.map((_, index) => row.measured[index] ?? '-');
      printCells([row.what, ...figures, row.budget, row.met ? 'yes' : '**no**']);
      notes.push(...(row.notes ?? []));
    }
  }
  for (const note of notes) console.log(`\n${note}`);
}

/** @throws for a name that is none */
function benchmarksOf(names: readonly string[]): Benchmark[] {
  if (names.length === 0) return Object.values(COSTS);
  return names
    .flatMap((name) => (name === 'capture' ? Object.keys(CAPTURE) : [name]))
    .map((name) => {
      const benchmark = BENCHMARKS[name];
      if (!benchmark)
        throw new Error(`${name} is no benchmark. There are capture, ${Object.keys(BENCHMARKS).join(', ')}`);
      return benchmark;
    });
}

function printCells(cells: readonly string[]): void {
  console.log(`| ${cells.join(' | ')} |`);
}

void main().then(() => process.exit(0));
