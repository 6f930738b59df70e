import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXTENSION_DIR } from '../support/extension';

const MESSAGES = '_locales/en/messages.json';

/** What browsers limit or compare is left as it is. */
const LEFT_ALONE = /^(language$|manifest_)/;

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'å',
  c: 'ç',
  d: 'ð',
  e: 'é',
  g: 'ĝ',
  h: 'ĥ',
  i: 'î',
  j: 'ĵ',
  k: 'ķ',
  l: 'ļ',
  n: 'ñ',
  o: 'ö',
  r: 'ŕ',
  s: 'š',
  t: 'ţ',
  u: 'û',
  w: 'ŵ',
  y: 'ý',
  z: 'ž',
  A: 'Å',
  C: 'Ç',
  D: 'Ð',
  E: 'É',
  G: 'Ĝ',
  H: 'Ĥ',
  I: 'Î',
  J: 'Ĵ',
  K: 'Ķ',
  L: 'Ļ',
  N: 'Ñ',
  O: 'Ö',
  R: 'Ŕ',
  S: 'Š',
  T: 'Ţ',
  U: 'Û',
  W: 'Ŵ',
  Y: 'Ý',
  Z: 'Ž',
};

/**
 * A text as a language could have it that is longer and uses more marks than English: letters are accented, vowels stand
 * twice, which makes it about 40 % longer, and brackets show where it is cut off.
 */
export function pseudo(text: string): string {
  const parts = text
    .split(/(\$\d)/)
    .map((part) =>
      part.startsWith('$')
        ? part
        : part.replace(/[aeiou]/g, '$&$&').replace(/[A-Za-z]/g, (letter) => ACCENTED[letter] ?? letter),
    );
  return `[${parts.join('')}]`;
}

/** Copies the built extension into a folder, with texts like that in the place of the English ones. */
export async function pseudoExtension(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pseudo-extension-'));
  await cp(EXTENSION_DIR, folder, { recursive: true });
  const file = join(folder, MESSAGES);
  const messages = JSON.parse(await readFile(file, 'utf8')) as Record<string, { message: string }>;
  for (const [key, entry] of Object.entries(messages))
    if (!LEFT_ALONE.test(key)) entry.message = pseudo(entry.message);
  await writeFile(file, JSON.stringify(messages));
  return folder;
}
