import { readdir, readFile } from 'node:fs/promises';
import { parseMessagesFile, SUPPORTED_LOCALES } from '@wxt-dev/i18n/build';
import { describe, expect, test } from 'vitest';

/** Whatever lies in the folder: a new language is one file. */
const LANGUAGES = (await readdir('locales')).map((file) => file.replace(/\.yml$/, ''));
const OTHERS = LANGUAGES.filter((language) => language !== 'en');

async function messages(language: string): Promise<Map<string, string>> {
  const parsed = await parseMessagesFile(`locales/${language}.yml`);
  // The parser adds the browser's own messages, such as `@@ui_locale`.
  const own = parsed.filter(({ key: [first] }) => !first?.startsWith('@@'));
  return new Map(own.map((message) => [message.key.join('.'), 'message' in message ? message.message : '']));
}

/** Keys are written out in the code, or all but their end: `popup.source.${source}`. */
function isUsed(key: string, source: string): boolean {
  const [section, name] = key.split('.');
  if (section === 'failure') return source.includes(`'${name}'`);
  const beginnings = [`${key.slice(0, key.lastIndexOf('.'))}.\${`, `${section}_\${`];
  return [key, key.replaceAll('.', '_'), ...beginnings].some((text) => source.includes(text));
}

const placeholders = (text: string): string[] => [...new Set(text.match(/\$\d/g) ?? [])].sort();

describe('message catalogues', async () => {
  const english = await messages('en');

  test.each(LANGUAGES)('%s: every key is a name that Chromium loads', async (language) => {
    for (const key of (await messages(language)).keys()) expect(key).toMatch(/^[A-Za-z0-9.]+$/);
  });

  test.each(LANGUAGES)('%s: no text is empty', async (language) => {
    for (const [key, text] of await messages(language)) expect(text.trim(), key).not.toBe('');
  });

  test.each(OTHERS)('%s has the keys and placeholders of English', async (language) => {
    const translated = await messages(language);
    expect([...translated.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of english)
      expect(placeholders(translated.get(key) ?? ''), key).toEqual(placeholders(text));
  });

  test.each(LANGUAGES)('%s: the texts name the language that they are in', async (language) => {
    expect((await messages(language)).get('language')).toBe(language.replace('_', '-'));
  });

  test.each(LANGUAGES)('%s is a name that Chromium and the stores know', (language) => {
    expect(SUPPORTED_LOCALES).toContain(language);
  });

  test('every failure says what, why and what next', () => {
    const codes = new Set(
      [...english.keys()].filter((key) => key.startsWith('failure.')).map((key) => key.split('.')[1]),
    );
    for (const code of codes) {
      for (const part of ['what', 'why', 'next'])
        expect(english.has(`failure.${code}.${part}`), `${code}.${part}`).toBe(true);
    }
  });

  test('no text is left over', async () => {
    const listings = await Promise.all(
      ['entrypoints', 'components', 'utils'].map(async (folder) =>
        (await readdir(folder, { recursive: true })).map((file) => `${folder}/${file}`),
      ),
    );
    const code = ['wxt.config.ts', ...listings.flat().filter((file) => /\.tsx?$/.test(file))];
    const source = (await Promise.all(code.map((file) => readFile(file, 'utf8')))).join('\n');
    const unused = [...english.keys()].filter((key) => !isUsed(key, source));
    expect(unused).toEqual([]);
  });
});
