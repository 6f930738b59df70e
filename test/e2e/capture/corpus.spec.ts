import { expect, type Page, test } from '@playwright/test';
import type {} from '../../fixtures/console/page/main';
import { serveConsole } from '../../fixtures/console/server';
import {
  CONSOLE_PAGE,
  clickSend,
  forgetToken,
  heldToken,
  keepPopupClosed,
  promptHost,
} from '../../support/capturing';
import { type Verdict, writeTable } from '../../support/corpus-table';
import { type ExtensionBrowser, launchWithExtension } from '../../support/extension';

/** Longer than any case takes to show its token, in milliseconds. */
const PATIENCE = 5000;
/** A prompt that comes within a tenth of a second would have come by now. */
const QUIET = 500;

test('the corpus: every token is offered and captured exactly, and nothing else is', async () => {
  test.setTimeout(600_000);
  const server = await serveConsole();
  const extension = await launchWithExtension({ port: server.port });
  try {
    await keepPopupClosed(extension);
    const page = await extension.context.newPage();
    await page.goto(CONSOLE_PAGE);
    await page.waitForFunction(() => window.corpus !== undefined);
    const only = process.env.CORPUS_ONLY;
    const cases = (await page.evaluate(() => window.corpus.cases())).filter(
      ({ name }) => !only || name.includes(only),
    );
    const verdicts: Verdict[] = [];
    for (const each of cases) verdicts.push(await judge(extension, page, each));

    const wrong = verdicts.filter(({ expected, offered, exact }) => offered !== expected || exact === false);
    expect(wrong).toEqual([]);
    expect(verdicts.filter(({ expected }) => expected).length).toBeGreaterThanOrEqual(only ? 0 : 40);
    expect(verdicts.filter(({ expected }) => !expected).length).toBeGreaterThanOrEqual(only ? 0 : 40);
    if (process.env.CORPUS_TABLE) writeTable(verdicts);
  } finally {
    await extension.close();
    await server.close();
  }
});

async function judge(
  extension: ExtensionBrowser,
  page: Page,
  { name, kit, offered: expected }: { name: string; kit: string; offered: boolean },
): Promise<Verdict> {
  const token = await page.evaluate((which) => window.corpus.show(which), name);
  const offered = await promptHost(page)
    .waitFor({ state: 'attached', timeout: expected ? PATIENCE : QUIET })
    .then(() => true)
    .catch(() => false);
  let exact: boolean | undefined;
  if (offered) {
    await forgetToken(extension);
    await clickSend(page);
    exact = await expect
      .poll(() => heldToken(extension), { timeout: 3000 })
      .toBe(token)
      .then(() => true)
      .catch(() => false);
  }
  const latency = await page.evaluate(() => window.corpus.latency());
  await page.evaluate(() => window.corpus.clear());
  return { name, kit, expected, offered, exact, latency };
}
