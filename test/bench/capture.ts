import type { BrowserContext, Page } from '@playwright/test';
import { startSimulators } from '../simulators';
import { devtools, launchWithExtension } from '../support/extension';
import { milliseconds, quantile, type Row } from './row';

/** The same page under both hosts; the extension has a content script on the first one only. */
const WITH = 'https://app.humanitec.io/bench';
const WITHOUT = 'https://without.example/bench';

const RATES = [200, 2_000, 20_000];
const STORM_MS = 3_000;
const ROUNDS = 3;
const BUDGET_SHARE = 0.01;
/** The rate that the budget speaks of. */
const BUDGET_RATE = 2_000;

const PROMPTS = 20;
const BUDGET_PROMPT_MS = 100;

const PAGE = `<!doctype html><html lang="en"><body>
<main>${'<div><span>row</span> <code>cell</code></div>'.repeat(3_000)}</main></body></html>`;

/** What the content script costs a console page that changes all the time, and how soon its prompt is there. */
export async function captureRows(): Promise<Row[]> {
  const simulators = await startSimulators();
  const extension = await launchWithExtension({ port: simulators.port });
  try {
    await extension.context.route(/\/bench$/, (route) =>
      route.fulfill({ contentType: 'text/html', body: PAGE }),
    );
    return [...(await stormRows(extension.context)), await promptRow(extension.context)];
  } finally {
    await extension.close();
    await simulators.close();
  }
}

async function stormRows(context: BrowserContext): Promise<Row[]> {
  const rows: Row[] = [];
  for (const rate of RATES) {
    const overheads: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const bare = await scriptShare(context, WITHOUT, rate);
      overheads.push((await scriptShare(context, WITH, rate)) - bare);
    }
    const overhead = quantile(overheads, 0.5);
    const counts = rate === BUDGET_RATE;
    rows.push({
      what: `page script overhead at ${rate} mutations/s, share of one core (median of ${ROUNDS} alternating runs)`,
      measured: `${(overhead * 100).toFixed(2)} %`,
      budget: counts ? `≤ ${BUDGET_SHARE * 100} %` : '-',
      met: !counts || overhead <= BUDGET_SHARE,
    });
  }
  return rows;
}

/** Script time per time on a page under a storm of mutations. */
async function scriptShare(context: BrowserContext, url: string, rate: number): Promise<number> {
  const page = await context.newPage();
  const session = await devtools(page);
  await session.send('Performance.enable');
  const scriptSeconds = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN;
  };
  await page.goto(url);
  await page.waitForTimeout(500);
  const before = await scriptSeconds();
  await page.evaluate(storm, { rate, duration: STORM_MS });
  const share = ((await scriptSeconds()) - before) / (STORM_MS / 1_000);
  await page.close();
  return share;
}

/** Runs in the page: changes texts, adds and removes elements at a rate, in slices of 10 ms. */
async function storm({ rate, duration }: { rate: number; duration: number }): Promise<void> {
  const spans = document.querySelectorAll('span');
  const main = document.querySelector('main');
  const end = performance.now() + duration;
  let turn = 0;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      for (let change = 0; change < rate / 100; change += 1) {
        turn += 1;
        const span = spans[turn % spans.length];
        if (!span || !main) continue;
        if (turn % 3 > 0) span.textContent = `row ${turn}`;
        else if (turn % 2) main.append(document.createElement('p'));
        else main.lastElementChild?.remove();
      }
      if (performance.now() < end) return;
      clearInterval(timer);
      resolve();
    }, 10);
  });
}

async function promptRow(context: BrowserContext): Promise<Row> {
  const delays: number[] = [];
  for (let sample = 0; sample < PROMPTS; sample += 1) {
    const page = await context.newPage();
    await page.goto(WITH);
    await page.waitForTimeout(200 + sample * 7);
    delays.push(await timeToPrompt(page));
    await page.close();
  }
  const p95 = quantile(delays, 0.95);
  return {
    what: `token visible → prompt visible, p50 / p95 of ${PROMPTS}`,
    measured: `${milliseconds(quantile(delays, 0.5))} / ${milliseconds(p95)}`,
    budget: `p95 ≤ ${BUDGET_PROMPT_MS} ms`,
    met: p95 <= BUDGET_PROMPT_MS,
  };
}

/** Milliseconds from the moment the dialog is in the page to the moment the prompt is. */
function timeToPrompt(page: Page): Promise<number> {
  return page.evaluate(() => {
    const dialog = document.createElement('div');
    dialog.role = 'dialog';
    dialog.style.cssText = 'position:fixed;inset:100px;background:white;padding:20px';
    dialog.innerHTML = `<h2>Store Token</h2><p>Make sure to copy and securely store your API token. For your protection,
      the complete token will only be displayed once in this window.</p>
      <code>${crypto.randomUUID().replaceAll('-', '')}</code><button>Copy</button>
      <label><input type="checkbox"> I have copied the API token and stored it securely.</label><button>Close</button>`;
    return new Promise<number>((resolve, reject) => {
      const start = performance.now();
      setTimeout(() => reject(new Error('No prompt')), 5_000);
      new MutationObserver((_, observer) => {
        if (!document.querySelector('[popover]')) return;
        observer.disconnect();
        resolve(performance.now() - start);
      }).observe(document, { childList: true, subtree: true });
      document.body.append(dialog);
    });
  });
}
