// What both drivers run in a page to know what its user reads there.

/** What is said as an alert. */
export const alertText = (): string =>
  [...document.querySelectorAll('[role=alert]')]
    .map(({ textContent }) => textContent?.replace(/\s+/g, ' '))
    .join('\n');

/** Where the link of a name leads. */
export const linkTarget = (name: string): string | undefined =>
  [...document.querySelectorAll('a')].find(({ textContent }) => textContent?.trim() === name)?.href;
