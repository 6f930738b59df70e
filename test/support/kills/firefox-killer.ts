import type { FirefoxWithExtension } from '../firefox';
import { EXTENSION } from '../site-access-firefox';

/** Stops the background as Firefox does with one that idles, whatever it is at. One that does not run stays stopped. */
export async function stopBackground(firefox: FirefoxWithExtension): Promise<void> {
  const gone = await firefox.chrome(`(async () => {
    const { extension } = ${EXTENSION};
    const context = extension.backgroundContext;
    await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
    return String(!context || extension.backgroundContext !== context);
  })()`);
  // Another one may run by now, where somebody waits for an answer.
  if (gone !== 'true') throw new Error('The background still runs');
}
