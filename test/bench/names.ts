import { accessRows } from './access';
import type { Build } from './build';
import { buildTimeRows } from './build-time';
import { clickRows } from './capture/click';
import { memoryRows } from './capture/memory';
import { overheadRows } from './capture/overhead';
import { promptRows } from './capture/prompt';
import { startRows } from './capture/start';
import { generatedRows } from './generated';
import { journeyRows } from './journey';
import { popupRows } from './popup';
import { reopenRows } from './reopen';
import { createRows } from './round-trips/create';
import { updateRows } from './round-trips/update';
import { verdictRows } from './round-trips/verdict';
import type { Row } from './row';
import { searchRows } from './search';
import { sizeRows } from './size';
import { workerRows } from './worker';

interface Benchmark {
  /** Heads its table in docs/performance.md. */
  title: string;
  measure: (builds: readonly Build[]) => Promise<Row[]>;
}

/** `npm run bench -- capture`: what the content script costs the console's pages, and how soon it does what it is for. */
const CAPTURE: Record<string, Benchmark> = {
  start: { title: 'What a page of the console pays at its start', measure: startRows },
  overhead: { title: 'What a page pays while it changes', measure: overheadRows },
  memory: { title: 'What is kept of dialogs that came and went', measure: memoryRows },
  prompt: { title: 'From a token in sight to a prompt that counts', measure: promptRows },
  click: { title: 'From a click to the captured token', measure: clickRows },
};

/** What waits for the services one request after another. */
const ROUND_TRIPS: Record<string, Benchmark> = {
  verdict: { title: 'From a captured token to its verdict', measure: verdictRows },
  create: { title: 'From `Create connection` to the proof', measure: createRows },
  update: { title: 'From `Update token` to the proof', measure: updateRows },
};

/** What `npm run bench` measures. */
const COSTS: Record<string, Benchmark> = {
  size: { title: 'What is loaded', measure: sizeRows },
  ...CAPTURE,
  popup: { title: 'The popup', measure: popupRows },
  worker: { title: 'The background', measure: workerRows },
  reopen: { title: 'What is kept of popups that were opened', measure: reopenRows },
  ...ROUND_TRIPS,
  access: { title: 'An organization of 10,000 apps', measure: accessRows },
  search: { title: 'The search in its table', measure: searchRows },
  journey: { title: 'The whole way, against the one by hand', measure: journeyRows },
  build: { title: 'The build', measure: buildTimeRows },
};

/** All that can be named; what is no cost, and takes the better part of an hour, only runs when it is. */
const BENCHMARKS: Record<string, Benchmark> = {
  ...COSTS,
  generated: { title: 'Generated dialogs', measure: generatedRows },
};

/** @throws for a name that is none */
export function benchmarkOf(name: string): Benchmark {
  const benchmark = BENCHMARKS[name];
  if (benchmark) return benchmark;
  const known = [...Object.keys(GROUPS), ...Object.keys(BENCHMARKS)].join(', ');
  throw new Error(`${name} is no benchmark. There are ${known}`);
}

const GROUPS: Record<string, Record<string, Benchmark>> = { capture: CAPTURE, 'round-trips': ROUND_TRIPS };

/**
 * The names to measure, in this order; all that cost something without any.
 *
 * @throws for a name that is none
 */
export function namesOf(wanted: readonly string[]): string[] {
  if (wanted.length === 0) return Object.keys(COSTS);
  const names = wanted.flatMap((name) => Object.keys(GROUPS[name] ?? { [name]: undefined }));
  names.forEach(benchmarkOf);
  return names;
}
