import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { type Build, buildsFor } from './build';
import { load, machine } from './machine';
import { benchmarkOf, namesOf } from './names';
import { writePage } from './report/page';
import { cellsOf, headOf, lineOf } from './report/table';
import { RESULT_FILE, type Result, readResult, type Section, writeResult } from './result';

/** Far longer than any takes on a machine that does little else. */
const PATIENCE_MS = 8 * 60_000;
/** What is measured by the thousand when it is named. */
const PATIENCE_OF_GENERATED_MS = 3 * 60 * 60_000;

/**
 * `npm run bench`: measures the costs of the production build, each beside its own limit in the same run, and prints a
 * Markdown table; all of it goes to `.output/bench.json`, too. It judges nothing for CI: times depend on the machine.
 *
 * `--write` makes docs/performance.md of it, `--from FILE` of an earlier run.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      against: { type: 'string' },
      write: { type: 'boolean', default: false },
      from: { type: 'string' },
    },
  });
  if (values.write && positionals.length > 0) throw new Error('docs/performance.md is about all of them');
  const result = values.from
    ? readResult(values.from)
    : await measure(namesOf(positionals), buildsFor(values.against));
  if (values.write) await writePage(result);
}

async function measure(names: readonly string[], builds: readonly Build[]): Promise<Result> {
  const before = load();
  const start = performance.now();
  execFileSync('node_modules/.bin/wxt', ['build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const columns = builds.map(({ name }) => name);
  for (const line of headOf(columns)) console.log(line);
  const sections: Section[] = [];
  for (const name of names) {
    const section = await sectionOf(name, builds);
    sections.push(section);
    for (const row of section.rows) console.log(lineOf(cellsOf(row, builds.length)));
    if (section.failure !== undefined) console.log(lineOf([`**${name} failed**: ${section.failure}`]));
  }
  const result: Result = {
    at: new Date().toISOString(),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
    machine: machine(),
    load: { before, after: load() },
    took: (performance.now() - start) / 1_000,
    builds: columns,
    sections,
  };
  writeResult(result);
  tell(result);
  return result;
}

/** One that fails is told, and keeps no other from being measured. */
async function sectionOf(name: string, builds: readonly Build[]): Promise<Section> {
  const start = performance.now();
  const { title, measure: rowsOf } = benchmarkOf(name);
  const took = (): number => (performance.now() - start) / 1_000;
  try {
    const patience = name === 'generated' ? PATIENCE_OF_GENERATED_MS : PATIENCE_MS;
    const rows = await within(patience, rowsOf(builds));
    return { name, title, rows, took: took() };
  } catch (error) {
    const [failure = ''] = String(error).split('\n');
    return { name, title, rows: [], failure, took: took() };
  }
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No result within ${ms / 60_000} minutes`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function tell({ sections, machine: on, load: busy, took }: Result): void {
  for (const note of sections.flatMap(({ rows }) => rows.flatMap((row) => row.notes ?? [])))
    console.log(`\n${note}`);
  console.log(
    `\n${on.cores} cores of ${on.model}, ${on.memoryGB} GB, ${on.browser}; load ${busy.before.toFixed(1)} before, ${busy.after.toFixed(1)} after; ${Math.round(took)} s. All of it: ${RESULT_FILE}`,
  );
}

void main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
