import type { Build } from '../build';
import { p50AndP95, quantile, type Row, rowOf } from '../row';
import { alternate } from './alternate';
import { TOKEN_DIALOG, WITH, withNewToken } from './pages';

const PROMPTS = 60;
const BUDGET_MS = 100;

/** How soon the prompt is there. */
export async function promptRows(builds: readonly Build[]): Promise<Row[]> {
  const samples = await alternate(builds, PROMPTS, async ({ context }, turn) => {
    const page = await context.newPage();
    await page.goto(`${WITH}/bench`);
    await page.waitForTimeout(200 + turn * 7);
    const delay = await page.evaluate(timeToPrompt, withNewToken(TOKEN_DIALOG));
    await page.close();
    return delay;
  });
  return [
    rowOf(`token visible → prompt visible, p50 / p95 of ${PROMPTS}`, samples, p50AndP95, {
      text: `p95 ≤ ${BUDGET_MS} ms`,
      allows: (delays) => quantile(delays, 0.95) <= BUDGET_MS,
    }),
  ];
}

/** Runs in the page: milliseconds from the moment the dialog is in it to the moment the prompt is. */
function timeToPrompt(dialog: string): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    const start = performance.now();
    setTimeout(() => reject(new Error('No prompt')), 5_000);
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[popover]')) return;
      observer.disconnect();
      resolve(performance.now() - start);
    }).observe(document, { childList: true, subtree: true });
    document.body.insertAdjacentHTML('beforeend', dialog);
  });
}
