import { test as base, expect } from '@playwright/test';
import { type Simulators, startSimulators } from '../simulators';
import { HOSTS } from '../simulators/hosts';
import { type ExtensionBrowser, launchWithExtension } from '../support/extension';
import { type Agreed, expectTokensStayed } from '../support/stayed';

interface Fixtures {
  simulators: Simulators;
  /** Chromium with the built extension, every host of which is a simulator. */
  extension: ExtensionBrowser;
  agreed: Agreed;
  traffic: undefined;
}

/** Tests with a browser and simulators of their own. After each one, all traffic is looked through for captured tokens. */
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
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  agreed: async ({}, use) => use({ host: HOSTS.infisicalUs }),
  traffic: [
    async ({ simulators, agreed }, use) => {
      await use(undefined);
      expectTokensStayed(simulators, agreed);
    },
    { auto: true },
  ],
});

export { expect };
