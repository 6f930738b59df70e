import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as colors from '@/utils/capture/prompt-colors';
import { DRAWING } from '@/utils/capture/prompt-markup';

const css = await readFile('components/tokens.css', 'utf8');

/** Value of a custom property in tokens.css, written as the prompt writes it. */
const onPages = (name: string) =>
  css.match(new RegExp(`--${name.toLowerCase().replaceAll('_', '-')}: ([^;]+);`))?.[1]?.replaceAll(', ', ',');

test.each(Object.entries(colors))("%s is that of the extension's own pages", (name, color) => {
  expect(color).toBe(onPages(name));
});

test('the prompt has no other colours, but for its shadow and the mark', async () => {
  const icon = await readFile('docs/images/icon.svg', 'utf8');
  const known = [...Object.values(colors), ...(icon.match(/#[\da-f]+/g) ?? []), '#0003'].join();
  const used = JSON.stringify(DRAWING).match(/#[\da-f]{3,8}/g) ?? [];
  expect(used.length).toBeGreaterThan(5);
  expect(used.filter((color) => !known.includes(color))).toEqual([]);
});
