import { expect, test } from '@playwright/test';
import { serveConsole } from '../../fixtures/console/server';
import { chromiumTab } from '../../support/console-tab-chromium';
import { firefoxTab } from '../../support/console-tab-firefox';
import { playCorpus } from '../../support/corpus-judge';
import { writeColumn } from '../../support/corpus-table';

const BROWSERS = [
  ['Chromium', chromiumTab],
  ['Firefox', firefoxTab],
] as const;

for (const [browser, openTab] of BROWSERS)
  test(`${browser}, the corpus: every token is offered and captured exactly, and nothing else is`, async () => {
    test.setTimeout(600_000);
    const server = await serveConsole();
    const tab = await openTab(server.port);
    try {
      const only = process.env.CORPUS_ONLY;
      const verdicts = await playCorpus(tab, only);

      const wrong = verdicts.filter(
        ({ expected, offered, exact }) => offered !== expected || exact === false,
      );
      expect(wrong).toEqual([]);
      expect(verdicts.filter(({ expected }) => expected).length).toBeGreaterThanOrEqual(only ? 0 : 40);
      expect(verdicts.filter(({ expected }) => !expected).length).toBeGreaterThanOrEqual(only ? 0 : 40);
      if (process.env.CORPUS_TABLE) writeColumn(browser, verdicts);
    } finally {
      await tab.close();
      await server.close();
    }
  });
