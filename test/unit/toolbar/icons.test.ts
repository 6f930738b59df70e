import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { toolbarIcons } from '@/utils/toolbar/icons';
import { TOOLBAR_STATES } from '@/utils/toolbar/state';
import { iconFiles } from '../../icons/files';
import { pixels } from '../../support/png';

/** Contrast of two colours, as WCAG 2 defines it. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const WHITE = '#ffffff';
/** The lightest of the dark toolbars, that of Chromium. */
const DARK = '#3c3c3c';

describe('the icons that are committed', () => {
  test.each(TOOLBAR_STATES)('%s has those that the toolbar shows, in their sizes', async (state) => {
    for (const [size, path] of Object.entries(toolbarIcons(state)))
      expect(pixels(await readFile(`public${path}`)), path).toEqual([Number(size), Number(size)]);
  });

  test('are what `npm run icons` draws, and no others', async () => {
    expect((await readdir('public/icon')).map((name) => `public/icon/${name}`).sort()).toEqual(
      iconFiles.map(({ file }) => file).sort(),
    );
    for (const { file, size } of iconFiles) expect(pixels(await readFile(file)), file).toEqual([size, size]);
  });

  test('differ between states', async () => {
    const drawn = await Promise.all(
      TOOLBAR_STATES.map(async (state) =>
        (await readFile(`public${toolbarIcons(state)[16]}`)).toString('hex'),
      ),
    );
    expect(new Set(drawn).size).toBe(TOOLBAR_STATES.length);
  });
});

test.each(TOOLBAR_STATES.filter((state) => state !== 'idle'))(
  'the sign for %s stands out from light and from dark toolbars',
  async (state) => {
    const svg = await readFile('docs/images/icon.svg', 'utf8');
    const [, color = WHITE] = new RegExp(`id="${state}"[^#]*(#[\\da-f]{6})`).exec(svg) ?? [];
    expect(contrast(color, WHITE)).toBeGreaterThanOrEqual(3);
    expect(contrast(color, DARK)).toBeGreaterThanOrEqual(3);
  },
);
