import type { Wishes } from './console-tab';
import type { FirefoxWithExtension } from './firefox';

/** What Firefox has for the wishes of its user. */
const WISHES: { [W in keyof Wishes]-?: [preference: string, Record<NonNullable<Wishes[W]>, number>] } = {
  scheme: ['layout.css.prefers-color-scheme.content-override', { dark: 0, light: 1 }],
  motion: ['ui.prefersReducedMotion', { any: 0, reduced: 1 }],
  colours: ['browser.display.document_color_use', { any: 0, forced: 2 }],
};
type Wish = keyof Wishes;

/** Has all pages be as their user wants them. */
export async function wish({ chrome }: FirefoxWithExtension, wishes: Wishes): Promise<void> {
  for (const [which, value] of Object.entries(wishes) as [Wish, string][]) {
    const [preference, values] = WISHES[which];
    await chrome(`Services.prefs.setIntPref('${preference}', ${(values as Record<string, number>)[value]})`);
  }
}

/** Takes wishes back; all of them, if none is named. */
export async function forgetWishes(
  { chrome }: FirefoxWithExtension,
  wishes: readonly Wish[] = Object.keys(WISHES) as Wish[],
): Promise<void> {
  for (const which of wishes) await chrome(`Services.prefs.clearUserPref('${WISHES[which][0]}')`);
}
