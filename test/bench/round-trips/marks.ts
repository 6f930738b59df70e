/// <reference types="chrome" />
import type { Page } from '@playwright/test';
import type { ExtensionBrowser } from '../../support/extension';

/** What is noted of a token's way, by the page's clock. */
export type Mark = 'pressed' | 'captured' | 'roles' | 'verdict' | 'pushed';

/** A page of the extension that can send messages and shows nothing, which notes what becomes of a token. */
export async function markingPage({ context, extensionId }: ExtensionBrowser): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/manifest.json`);
  // What is run in pages comes through tsx, which names functions by a helper of its own.
  await page.evaluate('globalThis.__name = (named) => named');
  await page.evaluate(noteMarks);
  return page;
}

/** Forgets the token in work, and what was noted. */
export async function startOver(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await chrome.runtime.sendMessage({ name: 'push.clear', payload: {} });
    await chrome.storage.session.remove(['vault', 'captures', 'setAside', 'preflight']);
    Object.assign(globalThis, { marks: {} });
  });
}

/** Notes that something is about to be asked for. */
export async function markPress(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(globalThis, { marks: { pressed: performance.now() } }));
}

/** Milliseconds from one mark to another. */
export function between(page: Page, from: Mark, to: Mark): Promise<number> {
  return page.evaluate(
    ([first, last]) => {
      const { marks } = globalThis as unknown as { marks: Record<string, number> };
      return (marks[last] ?? Number.NaN) - (marks[first] ?? Number.NaN);
    },
    [from, to] as const,
  );
}

/** Runs in the page: notes when the background has come so far, by what it stores. */
function noteMarks(): void {
  interface Preflight {
    state: string;
    isPartial: boolean;
    apps: { write: string }[];
  }
  chrome.storage.session.onChanged.addListener(({ captures, preflight, push }) => {
    const checked: Preflight | undefined = JSON.parse(
      (preflight?.newValue as { json: string } | undefined)?.json ?? 'null',
    );
    const sent = push?.newValue as { state: string } | undefined;
    const isSo: Record<string, boolean | undefined> = {
      captured: Boolean((captures?.newValue as unknown[] | undefined)?.length),
      roles: checked?.apps.some(({ write }) => write === 'yes'),
      verdict: checked?.state === 'done' && !checked.isPartial,
      pushed: sent && sent.state !== 'running',
    };
    const { marks = {} } = globalThis as { marks?: Record<string, number> };
    for (const [mark, is] of Object.entries(isSo)) if (is) marks[mark] ??= performance.now();
    Object.assign(globalThis, { marks });
  });
}

/** Takes a token in and has it checked, by the messages of the popup. */
export async function checkByMessage(page: Page, token: string): Promise<void> {
  await page.evaluate(async (pasted) => {
    await chrome.runtime.sendMessage({ name: 'capture.paste', payload: { token: pasted } });
    await chrome.runtime.sendMessage({ name: 'preflight.run', payload: {} });
  }, token);
}
