import { browser } from 'wxt/browser';
import { ARCHITECTURES, BROWSERS, LANGUAGES, type OneOf, type Surroundings, SYSTEMS } from './report';

/** What Chromium and its relatives tell of themselves; TypeScript's DOM does not know it. */
interface Brands {
  getHighEntropyValues(hints: readonly ['fullVersionList']): Promise<{
    fullVersionList?: { brand: string; version: string }[];
  }>;
}

/** What Firefox tells of itself; the types of the other browsers do not know it. */
interface TellsOfItself {
  getBrowserInfo?(): Promise<{ name: string; version: string }>;
}

/**
 * Where the extension runs, in words of closed lists.
 *
 * @param language of the texts that the pages show
 */
export async function readSurroundings(language: string): Promise<Surroundings> {
  const [{ name, version }, { os, arch }] = await Promise.all([
    readBrowser(),
    browser.runtime.getPlatformInfo(),
  ]);
  return {
    browser: { name: oneOf(BROWSERS, name), version: numbersOf(version) },
    platform: { system: oneOf(SYSTEMS, os), architecture: oneOf(ARCHITECTURES, arch) },
    language: oneOf(LANGUAGES, language),
  };
}

/** The word, if it is one of the list. */
export function oneOf<const List extends readonly string[]>(list: List, word: string): OneOf<List> {
  return list.find((each) => each === word) ?? 'other';
}

/** The numbers of a version: nothing else of it. */
export function numbersOf(version: string): number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10) || 0);
}

/** A browser that is made from Chromium names both: the more particular one counts. */
async function readBrowser(): Promise<{ name: string; version: string }> {
  const told = await (browser.runtime as TellsOfItself).getBrowserInfo?.();
  if (told) return told;
  const { userAgentData } = navigator as { userAgentData?: Brands };
  const { fullVersionList = [] } = (await userAgentData?.getHighEntropyValues(['fullVersionList'])) ?? {};
  const known = fullVersionList.filter(({ brand }) => oneOf(BROWSERS, brand) !== 'other');
  const [engine] = known.filter(({ brand }) => brand === 'Chromium');
  const own = known.find(({ brand }) => brand !== 'Chromium') ?? engine;
  return own ? { name: own.brand, version: own.version } : { name: '', version: '' };
}
