import { startSimulators } from '../../simulators';
import { type ExtensionBrowser, launchWithExtension } from '../../support/extension';
import type { Build } from '../build';
import { servePages } from './pages';

/**
 * Takes samples of each build in turns, each in a browser of its own: whatever else the machine does in the meantime falls
 * on all of them.
 *
 * @returns the samples of each build
 */
export const alternate = <T>(
  builds: readonly Build[],
  count: number,
  sample: (browser: ExtensionBrowser, turn: number) => Promise<T>,
): Promise<T[][]> => withBrowsers(builds, (browsers) => inTurns(browsers, count, sample));

/** Starts a browser with each build, which finds the pages of the benchmarks. */
export async function withBrowsers<T>(
  builds: readonly Build[],
  work: (browsers: readonly ExtensionBrowser[]) => Promise<T>,
): Promise<T> {
  const simulators = await startSimulators();
  const browsers: ExtensionBrowser[] = [];
  try {
    for (const { dir } of builds) {
      const browser = await launchWithExtension({ port: simulators.port, extensionDir: dir });
      browsers.push(browser);
      await servePages(browser.context);
    }
    return await work(browsers);
  } finally {
    for (const browser of browsers) await browser.close();
    await simulators.close();
  }
}

/** @returns the samples of each browser */
export async function inTurns<T>(
  browsers: readonly ExtensionBrowser[],
  count: number,
  sample: (browser: ExtensionBrowser, turn: number) => Promise<T>,
): Promise<T[][]> {
  const samples: T[][] = browsers.map(() => []);
  for (let turn = 0; turn < count; turn += 1)
    for (const [index, browser] of browsers.entries()) samples[index]?.push(await sample(browser, turn));
  return samples;
}
