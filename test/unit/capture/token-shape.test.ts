import { expect, test } from 'vitest';
import { looksLikeToken, visibleText } from '@/utils/capture/token-shape';

test.each([
  ['32 hexadecimal digits', '3f9a1c7be0d2485f96a7b1c2d3e4f506'],
  ['a JWT', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzLTEyMyJ9.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'],
  ['base64 with padding', 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83v+/8='],
  ['URL-safe base64', 'kX9-2fQ_7bLz0aWm4RtYc1VnE8sPd3Ju6HgKoTiBxM'],
  ['letters alone', 'kXfQzbLmaWRtYcVnEsPdJuHg'],
  ['20 characters', 'Zx81kQ09vbNm27LpRt4w'],
])('may be a token: %s', (_, text) => {
  expect(looksLikeToken(text)).toBe(true);
});

test.each([
  ['19 characters', 'Zx81kQ09vbNm27LpRt4'],
  ['a Humanitec user id', 's-3f6e2c1a-9b7d-4e0f-8a5b-1c2d3e4f5a6b'],
  ['a UUID', '3f6e2c1a-9b7d-4e0f-8a5b-1c2d3e4f5a6b'],
  ['a slug', 'infisical-sync-production-2026'],
  ['words with capitals', 'Infisical-Sync-Production'],
  ['a placeholder', 'YOUR_API_TOKEN_GOES_HERE'],
  ['an example in brackets', '<your-token-goes-here>'],
  ['a masked value', '••••••••••••••••••••••••'],
  ['a line of dashes', '------------------------'],
  ['a middle cut out', '3f9a1c7be0d24...a7b1c2d3e4f506'],
  ['an address', 'https://app.humanitec.io/orgs/acme1'],
  ['an address without a scheme', 'ghcr.io/acme1/shop2frontend'],
  ['a date', '2026-12-24T21:59:59.999Z'],
  ['an assignment', 'token=3f9a1c7be0d2485f96a7b1c2d3e4f506'],
  ['a digest', 'sha256:3f9a1c7be0d2485f96a7b1c2d3e4f506'],
])('is no token: %s', (_, text) => {
  expect(looksLikeToken(text)).toBe(false);
});

test('invisible characters are no part of a text', () => {
  expect(visibleText(' \u200b3f9a\u200b1c7b\u00ad\ufeff\n')).toBe('3f9a1c7b');
});
