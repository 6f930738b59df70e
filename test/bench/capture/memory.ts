import type { CDPSession, Page } from '@playwright/test';
import { devtools, type ExtensionBrowser } from '../../support/extension';
import type { Build } from '../build';
import { count, type Row, rowOf } from '../row';
import { alternate } from './alternate';
import { FORM_DIALOG, SETTINGS_DIALOG, TOKEN, TOKEN_DIALOG, WITH, WITHOUT } from './pages';
import { type Kind, openAndClose } from './turnover';

/** After so many dialogs the engine has compiled and learned most of what it will. */
const WARM = 1_000;
const ALL = 10_000;
/** Longer than the longest pause between two looks of the content script, in milliseconds. */
const QUIET = 2_500;

/**
 * What the engine still adds to its own code and statistics in between, in bytes. It is less than 60 for each dialog: whatever
 * was kept of each one would be more.
 */
const TOLERANCE = 512_000;

/** Two of ten show a token. Components keep their own with them when they go, so some have a shadow root. */
const KINDS: Kind[] = [
  { markup: FORM_DIALOG },
  { markup: SETTINGS_DIALOG },
  { markup: FORM_DIALOG, isInShadow: true },
  { markup: SETTINGS_DIALOG },
  { markup: TOKEN_DIALOG, isOffered: true },
  { markup: FORM_DIALOG },
  { markup: SETTINGS_DIALOG, isInShadow: true },
  { markup: FORM_DIALOG },
  { markup: SETTINGS_DIALOG },
  { markup: TOKEN_DIALOG, isInShadow: true, isOffered: true },
];

/** What a page holds when there is nothing more to collect. */
interface Memory {
  /** Of all worlds of the page, in bytes. */
  heap: number;
  /** Detached ones too. */
  nodes: number;
  listeners: number;
}

/** What is kept of dialogs that came and went: by a page with the content script, and by one without. */
interface Kept {
  script: Memory;
  none: Memory;
}

export async function memoryRows(builds: readonly Build[]): Promise<Row[]> {
  const samples = await alternate(builds, 1, async (browser) => ({
    script: await keptOn(WITH, browser),
    none: await keptOn(WITHOUT, browser),
  }));
  const kept = samples.flat();
  const what = `after ${count(ALL)} dialogs came and went (a page without the content script)`;
  return [
    rowOf(
      `JS heap ${what}, more than after ${count(WARM)}`,
      kept,
      ({ script, none }) => `${kilobytes(script.heap)} (${kilobytes(none.heap)})`,
      {
        text: `≤ ${kilobytes(TOLERANCE)} more`,
        allows: ({ script, none }: Kept) => script.heap - none.heap <= TOLERANCE,
      },
    ),
    rowOf(
      `DOM nodes, listeners ${what}, more than before the first`,
      kept,
      ({ script, none }) =>
        `${count(script.nodes)}, ${count(script.listeners)} (${count(none.nodes)}, ${count(none.listeners)})`,
      {
        text: 'no more',
        allows: ({ script, none }) => script.nodes <= none.nodes && script.listeners <= none.listeners,
      },
    ),
  ];
}

const kilobytes = (bytes: number): string => `${count(Math.round(bytes / 1_000))} kB`;

async function keptOn(host: string, { context }: ExtensionBrowser): Promise<Memory> {
  const page = await context.newPage();
  await page.goto(`${host}/bench/empty`);
  const session = await devtools(page);
  await session.send('Performance.enable');
  const turnOver = (dialogs: number): Promise<void> =>
    page.evaluate(openAndClose, {
      kinds: KINDS,
      count: dialogs,
      token: TOKEN,
      awaitsPrompt: host === WITH,
    });
  const before = await memoryOf(page, session);
  await turnOver(WARM);
  const warm = await memoryOf(page, session);
  await turnOver(ALL - WARM);
  const after = await memoryOf(page, session);
  await page.close();
  return {
    heap: after.heap - warm.heap,
    nodes: after.nodes - before.nodes,
    listeners: after.listeners - before.listeners,
  };
}

async function memoryOf(page: Page, session: CDPSession): Promise<Memory> {
  await page.waitForTimeout(QUIET);
  await session.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
  return { heap, nodes, listeners: jsEventListeners };
}
