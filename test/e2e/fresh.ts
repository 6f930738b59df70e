import { test as base, expect } from '@playwright/test';
import type { Simulators } from '../simulators';
import type { ExtensionBrowser } from '../support/extension';
import { type Agreed, expectTokensStayed } from '../support/stayed';
import { agreed, extension, simulators } from './parts';

interface Fixtures {
  simulators: Simulators;
  extension: ExtensionBrowser;
  agreed: Agreed;
  traffic: undefined;
}

/** Tests with a browser and simulators of their own. After each one, all traffic is looked through for captured tokens. */
export const test = base.extend<Fixtures>({
  simulators,
  extension,
  agreed,
  traffic: [
    async ({ simulators, agreed }, use) => {
      await use(undefined);
      expectTokensStayed(simulators, agreed);
    },
    { auto: true },
  ],
});

export { expect };
