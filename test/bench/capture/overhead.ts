import type { BrowserContext } from '@playwright/test';
import { promptHost } from '../../support/capturing';
import { devtools } from '../../support/extension';
import type { Build } from '../build';
import { count, median, type Row, rowOf } from '../row';
import { alternate } from './alternate';
import { WITH, WITHOUT } from './pages';
import { storm } from './storm';

const ROUNDS = 3;
/** Long enough for what a page may cost for long: the first looks at a change are not put off. */
const STORM_MS = 10_000;
const BUDGET_SHARE = 0.01;
/** The rate that the budget speaks of, in mutations per second. */
const BUDGET_RATE = 2_000;

/** What a page is like while it changes. */
interface Scene {
  rate: number;
  path: string;
  /** What is open on it. */
  open: string;
}

const SCENES: Scene[] = [
  { rate: 200, path: '/bench', open: 'no dialog' },
  { rate: BUDGET_RATE, path: '/bench', open: 'no dialog' },
  { rate: 20_000, path: '/bench', open: 'no dialog' },
  { rate: BUDGET_RATE, path: '/bench/form', open: 'a form dialog' },
  { rate: BUDGET_RATE, path: '/bench/settings', open: 'a settings dialog' },
];

/** What the content script costs a page that changes all the time, itself and the dialog that is open on it. */
export async function overheadRows(builds: readonly Build[]): Promise<Row[]> {
  const rows: Row[] = [];
  for (const scene of SCENES) {
    const samples = await alternate(builds, ROUNDS, async ({ context }) => {
      const bare = await scriptShare(context, WITHOUT, scene);
      return (await scriptShare(context, WITH, scene)) - bare;
    });
    rows.push(
      rowOf(
        `page script overhead at ${count(scene.rate)} mutations/s, ${scene.open} open: share of one core (median of ${ROUNDS} alternating runs)`,
        samples.map(median),
        percent,
        scene.rate === BUDGET_RATE
          ? { text: `≤ ${BUDGET_SHARE * 100} %`, allows: (share) => share <= BUDGET_SHARE }
          : undefined,
      ),
    );
  }
  return rows;
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** Script time per time on a page under a storm of mutations. */
async function scriptShare(context: BrowserContext, host: string, { rate, path }: Scene): Promise<number> {
  const page = await context.newPage();
  const session = await devtools(page);
  await session.send('Performance.enable');
  const scriptSeconds = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN;
  };
  await page.goto(host + path);
  await page.waitForTimeout(500);
  const before = await scriptSeconds();
  await page.evaluate(storm, { rate, duration: STORM_MS });
  const share = ((await scriptSeconds()) - before) / (STORM_MS / 1_000);
  if ((await promptHost(page).count()) > 0) throw new Error(`Something was offered on ${path}`);
  await page.close();
  return share;
}
