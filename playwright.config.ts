import { defineConfig } from '@playwright/test';

/**
 * These mostly wait: for a background that idles, for the next look-up, for a prompt that does not come, for a person to look
 * before they press. The machine has time for the others meanwhile.
 */
const WAITING = [
  '**/firefox-background.spec.ts',
  '**/never-twice.spec.ts',
  '**/capture/corpus.spec.ts',
  '**/security/click-series.spec.ts',
  '**/security/honest-users.spec.ts',
];

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: '.output/e2e',
  fullyParallel: true,
  workers: 3,
  projects: [
    { name: 'waiting', testMatch: WAITING, workers: 1 },
    { name: 'busy', testMatch: '**/*.spec.ts', testIgnore: WAITING, workers: 2 },
  ],
  timeout: 180_000,
  // Generous: two browsers share the machine with the simulators. No test measures time.
  expect: { timeout: 30_000 },
  // A browser that did not start in time gets a second chance, and is reported as flaky.
  retries: 1,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '.output/e2e-results.json' }]],
});
