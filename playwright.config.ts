import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '.output/e2e',
  fullyParallel: true,
  workers: 2,
  timeout: 90_000,
  // Generous: two browsers share the machine with the simulators. No test measures time.
  expect: { timeout: 15_000 },
  // A browser that did not start in time gets a second chance, and is reported as flaky.
  retries: 1,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '.output/e2e-results.json' }]],
});
