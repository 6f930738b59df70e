import { test as base, expect } from '@playwright/test';
import type { Simulators } from '../simulators';
import type { ExtensionBrowser } from '../support/extension';
import { type Restartable, useRestartable } from '../support/restartable';
import { startAnew } from '../support/start-anew';
import { type Agreed, expectTokensStayed } from '../support/stayed';
import { capturedTokens } from '../support/token-places';
import type { UserBrowser } from '../support/user-browser';
import { userOf } from '../support/user-chromium';
import { type FirefoxUser, userFirefox } from '../support/user-firefox';
import { agreed, extension, simulators } from './parts';

interface Fixtures {
  agreed: Agreed;
  restartable: Restartable;
  fresh: undefined;
}

interface WorkerFixtures {
  simulators: Simulators;
  extension: ExtensionBrowser;
  firefox: FirefoxUser;
}

/**
 * Tests that share one browser and one set of simulators per worker; each starts as after an installation. After each
 * one, all traffic is looked through for captured tokens.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  simulators: [simulators, { scope: 'worker' }],
  extension: [extension, { scope: 'worker' }],
  // Started by the first test that is about it.
  firefox: [
    async ({ simulators }, use) => {
      const firefox = await userFirefox(simulators);
      await use(firefox);
      await firefox.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  agreed,
  fresh: [
    async ({ simulators, extension, agreed }, use) => {
      await startAnew(extension);
      simulators.reset();
      await use(undefined);
      expectTokensStayed(simulators, agreed);
    },
    { auto: true, timeout: 60_000 },
  ],
  restartable: ({ simulators: { port } }, use) => useRestartable({ port }, use),
});

/** The same in Firefox, whose errors must know no captured token either. */
export const firefoxTest = test.extend({
  fresh: async ({ simulators, firefox, agreed }, use) => {
    await firefox.startAnew();
    simulators.reset();
    await use(undefined);
    expectTokensStayed(simulators, agreed);
    const errors = await firefox.errors();
    const told = [...capturedTokens(simulators)].filter((token) => errors.includes(token));
    expect(told, 'captured tokens in errors').toEqual([]);
  },
});

interface Lived {
  browser: UserBrowser;
  simulators: Simulators;
  agreed: Agreed;
}

type InBoth = (title: string, live: (lived: Lived) => Promise<void>) => void;

const bothOf =
  (inChromium: typeof test, inFirefox: typeof firefoxTest): InBoth =>
  (title, live) => {
    inChromium(title, ({ simulators, extension, agreed }) =>
      live({ browser: userOf(extension, simulators), simulators, agreed }),
    );
    inFirefox(`Firefox: ${title}`, ({ simulators, firefox, agreed }) =>
      live({ browser: firefox, simulators, agreed }),
    );
  };

/** What is lived through in both browsers, a test for each. */
export const inBoth = bothOf(test, firefoxTest);

/** The same among services that are not as usual, one set of them per worker. */
export function inBothAmong(start: () => Promise<Simulators>): InBoth {
  const services = {
    simulators: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
      async ({}, use: (started: Simulators) => Promise<void>) => {
        const started = await start();
        await use(started);
        await started.close();
      },
      { scope: 'worker' },
    ],
  } satisfies Parameters<typeof test.extend>[0];
  return bothOf(test.extend(services), firefoxTest.extend(services));
}

export { expect };
