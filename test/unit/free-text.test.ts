import { describe, expect, test } from 'vitest';
import { cleanText, FreeText, Id, isolate } from '@/utils/free-text';
import { Secret } from '@/utils/secret';

/** A class of odd characters each. */
const ODD: Record<string, readonly string[]> = {
  control: ['\u0000', '\u0007', '\u001b', '\u007f', '\u009b'],
  'line end': ['\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f'],
  space: ['\t', '\u00a0', '\u1680', '\u2003', '\u202f', '\u205f', '\u3000'],
  'zero width': ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u180e', '\u00ad', '\u034f'],
  bidi: [
    '\u202a',
    '\u202b',
    '\u202c',
    '\u202d',
    '\u202e',
    '\u2066',
    '\u2067',
    '\u2068',
    '\u2069',
    '\u200e',
    '\u200f',
    '\u061c',
  ],
  'private use': ['\ue000', '\uf8ff', '\u{f0000}'],
  surrogate: ['\ud800', '\udfff'],
  unassigned: ['\u0378', '\uffff', '\u{1fffe}'],
  tag: ['\u{e0001}', '\u{e0041}'],
  filler: ['\u115f', '\u1160', '\u3164', '\uffa0', '\u2800'],
  variation: ['\ufe0f', '\u{e0100}'],
  mark: ['\u0301', '\u0489', '\u20dd', '\u0e34'],
};
const UNSEEN = /[\p{C}\p{Default_Ignorable_Code_Point}\u2800\u0085]/u;

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

function oddName(seed: number): string {
  const roll = dice(seed);
  const all = [...Object.values(ODD).flat(), ...'Acme Shop', 'ü', 'ש', 'م', '中', '😀', '(', '”'];
  return Array.from({ length: roll(250) }, () => all[roll(all.length)]).join('');
}

describe('free text', () => {
  test.each(Object.entries(ODD))('holds no %s that changes what is read', (_, characters) => {
    for (const odd of characters) {
      const cleaned = cleanText(`Ac${odd}me`);
      expect(cleaned).not.toMatch(UNSEEN);
      expect(['Acme', 'Ac me', `Ac${odd}me`]).toContain(cleaned);
    }
  });

  test('is one line of seen characters, whatever it is made of, and cleaning it again changes nothing', () => {
    for (let seed = 0; seed < 2_000; seed++) {
      const cleaned = cleanText(oddName(seed));
      expect(cleaned, `seed ${seed}`).not.toMatch(UNSEEN);
      expect(cleaned, `seed ${seed}`).not.toMatch(/[^\S ]| {2}|^ | $/);
      expect(cleaned, `seed ${seed}`).not.toMatch(/\p{M}{5}|^\p{M}/u);
      expect([...cleaned].length, `seed ${seed}`).toBeLessThanOrEqual(100);
      expect(cleanText(cleaned), `seed ${seed}`).toBe(cleaned);
    }
  });

  test('leaves what people write', () => {
    for (const text of [
      'Acme',
      'Müller & Söhne GmbH',
      'שלום',
      'شركة',
      '会社 東京',
      'Việt Nam',
      'हिन्दी',
      'R&D – “core” (EU)',
      'Straße 1 😀',
    ]) {
      expect(cleanText(text)).toBe(text);
    }
  });

  test('is cut by characters, not in the middle of one', () => {
    const cut = cleanText('😀'.repeat(150));
    expect([...cut]).toHaveLength(100);
    expect(cut).toMatch(/^(😀){99}…$/u);
  });

  test('made of nothing that is seen is empty', () => {
    expect(FreeText.parse(' \u200b\u2800\u202e\u3164\t')).toBe('');
  });

  test('hides a secret that invisible characters take apart, and one that the cut would halve', () => {
    const token = new Secret('hidden-Q7x9Z2k4M6n8B1v3');
    const text = token.reveal();
    expect(cleanText([...text].join('\u200b'))).toBe('•••');
    expect(cleanText(`${'x'.repeat(85)} ${text}`)).toBe(`${'x'.repeat(85)} •••`);
  });
});

test.each(['acme', 's-0a1b', 'https://x', 'a/b', 'A_b~c'])('%j is an id, and stays what it is', (id) => {
  expect(Id.parse(id)).toBe(id);
});

test.each(['', '.', '..', 'two words', 'ac\u200bme', 'аcme', 'acme\n', 'x'.repeat(201)])(
  '%j is no id',
  (id) => {
    expect(Id.safeParse(id).success).toBe(false);
  },
);

test('an id that holds a known secret is none', () => {
  const token = new Secret('secret-as-id-0123456789');
  expect(Id.safeParse(`org-${token.reveal()}`).success).toBe(false);
});

describe('isolation', () => {
  test('leaves Latin text as it is', () => {
    for (const text of ['', 'shop', 'Größe → 3, “x” … €', '••••••••3f9a']) expect(isolate(text)).toBe(text);
  });

  test('keeps what may change the order of others to itself', () => {
    for (const text of ['שלום', 'a م b', '中文', '😀']) expect(isolate(text)).toBe(`\u2068${text}\u2069`);
  });
});
