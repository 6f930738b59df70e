import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type Simulators, startSimulators } from '../simulators';
import { HOSTS } from '../simulators/hosts';
import { type ExtensionBrowser, launchWithExtension } from '../support/extension';
import { type Agreed, expectTokensStayed } from '../support/stayed';

interface Fixtures {
  agreed: Agreed;
  /** A browser that can be closed and started again with the same profile. */
  restartable: { profileDir: string; start(): Promise<ExtensionBrowser>; stop(): Promise<void> };
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
  simulators: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
    async ({}, use) => {
      const simulators = await startSimulators();
      await use(simulators);
      await simulators.close();
    },
    { scope: 'worker' },
  ],
  extension: [
    async ({ simulators }, use) => {
      const extension = await launchWithExtension({ port: simulators.port });
      await use(extension);
      await extension.close();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  agreed: async ({}, use) => use({ host: HOSTS.infisicalUs }),
  fresh: [
    async ({ simulators, extension, agreed }, use) => {
      await startAnew(extension);
      simulators.reset();
      await use(undefined);
      expectTokensStayed(simulators, agreed);
    },
    { auto: true },
  ],
  restartable: async ({ simulators }, use) => {
    const profileDir = await mkdtemp(join(tmpdir(), 'extension-profile-'));
    let running: ExtensionBrowser | undefined;
    const stop = async (): Promise<void> => {
      await running?.close();
      running = undefined;
    };
    const start = async (): Promise<ExtensionBrowser> => {
      await stop();
      running = await launchWithExtension({ port: simulators.port, profileDir });
      return running;
    };
    await use({ profileDir, start, stop });
    await stop();
    await rm(profileDir, { recursive: true, force: true });
  },
});

/** Takes the extension back to the state after its installation. */
async function startAnew({ context, worker }: ExtensionBrowser): Promise<void> {
  const used = context.pages();
  await context.newPage();
  await Promise.all(used.map((page) => page.close()));
  await context.clearCookies();
  await (await worker()).evaluate(async () => {
    await chrome.alarms.clearAll();
    await chrome.storage.session.clear();
    await chrome.storage.local.clear();
  });
}

export { expect };
