import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import type { UserPage } from './user-browser';
import { userPage } from './user-chromium';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Looked {
  /** The rules; without them, all. */
  rules?: string[];
  /** What to look at, by its selector; without it, the whole page. */
  within?: string;
}

/** What breaks axe's rules. The page's CSP forbids scripts from elsewhere, so axe comes in through the driver. */
export async function violationsIn(page: UserPage, looked: Looked = {}): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis, undefined);
  if (!isThere) await page.evaluate(new Function(AXE) as () => void, undefined);
  const { violations } = await page.evaluate(({ rules, within }: Looked) => {
    const { axe } = globalThis as unknown as {
      axe: { run(place: string | Document, options: { runOnly?: string[] }): Promise<AxeResults> };
    };
    return axe.run(within ?? document, rules ? { runOnly: rules } : {});
  }, looked);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

/** The same for a page of Chromium. */
export const violations = (page: Page, looked?: Looked): Promise<string[]> =>
  violationsIn(userPage(page), looked);
