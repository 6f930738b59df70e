import { Puppeteer } from 'puppeteer-core';
import { bundle } from '../bundle';

let known: Promise<void> | undefined;

/** Teaches puppeteer what {@link role} means; a browser's driver does so before its first page. */
export function knowRoles(): Promise<void> {
  known ??= register();
  return known;
}

/** Selects the elements of a role, with exactly this accessible name where one is given, in all of puppeteer's waits and clicks. */
export const role = (kind: string, name?: string): string =>
  `role/${JSON.stringify(name === undefined ? [kind] : [kind, name])}`;

async function register(): Promise<void> {
  const code = await bundle(new URL('./in-page.ts', import.meta.url));
  // Puppeteer carries the text of a function into each page: all that it needs has to be in it.
  const queryAll = new Function(
    'root',
    'wanted',
    `if (!globalThis.elementsOfRole) { ${code} }\nreturn globalThis.elementsOfRole(root, ...JSON.parse(wanted));`,
  ) as (root: unknown, wanted: string) => Element[];
  Puppeteer.registerCustomQueryHandler('role', { queryAll });
}
