import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, test } from 'vitest';
import { FOLDER, MARQUEE, SCREENSHOTS, SIZES, TILE } from '../../store-images/files';
import { pixels } from '../../support/png';

/** What the stores take at most, in characters. */
const LONGEST = { name: 75, summary: 132 };

const listing = await readFile('docs/store/listing.md', 'utf8');

/** The text below a heading. */
const below = (heading: string): string =>
  (listing.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '').trim();

async function manifestTexts(language: string): Promise<{ name: string; summary: string }> {
  const messages = await parseMessagesFile(`locales/${language}.yml`);
  const text = (key: string): string => {
    const found = messages.find((message) => message.key.join('.') === `manifest.${key}`);
    return found && 'message' in found ? found.message : '';
  };
  return { name: text('name'), summary: text('description') };
}

describe('the listing', async () => {
  test('has the name and the summary of the package', async () => {
    const { name, summary } = await manifestTexts('en');
    expect([below('Name'), below('Summary')]).toEqual([name, summary]);
  });

  const languages = (await readdir('locales')).map((file) => file.replace(/\.yml$/, ''));
  test.each(languages)('%s: name and summary are as short as stores want them', async (language) => {
    const { name, summary } = await manifestTexts(language);
    expect(name.length).toBeLessThanOrEqual(LONGEST.name);
    expect(summary.length).toBeLessThanOrEqual(LONGEST.summary);
  });
});

describe('its pictures', async () => {
  const sizes = new Map<string, { width: number; height: number }>([
    ...SCREENSHOTS.map(({ file }) => [file, SIZES.screenshot] as const),
    [TILE.file, SIZES.tile],
    [MARQUEE.file, SIZES.marquee],
  ]);
  const made = (await readdir(FOLDER)).sort();
  const pictures = await Promise.all(made.map((file) => readFile(join(FOLDER, file))));

  test('are all there, and no others', () => {
    expect(made).toEqual([...sizes.keys()].sort());
    for (const file of made) expect(listing).toContain(`images/${file}`);
  });

  test('have the sizes that the stores take', () => {
    const found = pictures.map((picture) => pixels(picture));
    expect(found).toEqual(made.map((file) => [sizes.get(file)?.width, sizes.get(file)?.height]));
  });

  test('are no burden for who clones the repository', () => {
    expect(pictures.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(1_000_000);
  });
});
