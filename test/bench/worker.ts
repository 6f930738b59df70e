import type { ExtensionBrowser } from '../support/extension';
import { Killer } from '../support/kills/killer';
import type { Build } from './build';
import { inTurns, withBrowsers } from './capture/alternate';
import { emptyBuild, withEmptyExtension } from './empty';
import { atMost, type Row, rowOf } from './row';

const STARTS = 21;
const GOAL = 1.2;
const WHY =
  "Nearly all of the difference is the background's own script being read and run at each start: of a profile of it, four tenths are the reading, three tenths make the schemas of what it takes in (zod). Chromium lets a worker load later only what it has loaded once while it was installed, and most of what wakes it (a check, a push, a popup) needs the schemas and clients that it consists of; a schema that is made when it is first needed costs as much before that as most of them cost made. How much there is has its bound in `size`.";

/** From a message to a background that does not run to its first answer, against an empty one. */
export const workerRows = (builds: readonly Build[]): Promise<Row[]> =>
  withEmptyExtension((empty) =>
    withBrowsers([...builds, emptyBuild(empty)], async (browsers) => {
      const asking = new Map<ExtensionBrowser, Asking>();
      for (const browser of browsers) asking.set(browser, await askingIn(browser));
      const samples = await inTurns(
        browsers,
        STARTS,
        async (browser) => asking.get(browser)?.() ?? Number.NaN,
      );
      return [
        rowOf({
          what: 'background: cold start → first answer',
          unit: 'ms',
          samples: samples.slice(0, builds.length),
          against: { what: 'an empty worker with the same polyfill', samples: samples.at(-1) ?? [] },
          goal: atMost.times(GOAL, WHY),
        }),
      ];
    }),
  );

type Asking = () => Promise<number>;

/** What stops the background and asks it something; the question is one that costs it nothing. */
async function askingIn(extension: ExtensionBrowser): Promise<Asking> {
  const killer = await Killer.in(extension);
  const page = await extension.context.newPage();
  await page.goto(`chrome-extension://${extension.extensionId}/manifest.json`);
  return async () => {
    await killer.kill();
    return page.evaluate(async () => {
      const start = performance.now();
      await chrome.runtime.sendMessage({ name: 'preflight.cancel', payload: {} });
      return performance.now() - start;
    });
  };
}
