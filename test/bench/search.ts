/// <reference types="chrome" />
import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession } from '@playwright/test';
import { startSimulators } from '../simulators';
import { devtools, type ExtensionBrowser, launchWithExtension } from '../support/extension';
import { count } from './figure';
import { metric } from './heap';
import { checkByMessage, markingPage, startOver } from './round-trips/marks';
import { manyApps } from './round-trips/organizations';
import { atMost, type Row, rowOf } from './row';

const APPS = 10_000;
const FRAME_MS = 16;
const WHY =
  'One key in some two dozen falls into a collection of the garbage that the list of apps has left; the others take a fourth of a frame.';
/** What is typed into the search of the table, one key at a time. */
const SEARCHED = 'app-0042 app-7 acme/app-09';

/** What a key costs in the search of a table of 10,000 apps. */
export async function searchRows(): Promise<Row[]> {
  const simulators = await startSimulators();
  const extension = await launchWithExtension({ port: simulators.port });
  try {
    const makeToken = manyApps(simulators, { apps: APPS, organizations: 1 });
    const page = await markingPage(extension);
    await startOver(page);
    await checkByMessage(page, makeToken());
    return [
      rowOf({
        what: `script for each key in the search of a table of ${count(APPS)} apps`,
        unit: 'ms',
        samples: await timesOfKeys(extension),
        against: { what: 'one frame', samples: [1_000 / 60] },
        goal: atMost.p95(FRAME_MS, `p95 ≤ ${FRAME_MS} ms`, WHY),
      }),
    ];
  } finally {
    await extension.close();
    await simulators.close();
  }
}

/** Runs in the popup, which has all checked once more when it is opened: what that costs is not a key's. */
async function isCheckedSince(opened: number): Promise<boolean> {
  const { preflight } = await chrome.storage.session.get<{ preflight?: { json: string } }>('preflight');
  const { state, checkedAt } = JSON.parse(preflight?.json ?? '{}');
  return state === 'done' && checkedAt >= opened;
}

/** As long as the last of what was stored takes to reach a page, with the apps of all organizations in it. */
const REST_MS = 1_000;
const REST_SCRIPT_S = 0.005;

/** Waits until a page has nothing to do any more, and leaves it without garbage: what the opening costs is not a key's either. */
async function rested(session: CDPSession): Promise<void> {
  const script = () => metric(session, 'ScriptDuration');
  let before: number;
  do {
    before = await script();
    await pause(REST_MS);
  } while ((await script()) - before > REST_SCRIPT_S);
  await session.send('HeapProfiler.collectGarbage');
}

/** Milliseconds of script for each key that is typed into the search of the table. */
async function timesOfKeys(extension: ExtensionBrowser): Promise<number[]> {
  const opened = Date.now();
  const popup = await extension.popupInTab();
  await popup.waitForFunction(isCheckedSince, opened);
  await popup
    .locator('summary')
    .filter({ hasText: /^Apps: / })
    .click();
  await popup.getByRole('searchbox', { name: 'Search apps' }).focus();
  const session = await devtools(popup);
  await session.send('Performance.enable');
  await rested(session);
  const times: number[] = [];
  for (const key of SEARCHED) {
    const before = await metric(session, 'ScriptDuration');
    await popup.keyboard.type(key);
    await popup.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    times.push(((await metric(session, 'ScriptDuration')) - before) * 1_000);
  }
  await popup.close();
  return times;
}
