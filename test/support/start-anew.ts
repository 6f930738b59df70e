import type { ExtensionBrowser } from './extension';
import { Killer } from './kills/killer';

const EMPTY = 'about:blank';

/**
 * Takes the extension back to the state after its installation, with nothing in its memory either. One empty page stays: without
 * any the browser would end.
 */
export async function startAnew(extension: ExtensionBrowser): Promise<void> {
  const { context } = extension;
  const kept = context.pages().find((page) => page.url() === EMPTY) ?? (await context.newPage());
  const killer = await Killer.in(extension, kept);
  await killer.startAnew();
  await killer.wake();
  await killer.release();
  await kept.goto(EMPTY);
}
