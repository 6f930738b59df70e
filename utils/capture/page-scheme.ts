import { closest } from './flat-tree';

/** Perceived lightness of a middle grey, from 0 to 1. */
const MIDDLE = 0.6;
/** What covers no more lets what is behind it decide. */
const LEAST_ALPHA = 0.5;

/**
 * Whether an element stands on something light or dark, as a value of `color-scheme`. Where nothing is painted up to the
 * root, the browser's preference decides. The colour of `probe` is left changed.
 */
export function schemeAround(element: Element, probe: HTMLElement): string {
  let scheme = '';
  closest(element, (at) => {
    // Pages name colours in many ways: the browser reads them, and writes the numbers that count.
    probe.style.color = `oklab(from ${getComputedStyle(at).backgroundColor} l alpha 0/1)`;
    const [lightness, alpha] = getComputedStyle(probe).color.match(/[\d.]+/g) as [string, string];
    if (+alpha > LEAST_ALPHA) scheme = +lightness > MIDDLE ? 'light' : 'dark';
    return scheme;
  });
  return scheme || 'light dark';
}
