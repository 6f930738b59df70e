import { type Simulators, startSimulators } from '../simulators';
import { HOSTS } from '../simulators/hosts';
import { type ExtensionBrowser, launchWithExtension } from '../support/extension';
import type { Agreed } from '../support/stayed';

type Use<T> = (part: T) => Promise<void>;

// biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
export async function simulators({}, use: Use<Simulators>): Promise<void> {
  const started = await startSimulators();
  await use(started);
  await started.close();
}

/** Chromium with the built extension, every host of which is a simulator. */
export async function extension(
  { simulators: { port } }: { simulators: Simulators },
  use: Use<ExtensionBrowser>,
): Promise<void> {
  const launched = await launchWithExtension({ port });
  await use(launched);
  await launched.close();
}

// biome-ignore lint/correctness/noEmptyPattern: as above.
export const agreed = async ({}, use: Use<Agreed>): Promise<void> => use({ host: HOSTS.infisicalUs });
