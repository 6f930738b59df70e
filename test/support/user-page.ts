// What both drivers run in a page to know what its user reads there.
import type { Extent, UserPage } from './user-browser';

/** What is said as an alert. */
const alertText = (): string =>
  [...document.querySelectorAll('[role=alert]')]
    .map(({ textContent }) => textContent?.replace(/\s+/g, ' '))
    .join('\n');

/** Where the link of a name leads. */
const linkTarget = (name: string): string | undefined =>
  [...document.querySelectorAll('a')].find(({ textContent }) => textContent?.trim() === name)?.href;

/** What the headings in sight say. */
const headingTexts = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('h1, h2, h3, h4')]
    .filter((heading) => heading.checkVisibility())
    .map(({ textContent }) => textContent.trim());

/** What the box or list with a label holds. */
const boxValue = (label: string): string | undefined =>
  [
    ...document.querySelectorAll<HTMLInputElement>(
      'input:not([type=radio], [type=checkbox]), textarea, select',
    ),
  ].find(({ labels }) => [...(labels ?? [])].some(({ innerText }) => innerText.trim() === label))?.value;

/** Whether what has a label is ticked or chosen. */
const boxChecked = (label: string): boolean =>
  [...document.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]')].some(
    ({ checked, labels }) =>
      checked && [...(labels ?? [])].some(({ innerText }) => innerText.trim() === label),
  );

/** What the focused element is called. */
const focusedName = (): string => {
  const focused = document.activeElement as (HTMLElement & { labels?: NodeListOf<HTMLElement> }) | null;
  return (focused?.labels?.[0] ?? focused)?.textContent?.trim() ?? '';
};

/** Goes into the text box with a label, if it is there. */
export function selectBox(label: string): boolean {
  const boxes = document.querySelectorAll<HTMLInputElement>(
    'input:not([type=radio], [type=checkbox]), textarea',
  );
  const box = [...boxes].find(({ labels }) =>
    [...(labels ?? [])].some(({ innerText }) => innerText.trim() === label),
  );
  box?.focus();
  box?.select();
  return box !== undefined;
}

/** What each entry of a list says. */
const entryTexts = (list: string): string[] =>
  [...document.querySelectorAll<HTMLElement>('ul, ol')]
    .filter(({ ariaLabel }) => ariaLabel === list)
    .flatMap(({ children }) => [...children].map((entry) => (entry as HTMLElement).innerText));

/** What the section under a heading says. */
const sectionText = (heading: string): string =>
  [...document.querySelectorAll<HTMLElement>('section')].find((section) =>
    section.querySelector('h1, h2, h3, h4')?.textContent?.trim().startsWith(heading),
  )?.innerText ?? '';

/** Whether a button stands in the entry, the section or the message that has a text in it, and in no smaller one without. */
export const standsBeside = (button: Element, text: string): boolean =>
  button.closest<HTMLElement>('li, section, [role=status], [role=alert]')?.innerText.includes(text) ?? false;

/** How high an element is, and how much of it the window shows. */
export const extentOf = (element: Element): Promise<Extent> =>
  new Promise((resolve) =>
    new IntersectionObserver(([seen], observer) => {
      observer.disconnect();
      resolve({ height: element.getBoundingClientRect().height, shown: seen?.intersectionRatio ?? 0 });
    }).observe(element),
  );

/** All that is read of a page, by what runs in it. */
export const readsBy = (
  evaluate: UserPage['evaluate'],
): Pick<
  UserPage,
  | 'text'
  | 'alert'
  | 'link'
  | 'headings'
  | 'entries'
  | 'section'
  | 'value'
  | 'isChecked'
  | 'focused'
  | 'isInFront'
> => ({
  // A page that loads itself again has nothing in it for a moment.
  text: () => evaluate(() => document.body?.innerText ?? '', undefined),
  alert: () => evaluate(alertText, undefined),
  link: (name) => evaluate(linkTarget, name),
  headings: () => evaluate(headingTexts, undefined),
  entries: (list) => evaluate(entryTexts, list),
  section: (heading) => evaluate(sectionText, heading),
  value: (label) => evaluate(boxValue, label),
  isChecked: (label) => evaluate(boxChecked, label),
  focused: () => evaluate(focusedName, undefined),
  isInFront: () => evaluate(() => document.visibilityState === 'visible', undefined),
});
