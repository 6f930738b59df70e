import type { ExtensionBrowser } from '../../support/extension';
import type { Build } from '../build';
import { count } from '../figure';
import { type Memory, memoryProbe } from '../heap';
import { type Goal, type Row, rowOf } from '../row';
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

export async function memoryRows(builds: readonly Build[]): Promise<Row[]> {
  const samples = await alternate(builds, 1, async (browser) => ({
    script: await keptOn(WITH, browser),
    none: await keptOn(WITHOUT, browser),
  }));
  const own = (of: keyof Memory): number[][] => samples.map((each) => each.map(({ script }) => script[of]));
  const bare = (of: keyof Memory): number[] => samples.flat().map(({ none }) => none[of]);
  const row = (what: string, of: keyof Memory, goal: Goal): Row =>
    rowOf({
      what: `${what} after ${count(ALL)} dialogs came and went`,
      unit: UNITS[of],
      samples: own(of),
      against: { what: 'the same page without the content script', samples: bare(of) },
      goal,
    });
  const [spare] = bare('heap');
  return [
    row(`JS heap, more than after ${count(WARM)},`, 'heap', {
      text: `≤ ${count(TOLERANCE)} B more`,
      isReached: ({ median }) => median - (spare ?? 0) <= TOLERANCE,
    }),
    row('DOM nodes, detached ones too,', 'nodes', noMore(bare('nodes'))),
    row('listeners', 'listeners', noMore(bare('listeners'))),
  ];
}

const UNITS = { heap: 'B', nodes: 'nodes', listeners: 'listeners' } as const;

const noMore = ([most = 0]: readonly number[]): Goal => ({
  text: 'no more',
  isReached: ({ median }) => median <= most,
});

async function keptOn(host: string, { context }: ExtensionBrowser): Promise<Memory> {
  const page = await context.newPage();
  await page.goto(`${host}/bench/empty`);
  const probe = await memoryProbe(page);
  const turnOver = (dialogs: number): Promise<void> =>
    page.evaluate(openAndClose, {
      kinds: KINDS,
      count: dialogs,
      token: TOKEN,
      awaitsPrompt: host === WITH,
    });
  const look = async (): Promise<Memory> => {
    await page.waitForTimeout(QUIET);
    return probe();
  };
  const before = await look();
  await turnOver(WARM);
  const warm = await look();
  await turnOver(ALL - WARM);
  const after = await look();
  await page.close();
  return {
    heap: after.heap - warm.heap,
    nodes: after.nodes - before.nodes,
    listeners: after.listeners - before.listeners,
  };
}
