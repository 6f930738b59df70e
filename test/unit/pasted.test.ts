import { describe, expect, test } from 'vitest';
import { FailureError } from '@/utils/failure';
import { ACCESS_TOKEN, API_TOKEN, CLIENT_ID, CLIENT_SECRET, readPasted, type Wanted } from '@/utils/pasted';

const HEX = '9f86d081884c7d659a2feaa0c55ad015';
const BASE64 = 'q83vEjRWeJq8ze8SNFZ4mrzN7xI0Vnias83vEjRWeJq8ze8SNA+/AA==';
const JWT = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.${Buffer.from('{"sub":"s-1","n":1}').toString('base64url')}.${'aB3_x9-Z'.repeat(40)}`;
const TOKENS = [HEX, BASE64, JWT];

function reading(pasted: string, wanted: Wanted = API_TOKEN): string {
  try {
    return readPasted(pasted, wanted).text;
  } catch (error) {
    if (error instanceof FailureError) return error.failure.code;
    throw error;
  }
}

const SHAPES: [string, (token: string) => string][] = [
  ['a header value', (x) => `Bearer ${x}`],
  ['a header value in small letters', (x) => `bearer  ${x}`],
  ['a header', (x) => `Authorization: Bearer ${x}`],
  ['a header in quotes', (x) => `"Authorization: Bearer ${x}"`],
  ['an option of curl', (x) => `-H 'Authorization: Bearer ${x}'`],
  ['a long option of curl', (x) => `--header "Authorization: Bearer ${x}" \\`],
  ['a command', (x) => `curl -H "Authorization: Bearer ${x}" https://api.humanitec.io/orgs`],
  [
    'a command over lines',
    (x) => `curl \\\n  -H "Authorization: Bearer ${x}" \\\n  https://api.humanitec.io/orgs`,
  ],
  ['an assignment', (x) => `HUMANITEC_TOKEN=${x}`],
  ['an assignment in quotes', (x) => `HUMANITEC_TOKEN="${x}"`],
  ['an export', (x) => `export HUMANITEC_TOKEN=${x}`],
  ['an export in quotes, ended', (x) => `export TOKEN='${x}';`],
  ['an assignment of PowerShell', (x) => `$env:TOKEN = "${x}"`],
  ['YAML', (x) => `token: ${x}`],
  ['YAML in quotes', (x) => `api-token: "${x}"`],
  ['a label', (x) => `API token: ${x}`],
  ['JSON', (x) => `{"token": "${x}"}`],
  ['JSON with more', (x) => `{"id":"infisical-sync-of-the-platform","token":"${x}","expires_at":null}`],
  ['JSON over lines', (x) => `{\n  "id": "infisical",\n  "token": "${x}"\n}`],
  ['a member of JSON', (x) => `"token": "${x}",`],
  ['a string', (x) => `"${x}"`],
  ['a string of JavaScript', (x) => `\`${x}\``],
  ['a quotation', (x) => `“${x}”`],
  ['a file of settings', (x) => `HUMANITEC_ORG=acme\nHUMANITEC_TOKEN=${x}\n`],
];

describe('a token among other things', () => {
  test.each(SHAPES)('%s', (_, shape) => {
    for (const token of TOKENS) {
      expect(readPasted(shape(token), API_TOKEN)).toEqual({ text: token, isExcerpt: true });
    }
  });

  test('with characters that are not seen', () => {
    expect(readPasted(`\ufeff\u200b${HEX.slice(0, 9)}\u200b\u00ad${HEX.slice(9)}\u2060`, API_TOKEN)).toEqual({
      text: HEX,
      isExcerpt: true,
    });
  });

  test('with nothing but white space around it is no excerpt', () => {
    for (const around of ['', ' ', '\n', '\r\n', '\t', '\u00a0']) {
      expect(readPasted(`${around}${BASE64}${around}`, API_TOKEN)).toEqual({
        text: BASE64,
        isExcerpt: false,
      });
    }
  });

  test.each([60, 72, 76, 80, 132])('wrapped at %i columns', (width) => {
    const lines = (text: string) => text.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
    expect(reading(lines(JWT).join('\n'))).toBe(JWT);
    expect(reading(lines(JWT).join('\r\n   '))).toBe(JWT);
  });

  test('wrapped so that the rest is too short for a token', () => {
    const long = HEX + HEX + HEX;
    expect(reading(`${long.slice(0, 80)}\n${long.slice(80)}`)).toBe(long);
  });
});

