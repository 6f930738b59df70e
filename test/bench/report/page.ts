import { mkdir, writeFile } from 'node:fs/promises';
import type { Result, Section } from '../result';
import { type Picture, picturesOf } from './charts';
import { cellsOf, headOf, lineOf } from './table';

const PAGE = 'docs/performance.md';
const PICTURES = 'docs/images/performance';

/** Makes docs/performance.md and its pictures of a run. */
export async function writePage(result: Result): Promise<void> {
  const pictures = picturesOf(result);
  await mkdir(PICTURES, { recursive: true });
  for (const { name, svg } of pictures) await writeFile(`${PICTURES}/${name}.svg`, svg);
  await writeFile(PAGE, pageOf(result, pictures));
}

/** The text of docs/performance.md. */
export function pageOf(result: Result, pictures: readonly Picture[]): string {
  const { sections, builds } = result;
  return [
    '# Performance',
    '',
    'Made by `npm run bench -- --write` from one run; not written by hand.',
    '',
    ...surroundingsOf(result),
    '',
    ...missedOf(sections),
    '',
    '## Pictures',
    '',
    ...pictures.flatMap(({ name, title }) => [`![${title}](images/performance/${name}.svg)`, '']),
    '## Table',
    '',
    ...sections.flatMap((section) => tableOf(section, builds)),
    ...METHOD,
    '',
  ].join('\n');
}

function surroundingsOf({ at, commit, machine, load, took }: Result): string[] {
  const busy = Math.max(load.before, 0) > machine.cores / 2;
  return [
    `Measured on ${at.slice(0, 10)} at commit ${commit} in ${Math.round(took / 60)} minutes, on ${machine.cores} cores of ${machine.model} with ${machine.memoryGB} GB`,
    `(${machine.platform}, Node ${machine.node}), in ${machine.browser}. The load average of a minute was ${load.before.toFixed(1)} before and ${load.after.toFixed(1)} after.`,
    ...(busy
      ? [
          '',
          '**The machine did other work, too**: bytes, requests, round trips and ratios hold, times do not.',
        ]
      : []),
  ];
}

/** What was not reached, and why. */
function missedOf(sections: readonly Section[]): string[] {
  const missed = sections.flatMap(({ rows }) => rows.filter(({ goal }) => goal && !goal.reached));
  const all = sections.flatMap(({ rows }) => rows.filter(({ goal }) => goal));
  const failed = sections.filter(({ failure }) => failure !== undefined);
  const reasons = new Map<string, string[]>();
  for (const { what, goal } of missed) {
    const why = goal?.why ?? 'Why is not known yet.';
    reasons.set(why, [...(reasons.get(why) ?? []), `  - ${what}: ${goal?.text}`]);
  }
  const lines = [
    ...[...reasons].flatMap(([why, rows]) => [`- ${why}`, ...rows]),
    ...failed.map(({ name, failure }) => `- \`${name}\` could not be measured: ${failure}`),
  ];
  return [
    '## What was not reached, and why',
    '',
    `${all.length - missed.length} of ${all.length} goals are reached.`,
    ...(lines.length > 0 ? ['', ...lines] : []),
  ];
}

function tableOf({ name, title, rows, took }: Section, builds: readonly string[]): string[] {
  if (rows.length === 0) return [];
  const notes = rows.flatMap((row) => row.notes ?? []);
  return [
    `### ${title}`,
    '',
    ...headOf(builds),
    ...rows.map((row) => lineOf(cellsOf(row, builds.length))),
    '',
    `\`npm run bench -- ${name}\`, ${Math.round(took)} s.`,
    '',
    ...notes.flatMap((note) => [note, '']),
  ];
}

const METHOD = [
  '## Method',
  '',
  '- What is measured is the production build, in Chromium, with Humanitec and Infisical simulated on the same machine.',
  '- A figure is the median, from 20 samples on with the 95th of 100, and in brackets the least and the most. What it is compared with is',
  '  measured in the same run, by turns with it: whatever else the machine does falls on both. The ratio is that of the medians.',
  '- **Sequential round trips** are a slope: the services answer once after 100 and once after 300 ms, half of it on the way there and half on the',
  '  way back, and what that makes longer, by 200 ms, is how many times was waited for them, one after another. What the machine itself takes falls out. A call that',
  "  Infisical makes to Humanitec while it answers counts, too. Connections are kept open, so the way of TLS is not in it. The longest chain in the services' own",
  '  record (`test/support/round-trips.ts`) is beside it: that is what tests assert, without a clock.',
  '- Times of pages are taken in the page, by its own clock; those of scripts from traces, or from what the engine counts.',
  '- Memory is what is left after a collection of garbage.',
  '- `npm test` is no row, for it takes longer than all of them: it prints how long each of its steps took.',
  '',
  '## How to repeat it',
  '',
  '```sh',
  'npm ci',
  'npm run bench                  # the table, and .output/bench.json',
  'npm run bench -- verdict popup # these rows alone',
  'npm run bench -- --write       # this page',
  '```',
  '',
  'A quiet machine is needed for the times. [contributing.md](contributing.md#measuring) says what each name measures, and how two builds are compared.',
];
