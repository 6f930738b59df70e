import { quietPage } from '../fixtures/console/generator/quiet-page';
import { SHELL_PAGES } from '../fixtures/console/generator/shell';
import { tokenDialog } from '../fixtures/console/generator/token-dialog';
import { serveConsole } from '../fixtures/console/server';
import { chromiumTab } from '../support/console-tab-chromium';
import { failuresOf } from '../support/generated';
import { count } from './figure';
import { atMost, type Row, rowOf } from './row';

/** Combinations of each side; `COUNT=20` in the environment is for a quick look. */
const COUNT = Number(process.env.COUNT ?? 1_000);
/** No page goes through more combinations than this. */
const PORTION = 250;

/** Whether each token of generated dialogs is offered and captured whole, and nothing else is. */
export async function generatedRows(): Promise<Row[]> {
  // `SEED=7` in the environment plays the same combinations again.
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1_000_000));
  // The row comes at the end, and an hour is long.
  console.error(`SEED=${seed}`);
  const site = await serveConsole(SHELL_PAGES);
  const tab = await chromiumTab(site.port);
  const failures: string[] = [];
  try {
    for (const make of [tokenDialog, quietPage]) {
      const cases = Array.from({ length: COUNT }, (_, index) => make(seed + index));
      for (let start = 0; start < COUNT; start += PORTION)
        failures.push(...(await failuresOf(tab, cases.slice(start, start + PORTION))));
    }
  } finally {
    await tab.close();
    await site.close();
  }
  return [
    rowOf({
      what: `${count(COUNT)} generated token dialogs and ${count(COUNT)} quiet pages, SEED=${seed}`,
      unit: 'failed',
      samples: [failures.length],
      goal: atMost.median(0, '0 failed'),
      notes: failures,
    }),
  ];
}
