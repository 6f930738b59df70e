import type { Page } from '@playwright/test';
import { forgetToken, waitForReady } from '../../support/capturing';
import type { ExtensionBrowser } from '../../support/extension';
import type { Build } from '../build';
import { atMost, type Row, rowOf } from '../row';
import { alternate } from './alternate';
import { TOKEN_DIALOG, WITH, withNewToken } from './pages';

const CLICKS = 25;
const GOAL_MS = 50;
/** A busy machine may keep the prompt from being looked at, and then a click does not count. */
const MOST_CLICKS = 5;
/** Far longer than a click that counts takes to be captured, in milliseconds. */
const PATIENCE = 2_000;

/** How soon the background holds the token after a click that counts. */
export async function clickRows(builds: readonly Build[]): Promise<Row[]> {
  const samples = await alternate(builds, CLICKS, timeToCapture);
  return [
    rowOf({
      what: 'click → captured',
      unit: 'ms',
      samples,
      goal: atMost.p95(GOAL_MS, `p95 ≤ ${GOAL_MS} ms`),
    }),
  ];
}

async function timeToCapture(extension: ExtensionBrowser): Promise<number> {
  await forgetToken(extension);
  const page = await extension.context.newPage();
  await page.goto(`${WITH}/bench/empty`);
  await page.evaluate(noteClicks);
  await page.evaluate(
    (dialog) => document.body.insertAdjacentHTML('beforeend', dialog),
    withNewToken(TOKEN_DIALOG),
  );
  const held = (await extension.worker()).evaluate(whenHeld);
  const heldAt = await clickUntil(held, page);
  const clickedAt = await page.evaluate(() => (globalThis as { clickedAt?: number }).clickedAt);
  await page.close();
  return heldAt - (clickedAt ?? Number.NaN);
}

async function clickUntil(held: Promise<number>, page: Page): Promise<number> {
  for (let clicks = 0; clicks < MOST_CLICKS; clicks += 1) {
    const { x, y } = await waitForReady(page);
    await page.mouse.click(x, y);
    const heldAt = await Promise.race([held, page.waitForTimeout(PATIENCE)]);
    if (heldAt !== undefined) return heldAt;
  }
  throw new Error(`None of ${MOST_CLICKS} clicks counted`);
}

/** Runs in the page: keeps the time of the last trusted click, in epoch milliseconds. */
function noteClicks(): void {
  addEventListener(
    'click',
    ({ isTrusted, timeStamp }) => {
      if (isTrusted) Object.assign(globalThis, { clickedAt: performance.timeOrigin + timeStamp });
    },
    true,
  );
}

/** Runs in the background: the time at which a token is in its storage, in epoch milliseconds. */
function whenHeld(): Promise<number> {
  return new Promise((resolve) => {
    chrome.storage.session.onChanged.addListener(({ vault }) => {
      if (vault?.newValue) resolve(performance.timeOrigin + performance.now());
    });
  });
}
