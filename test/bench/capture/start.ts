import type { ExtensionBrowser } from '../../support/extension';
import { CONTENT_SCRIPT } from '../../support/sizes';
import type { Build } from '../build';
import { emptyBuild, withEmptyExtension } from '../empty';
import { atMost, type Row, rowOf } from '../row';
import { alternate } from './alternate';
import { WITH } from './pages';

const LOADS = 21;
const GOAL = 2;
/** After this the script has asked for its words and has looked at the page, in milliseconds. */
const STARTED = 500;

const CATEGORIES = ['devtools.timeline', 'v8'];
const RUNS_SCRIPT = ['EvaluateScript', 'v8.compile', 'FunctionCall'];

/** What a trace tells of a piece of work; times are microseconds. */
interface TraceEvent {
  name: string;
  ts: number;
  dur: number;
  /** Time on the thread, without what other processes took meanwhile. */
  tdur: number;
  args: { data?: { url?: string } };
}

/** What the content script costs each page that is loaded, before anything happens on it. */
export const startRows = (builds: readonly Build[]): Promise<Row[]> =>
  withEmptyExtension(async (empty) => {
    const samples = await alternate([...builds, emptyBuild(empty)], LOADS, timeToStart);
    return [
      rowOf({
        what: 'content script: compiled, run and first look at a page of 9,000 elements, on its thread',
        unit: 'ms',
        samples: samples.slice(0, builds.length),
        against: { what: 'an empty content script of WXT', samples: samples.at(-1) ?? [] },
        goal: atMost.times(GOAL),
      }),
    ];
  });

/** Milliseconds on the page's thread. */
async function timeToStart({ context, extensionId }: ExtensionBrowser): Promise<number> {
  const page = await context.newPage();
  const browser = context.browser();
  if (!browser) throw new Error('Chromium cannot be traced');
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.goto(`${WITH}/bench`);
  await page.waitForTimeout(STARTED);
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] };
  await page.close();
  return timeOf(traceEvents, `chrome-extension://${extensionId}/${CONTENT_SCRIPT}`);
}

function timeOf(events: readonly TraceEvent[], script: string): number {
  const own = events
    .filter(({ name, args }) => RUNS_SCRIPT.includes(name) && args.data?.url === script)
    .toSorted((a, b) => a.ts - b.ts);
  let total = 0;
  let end = 0;
  for (const { ts, dur, tdur } of own) {
    // Compiling is a part of evaluating, and so are calls made by it.
    if (ts < end) continue;
    end = ts + dur;
    total += tdur;
  }
  return total / 1_000;
}
