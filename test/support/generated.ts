import { expect } from '@playwright/test';
import type { Case } from '../fixtures/console/generator/case';
import { combine } from '../fixtures/console/generator/draw';
import { forShell } from '../fixtures/console/generator/shell';
import { printCase, shrink } from '../fixtures/console/generator/shrink';
import { LANGUAGES } from '../fixtures/console/generator/speech';
import type { ConsoleTab } from './console-tab';
import { countLooks } from './looks';
import { isOffered, sendInTab } from './prompt-in-tab';

const ADDRESS = 'https://app.humanitec.io/orgs/acme/generated';
/** Far longer than a token takes to be offered, in milliseconds. */
const PATIENCE = 10_000;
/** The same for a combination that has failed already, and is made smaller. */
const LESS_PATIENCE = 2_500;

/** Far from all seeds that are played: a token that a page has captured is not offered there again. */
const FIRST_SEED = 1_000_000_000;

/** Says what is wrong with a case, if anything is. */
type Judge = (one: Case, patience?: number) => Promise<string | undefined>;

/**
 * Draws cases of the generator one after the other in a tab whose console has `SHELL_PAGES`, and gives those that fail, each as the line
 * that draws its smallest form (`readCase`), with what is wrong.
 */
export async function failuresOf(tab: ConsoleTab, cases: readonly Case[]): Promise<string[]> {
  await tab.letPopup('stay closed');
  let judge = await judgeOn(tab, LANGUAGES);
  const failures: string[] = [];
  for (const one of cases) {
    // What ends a judgement early, as a button that is gone, is wrong with this case, and the next ones are judged all the same.
    const wrong = await judge(one).catch(({ message }: Error) => `not judged: ${message.split('\n', 1)}`);
    if (wrong === undefined) continue;
    const smallest = await shrink(one, async (smaller) => {
      // A page on which the token was captured does not offer it again.
      const again = await judgeOn(tab, [smaller.choices.language as string]);
      return (await again(smaller, LESS_PATIENCE)) !== undefined;
    });
    failures.push(`${printCase(smallest)}: ${wrong}`);
    // The page was loaded anew for the smaller ones.
    judge = await judgeOn(tab, LANGUAGES);
  }
  return failures;
}

/** A judge on a page that knows the words of these languages: what is quiet must not be so for want of words. */
async function judgeOn(tab: ConsoleTab, languages: readonly string[]): Promise<Judge> {
  await tab.goto(ADDRESS);
  const looks = await countLooks(tab.inScript);
  const judge: Judge = async (one, patience = PATIENCE) => {
    await tab.evaluate((json) => (window as unknown as Shell).show(json), forShell(one));
    if (one.expects === 'nothing') {
      await looks.more();
      return (await isOffered(tab, 0)) ? 'offered' : undefined;
    }
    if (!(await isOffered(tab, patience))) return 'not offered';
    await tab.forget();
    await sendInTab(tab);
    await expect.poll(tab.held, { timeout: patience }).toBeDefined();
    return (await tab.held()) === one.token ? undefined : 'captured wrongly';
  };
  for (const [seed, language] of languages.entries())
    expect(await judge(combine({ language }, FIRST_SEED + seed)), language).toBeUndefined();
  return judge;
}

interface Shell {
  show(json: string): Promise<void>;
}
