import type { BrowserContext } from '@playwright/test';
import { promptHost } from '../../support/capturing';
import { devtools } from '../../support/extension';
import type { Build } from '../build';
import { count, median } from '../figure';
import { metric } from '../heap';
import { atMost, type Row, rowOf } from '../row';
import { inTurns, withBrowsers } from './alternate';
import { WITH, WITHOUT } from './pages';
import { storm } from './storm';

const GOAL_SHARE = 0.005;
/** The rate that the goal speaks of, in mutations per second. */
const GOAL_RATE = 2_000;
/** Long enough for what a page may cost for long: the first looks at a change are not put off. */
const WITH_GOAL = { rounds: 5, stormMs: 8_000 };
const WITHOUT_GOAL = { rounds: 2, stormMs: 4_000 };

/** What a page is like while it changes. */
interface Scene {
  path: string;
  /** What is open on it. */
  open: string;
  rate: number;
  /** Whether something is offered there. */
  isOffered: boolean;
  hasGoal: boolean;
}

const scenes = (path: string, open: string, rates: readonly number[], isOffered = false): Scene[] =>
  rates.map((rate) => ({ path, open, rate, isOffered, hasGoal: rate === GOAL_RATE && !isOffered }));

const RATES = [200, GOAL_RATE, 20_000];
const SCENES = [
  ...scenes('/bench', 'no dialog', RATES),
  ...scenes('/bench/form', 'a form dialog', RATES),
  ...scenes('/bench/settings', 'a settings dialog', [GOAL_RATE]),
  ...scenes('/bench/token', "the token's dialog", RATES, true),
];

/** What the content script costs a page that changes all the time, itself and the dialog that is open on it. */
export async function overheadRows(builds: readonly Build[]): Promise<Row[]> {
  return withBrowsers(builds, async (browsers) => {
    const rows: Row[] = [];
    for (const scene of SCENES) {
      const { rounds, stormMs } = scene.hasGoal ? WITH_GOAL : WITHOUT_GOAL;
      const samples = await inTurns(browsers, rounds, async ({ context }) => {
        const bare = await scriptShare(context, WITHOUT, scene, stormMs);
        return { bare, added: (await scriptShare(context, WITH, scene, stormMs)) - bare };
      });
      rows.push(rowFor(scene, samples));
    }
    return rows;
  });
}

function rowFor({ open, rate, hasGoal }: Scene, samples: readonly { bare: number; added: number }[][]): Row {
  const added = samples.map((each) => each.map((sample) => sample.added));
  return rowOf({
    what: `script time added at ${count(rate)} mutations/s, ${open} open, of one core`,
    unit: 'share',
    samples: added,
    against: { what: 'the page by itself', samples: samples.flat().map(({ bare }) => bare) },
    ...(hasGoal ? { goal: atMost.median(GOAL_SHARE, `≤ ${GOAL_SHARE * 100} %`) } : {}),
    points: [{ chart: 'mutations', series: `${open} open`, x: rate, y: median(added[0] ?? []) }],
  });
}

/** Script time per time on a page under a storm of mutations. */
async function scriptShare(
  context: BrowserContext,
  host: string,
  { path, rate, isOffered }: Scene,
  stormMs: number,
): Promise<number> {
  const page = await context.newPage();
  const session = await devtools(page);
  await session.send('Performance.enable');
  const scriptSeconds = (): Promise<number> => metric(session, 'ScriptDuration');
  await page.goto(host + path);
  await page.waitForTimeout(500);
  const before = await scriptSeconds();
  await page.evaluate(storm, { rate, duration: stormMs });
  const share = ((await scriptSeconds()) - before) / (stormMs / 1_000);
  if ((await promptHost(page).count()) > 0 !== (isOffered && host === WITH))
    throw new Error(`On ${path} it was not as expected whether something is offered`);
  await page.close();
  return share;
}
