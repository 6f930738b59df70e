import { expect } from '@playwright/test';
import type {} from '../fixtures/console/page/main';
import { CONSOLE_PAGE } from './capturing';
import type { ConsoleTab } from './console-tab';
import type { Verdict } from './corpus-table';
import { countLooks, type Looks } from './looks';
import { isOffered, promptGone, sendInTab } from './prompt-in-tab';

/** Longer than any case takes to show its token, in milliseconds. */
const PATIENCE = 10_000;

interface Named {
  name: string;
  kit: string;
  offered: boolean;
}

/** Whether a click on the prompt's button has the background hold the token, and nothing more or less. */
async function isCaptured(tab: ConsoleTab, token: string): Promise<boolean> {
  await tab.forget();
  try {
    await sendInTab(tab);
    await expect.poll(tab.held, { timeout: 3000, intervals: [50] }).toBe(token);
    return true;
  } catch {
    return false;
  }
}

/** Plays the cases of the corpus whose name has `only` in it, one after the other. */
export async function playCorpus(tab: ConsoleTab, only = ''): Promise<Verdict[]> {
  await tab.goto(CONSOLE_PAGE);
  const cases = await tab.evaluate(async () => {
    while (!window.corpus) await new Promise(requestAnimationFrame);
    return window.corpus.cases();
  }, undefined);
  const looks = await countLooks(tab.inScript);
  // The first looks run cold, beside all kits that load.
  await looks.more();
  const verdicts: Verdict[] = [];
  for (const each of cases) if (each.name.includes(only)) verdicts.push(await judge(tab, looks, each));
  return verdicts;
}

async function judge(
  tab: ConsoleTab,
  looks: Looks,
  { name, kit, offered: expected }: Named,
): Promise<Verdict> {
  const token = await tab.evaluate((which) => window.corpus.show(which), name);
  if (!expected) {
    await tab.evaluate(() => window.corpus.stands(), undefined);
    await looks.more();
  }
  const offered = await isOffered(tab, expected ? PATIENCE : 0);
  const exact = offered ? await isCaptured(tab, token) : undefined;
  const latency = await tab.evaluate(() => window.corpus.latency(), undefined);
  await tab.evaluate(() => window.corpus.clear(), undefined);
  await promptGone(tab);
  return { name, kit, expected, offered, exact, latency };
}
