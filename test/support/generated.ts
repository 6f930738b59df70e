import { expect, type Page } from '@playwright/test';
import type { Case } from '../fixtures/console/generator/case';
import { combine } from '../fixtures/console/generator/draw';
import { forShell, SHELL } from '../fixtures/console/generator/shell';
import { printCase, shrink } from '../fixtures/console/generator/shrink';
import { LANGUAGES } from '../fixtures/console/generator/speech';
import { clickSend, forgetToken, heldToken, keepPopupClosed, promptHost } from './capturing';
import type { ExtensionBrowser } from './extension';
import { countLooks } from './looks';
import { fromContentScript, ways } from './messages/post';

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
 * Draws cases of the generator one after the other on a page with the extension and gives those that fail, each as the line that draws its
 * smallest form (`readCase`), with what is wrong.
 */
export async function failuresOf(extension: ExtensionBrowser, cases: readonly Case[]): Promise<string[]> {
  await keepPopupClosed(extension);
  const page = await extension.context.newPage();
  await page.route(ADDRESS, (route) => route.fulfill({ contentType: 'text/html', body: SHELL }));
  let judge = await judgeOn(page, extension, LANGUAGES);
  const failures: string[] = [];
  for (const one of cases) {
    // What ends a judgement early, as a button that is gone, is wrong with this case, and the next ones are judged all the same.
    const wrong = await judge(one).catch(({ message }: Error) => `not judged: ${message.split('\n', 1)}`);
    if (wrong === undefined) continue;
    const smallest = await shrink(one, async (smaller) => {
      // A page on which the token was captured does not offer it again.
      const again = await judgeOn(page, extension, [smaller.choices.language as string]);
      return (await again(smaller, LESS_PATIENCE)) !== undefined;
    });
    failures.push(`${printCase(smallest)}: ${wrong}`);
    // The page was loaded anew for the smaller ones.
    judge = await judgeOn(page, extension, LANGUAGES);
  }
  await page.close();
  return failures;
}

/** A judge on a page that knows the words of these languages: what is quiet must not be so for want of words. */
async function judgeOn(
  page: Page,
  extension: ExtensionBrowser,
  languages: readonly string[],
): Promise<Judge> {
  await page.goto(ADDRESS);
  const script = await fromContentScript(page, extension.extensionId, ways.internal);
  const looks = await countLooks(script.evaluate);
  const judge: Judge = async (one, patience = PATIENCE) => {
    await page.evaluate((json) => (window as unknown as Shell).show(json), forShell(one));
    if (one.expects === 'nothing') {
      await looks.more();
      return (await promptHost(page).count()) > 0 ? 'offered' : undefined;
    }
    const host = promptHost(page);
    if (!(await host.waitFor({ state: 'attached', timeout: patience }).then(...settled)))
      return 'not offered';
    await forgetToken(extension);
    await clickSend(page);
    await expect.poll(() => heldToken(extension), { timeout: patience }).toBeDefined();
    return (await heldToken(extension)) === one.token ? undefined : 'captured wrongly';
  };
  for (const [seed, language] of languages.entries())
    expect(await judge(combine({ language }, FIRST_SEED + seed)), language).toBeUndefined();
  return judge;
}

const settled = [() => true, () => false] as const;

interface Shell {
  show(json: string): Promise<void>;
}
