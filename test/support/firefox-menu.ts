import type { Page } from 'puppeteer-core';
import type { FirefoxWithExtension } from './firefox';

/** Has a page show a text, selects it, and chooses `Send to Infisical` in the context menu that opens on it. */
export async function sendFromMenu(
  { chrome }: FirefoxWithExtension,
  page: Page,
  selected: string,
): Promise<void> {
  const { x, y } = await page.evaluate(selectNew, selected);
  await page.mouse.click(x, y, { button: 'right' });
  await chrome(CHOOSE_IN_MENU);
}

/** Runs in a page: has it show a text, selects that, and gives a spot in it. */
function selectNew(text: string): { x: number; y: number } {
  const shown = document.body.appendChild(document.createElement('pre'));
  shown.style.cssText = 'position:fixed;inset:0 auto auto 0;margin:0;background:#fff;z-index:99';
  shown.textContent = text;
  getSelection()?.selectAllChildren(shown);
  const { x, y, width, height } = shown.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

/** Evaluated in the browser's window: waits for the context menu, and clicks the extension's entry there. */
const CHOOSE_IN_MENU = `(async () => {
  const menu = document.getElementById('contentAreaContextMenu');
  const entry = () => [...menu.querySelectorAll('menuitem')].find(({ label }) => label === 'Send to Infisical');
  for (let tries = 0; tries < 200 && !(menu.state === 'open' && entry()); tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  menu.activateItem(entry());
})()`;
