import type { UserPage } from './user-browser';

/** What a button says of itself beyond its name, to assistive technology; empty where it does not. */
export const described = (page: UserPage, name: string): Promise<string> =>
  page.evaluate((wanted) => {
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent?.trim() === wanted,
    );
    const ids = button?.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  }, name);

/** How far the page reaches beyond its window, in CSS pixels. */
export const beyond = (page: UserPage): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollHeight - innerHeight, undefined);

/** Clicks a button as assistive technology may: no pointer and no key tells that it was meant. */
export const clickByTool = (page: UserPage, name: string): Promise<void> =>
  page.evaluate((wanted) => {
    const buttons = [...document.querySelectorAll('button')];
    buttons.find(({ textContent }) => textContent?.trim() === wanted)?.click();
  }, name);
