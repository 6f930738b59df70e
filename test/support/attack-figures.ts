import { test } from '@playwright/test';

/** What came of an attack, over all of its runs. */
export interface Figures {
  runs: number;
  captures: number;
  pushes: number;
}

/** Leaves the figures in the test's results, for the report on all attacks. */
export function report(attack: string, { runs, captures, pushes }: Figures): void {
  const description = `${attack}: ${runs} runs, ${captures} captures, ${pushes} pushes`;
  test.info().annotations.push({ type: 'attack', description });
  console.log(description);
}
