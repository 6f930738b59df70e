import { describe, expect, test } from 'vitest';
import { redact } from '@/utils/redact';
import { Secret } from '@/utils/secret';

const TOKEN = 'aZ3+/k9~Qw.7_Lm-Xc5=Rt8Yu2Io6Pp4Sd1Fg0Hj';
const SECRET = 'pass"word\\with ü and 20 €';
const SHORT = 'k9-short!';
const made = [TOKEN, SECRET, SHORT].map((text) => new Secret(text));
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Every piece of a text that is long enough to be recognised. */
const pieces = (text: string, length = 12) =>
  Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length));

describe('a known secret in a text', () => {
  test.each([
    ['as it is', TOKEN],
    ['in a URL', encodeURIComponent(TOKEN)],
    ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['with signs', SECRET],
    ['a short one', SHORT],
    ['in Base64', base64(TOKEN)],
    ['in Base64 behind one character', base64(`:${TOKEN}`)],
    ['in Base64 behind two', base64(`ab${TOKEN}`)],
    ['in Base64 as credentials', base64(`user:${TOKEN}`)],
    ['in Base64 for URLs', Buffer.from(`id:${TOKEN}`).toString('base64url')],
  ])('%s is not there any more', (_, spelling) => {
    const text = redact(`before ${spelling} behind`);
    expect(text).toMatch(/^before .*•••.* behind$/);
    // The characters that Base64 shares with its neighbours, and nothing longer than those, may be left.
    for (const piece of pieces(spelling, 8)) expect(text).not.toContain(piece);
  });

  test('is hidden wherever a server cuts it, from twelve characters on', () => {
    for (let from = 0; from < TOKEN.length; from++) {
      for (let to = from + 12; to <= TOKEN.length; to++) {
        expect(redact(`«${TOKEN.slice(from, to)}»`), `${from}–${to}`).toBe('«•••»');
      }
    }
  });

  test('is hidden however often it is repeated', () => {
    expect(redact(`${TOKEN}${TOKEN} and ${TOKEN}`)).toBe('••• and •••');
  });

  test('leaves everything else', () => {
    for (const text of [
      '',
      'shop',
      'The token belongs to the service user infisical-sync.',
      TOKEN.slice(0, 7),
    ]) {
      expect(redact(text)).toBe(text);
    }
  });
});

test('a secret is known only from when it is made, and a bounded number of them', () => {
  const later = 'another-token-0123456789abcdef';
  expect(redact(later)).toBe(later);
  const kept = new Secret(later);
  expect(redact(later)).toBe('•••');
  for (let number = 0; number < 40; number++) new Secret(`filler-secret-${number}-${number * 7919}`);
  expect(redact(later)).toBe(later);
  // Whoever uses it again makes it known again.
  new Secret(kept.reveal());
  expect(redact(later)).toBe('•••');
  expect(made).toHaveLength(3);
});