describe('no token', () => {
  test.each([
    ['', 'pastedNothing'],
    [' \n ', 'pastedNothing'],
    ['""', 'pastedNothing'],
    ['Bearer ', 'pastedNothing'],
    ['Authorization: Bearer', 'pastedNothing'],
    ['{"token": ""}', 'pastedNothing'],
    ['{}', 'pastedNothing'],
    ['abc', 'pastedShort'],
    ['TOKEN=abc', 'pastedShort'],
    ['x'.repeat(2_049), 'pastedLong'],
    ['••••••••3f9a', 'pastedMasked'],
    ['TOKEN=****************', 'pastedMasked'],
    [`${HEX.slice(0, 8)}...${HEX.slice(8, 20)}`, 'pastedMasked'],
    [`${HEX.slice(0, 8)}…${HEX.slice(8, 20)}`, 'pastedMasked'],
    [`${HEX} ${BASE64}`, 'pastedSeveral'],
    [`${HEX},${BASE64}`, 'pastedSeveral'],
    [`${HEX}\n${BASE64}`, 'pastedSeveral'],
    [`${HEX}${HEX}\n${HEX}${HEX}`, 'pastedSeveral'],
    [`${HEX}\nmy-laptop`, 'pastedSeveral'],
    [`${HEX}\n3f9a0-kQ7x`, 'pastedSeveral'],
    [`${HEX}${HEX}\n${HEX}\n${HEX}`, 'pastedSeveral'],
    [`${HEX}${HEX}\n${HEX}${HEX}\n${HEX}${HEX}`, 'pastedSeveral'],
    [`${HEX}${HEX}\nmy-laptop`, 'pastedSeveral'],
    [`A_TOKEN=${HEX}\nB_TOKEN=${BASE64}`, 'pastedSeveral'],
    [`TOKEN=${JWT.slice(0, 100)}\n${JWT.slice(100, 200)}\n# end`, 'pastedSeveral'],
    [`{"token":"${HEX}","accessToken":"${BASE64}"}`, 'pastedSeveral'],
    [`Bearer ${HEX} Bearer ${BASE64}`, 'pastedSeveral'],
    [`${HEX}=${BASE64}`, 'pastedSeveral'],
    ['two words', 'notAToken'],
    ['Make sure to copy and securely store your API token.', 'notAToken'],
    ['first line\nsecond line', 'notAToken'],
    [`${HEX}ü`, 'pastedOdd'],
    [`"${HEX}`, 'pastedOdd'],
    ['https://app.humanitec.io/orgs/acme', 'pastedOdd'],
  ])('%j: %s', (pasted, code) => {
    expect(reading(pasted)).toBe(code);
  });

  test('the odd character is named, seen or not', () => {
    const params = (pasted: string) => {
      try {
        return readPasted(pasted, API_TOKEN);
      } catch (error) {
        return (error as FailureError).failure.params;
      }
    };
    expect(params(`${HEX}€`)).toEqual(['€', 'U+20AC']);
    expect(params(`${HEX}\u0007a`)).toEqual(['', 'U+0007']);
  });

  test('whatever is pasted, the result is one piece of it or a refusal', () => {
    const parts = [
      HEX,
      'TOKEN=',
      'Bearer ',
      '"',
      "'",
      '\n',
      ' ',
      ':',
      '{',
      '}',
      ',',
      '=',
      'export ',
      '•',
      'a-b',
      '\u200b',
    ];
    for (let seed = 0; seed < 5_000; seed++) {
      const pasted = [seed, seed * 7, seed * 31, seed * 101, seed * 1_009]
        .map((n) => parts[n % parts.length])
        .join('');
      const read = reading(pasted);
      if (/^(pasted[A-Z]|notAToken)/.test(read)) continue;
      expect(read).toMatch(/^[A-Za-z0-9._~+/=-]{20,2048}$/);
      expect(pasted.replace(/[\n\u200b]/g, '')).toContain(read);
    }
  });
});

describe('in the options', () => {
  test.each([
    [ACCESS_TOKEN, `Bearer ${JWT}`, JWT],
    [ACCESS_TOKEN, 'st.0a1b.2c3d.4e5f', 'st.0a1b.2c3d.4e5f'],
    [ACCESS_TOKEN, `{"accessToken":"${JWT}","expiresIn":7200,"tokenType":"Bearer"}`, JWT],
    [CLIENT_SECRET, `INFISICAL_CLIENT_SECRET=${HEX}${HEX}`, HEX + HEX],
    [CLIENT_SECRET, `{"clientId":"x","clientSecret":"${HEX}"}`, HEX],
    [CLIENT_SECRET, `${HEX} ${HEX.slice(0, 5)}`, 'pastedSpaces'],
    [CLIENT_SECRET, '••••••••', 'pastedMasked'],
    [CLIENT_ID, ' 0d6a1e5c-7f2b-4b1e-9a63-2f8d5c1b7e90\n', '0d6a1e5c-7f2b-4b1e-9a63-2f8d5c1b7e90'],
    [CLIENT_ID, 'Client ID: 0d6a1e5c-7f2b-4b1e-9a63-2f8d5c1b7e90', '0d6a1e5c-7f2b-4b1e-9a63-2f8d5c1b7e90'],
    [CLIENT_ID, `{"clientId":"abc","clientSecret":"${HEX}"}`, 'abc'],
  ] as const)('%#', (wanted, pasted, expected) => {
    expect(reading(pasted, wanted)).toBe(expected);
  });
});
