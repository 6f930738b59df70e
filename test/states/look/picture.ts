import type { Page } from '@playwright/test';
import type { Scene } from '../scene';

/** Of the pictures that are kept: small enough for that, good enough to be read. */
const KEPT = { quality: 0.4, scale: 0.8 };

/** A picture is compared by the mean luminance of so many fields: finer, and other fonts would count. */
const FIELDS = { across: 4, down: 6 };

/** What is left above a part, in CSS pixels. */
const EDGE = 6;

export type ColorScheme = 'light' | 'dark';

/** Waits until a button in the picture that sends counts, if it can: while it fills up, no two pictures are the same. */
export async function settled(popup: Page, part: Scene['part']): Promise<void> {
  const place = part ? part(popup) : popup.locator('body');
  await place.locator('.wait').first().waitFor({ state: 'detached' });
}

/** Takes a picture of the popup as high as it is, or of a part of it, as PNG. */
export async function takePicture(popup: Page, scheme: ColorScheme, part: Scene['part']): Promise<Buffer> {
  await popup.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  await settled(popup, part);
  return popup.screenshot({
    fullPage: true,
    clip: part ? await boxOf(popup, part) : await allOf(popup),
    animations: 'disabled',
    caret: 'hide',
  });
}

/** The same picture as it is kept, as WebP. */
export async function asWebp(popup: Page, png: Buffer): Promise<Buffer> {
  const webp = await popup.evaluate(
    async ({ base64, quality, scale }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const [width, height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('There is nothing to draw on');
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, 0, 0, width, height);
      const blob = await canvas.convertToBlob({ type: 'image/webp', quality });
      const made = new Uint8Array(await blob.arrayBuffer());
      return btoa(Array.from(made, (byte) => String.fromCharCode(byte)).join(''));
    },
    { base64: png.toString('base64'), ...KEPT },
  );
  return Buffer.from(webp, 'base64');
}

/** As wide as the popup. */
function boxOf(popup: Page, part: NonNullable<Scene['part']>) {
  return part(popup).evaluate((element, edge) => {
    const { top, height } = element.getBoundingClientRect();
    return { x: 0, y: Math.max(0, top + scrollY - edge), width: innerWidth, height: height + edge };
  }, EDGE);
}

/** A question stands at an edge of the window, wherever the page ends. */
function allOf(popup: Page) {
  return popup.evaluate(() => {
    const isAsked = document.querySelector('.ask-again') !== null;
    const { bottom } = document.body.getBoundingClientRect();
    return { x: 0, y: 0, width: innerWidth, height: Math.ceil(isAsked ? innerHeight : bottom + scrollY) };
  });
}

/** How far two pictures are apart in luminance in the field that differs most, from 0 (the same) to 1 (black and white changed). */
export function distance(popup: Page, one: Buffer, other: Buffer): Promise<number> {
  return popup.evaluate(
    async ({ pictures, across, down }) => {
      const fieldsOf = async (base64: string): Promise<number[]> => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes]));
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        if (!context) throw new Error('There is nothing to draw on');
        context.drawImage(bitmap, 0, 0);
        const width = Math.floor(bitmap.width / across);
        const height = Math.floor(bitmap.height / down);
        return Array.from({ length: across * down }, (_, field) => {
          const [x, y] = [(field % across) * width, Math.floor(field / across) * height];
          const { data } = context.getImageData(x, y, width, height);
          let sum = 0;
          for (let at = 0; at < data.length; at += 4) {
            const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
            sum += 0.2126 * red + 0.7152 * green + 0.0722 * blue;
          }
          return sum / (width * height) / 255;
        });
      };
      const [first = [], second = []] = await Promise.all(pictures.map(fieldsOf));
      const apart = first.map((luminance, field) => Math.abs(luminance - (second[field] ?? 0)));
      return Math.max(...apart);
    },
    { pictures: [one.toString('base64'), other.toString('base64')], ...FIELDS },
  );
}
