import { test as base, expect } from '@playwright/test';
import { type Simulators, startSimulators } from '../simulators';
import { type ExtensionBrowser, launchWithExtension } from '../support/extension';

interface Fixtures {
  simulators: Simulators;
  /** Chromium with the built extension, every host of which is a simulator. */
  extension: ExtensionBrowser;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
  simulators: async ({}, use) => {
    const simulators = await startSimulators();
    await use(simulators);
    await simulators.close();
  },
  extension: async ({ simulators }, use) => {
    const extension = await launchWithExtension({ port: simulators.port });
    await use(extension);
    await extension.close();
  },
});

export { expect };
