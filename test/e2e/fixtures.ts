import { test as base, expect } from '@playwright/test';
import type { Simulators } from '../simulators';
import type { ExtensionBrowser } from '../support/extension';
import { type Restartable, useRestartable } from '../support/restartable';
import { startAnew } from '../support/start-anew';
import { type Agreed, expectTokensStayed } from '../support/stayed';
import { agreed, extension, simulators } from './parts';

interface Fixtures {
  agreed: Agreed;
  restartable: Restartable;
  fresh: undefined;
}

interface WorkerFixtures {
  simulators: Simulators;
  extension: ExtensionBrowser;
}

/**
 * Tests that share one browser and one set of simulators per worker; each starts as after an installation. After each
 * one, all traffic is looked through for captured tokens.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  simulators: [simulators, { scope: 'worker' }],
  extension: [extension, { scope: 'worker' }],
  agreed,
  fresh: [
    async ({ simulators, extension, agreed }, use) => {
      await startAnew(extension);
      simulators.reset();
      await use(undefined);
      expectTokensStayed(simulators, agreed);
    },
    { auto: true },
  ],
  restartable: ({ simulators: { port } }, use) => useRestartable({ port }, use),
});

export { expect };
