import { describe, expect, test } from 'vitest';
import { hostPattern, parseSite } from '@/utils/infisical/site-url';

const refusal = (text: string): string => {
  try {
    return parseSite(text).siteUrl;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a site URL', () => {
  test.each([
    ['https://app.infisical.com', 'us', 'https://app.infisical.com'],
    ['https://us.infisical.com', 'us', 'https://app.infisical.com'],
    ['https://eu.infisical.com/', 'eu', 'https://eu.infisical.com'],
    ['infisical.example.com', 'self-hosted', 'https://infisical.example.com'],
    ['  HTTPS://Infisical.Example.com:8443 ', 'self-hosted', 'https://infisical.example.com:8443'],
    ['https://infisical.example.com/api', 'self-hosted', 'https://infisical.example.com'],
    ['https://infisical.example.com/api/', 'self-hosted', 'https://infisical.example.com'],
    ['http://localhost:8080', 'self-hosted', 'http://localhost:8080'],
    ['http://127.0.0.1:8080/api', 'self-hosted', 'http://127.0.0.1:8080'],
    ['https://10.0.0.7:8443', 'self-hosted', 'https://10.0.0.7:8443'],
    ['https://[2001:db8::1]', 'self-hosted', 'https://[2001:db8::1]'],
    ['https://infisical', 'self-hosted', 'https://infisical'],
    ['https://bücher.example', 'self-hosted', 'https://xn--bcher-kva.example'],
  ] as const)('%s is an origin of %s', (text, instance, siteUrl) => {
    expect(parseSite(text)).toEqual({ instance, siteUrl, notes: [] });
  });

  test.each([
    'https://example.com/infisical',
    'https://example.com/infisical/api/',
    'https://example.com/api/v1',
  ])('the path of %s is dropped with a note', (text) => {
    const { siteUrl, notes } = parseSite(text);
    expect(siteUrl).toBe('https://example.com');
    expect(notes.map(({ key }) => key)).toEqual(['infisical.note.pathDropped']);
  });

  test.each([
    ['', 'profileUrlInvalid'],
    ['not a host', 'profileUrlInvalid'],
    ['https://', 'profileUrlInvalid'],
    ['*', 'profileUrlInvalid'],
    ['https://*', 'profileUrlInvalid'],
    ['https://*.example.com', 'profileUrlInvalid'],
    ['https://*.*', 'profileUrlInvalid'],
    ['https://a*b.example.com', 'profileUrlInvalid'],
    ['https://infisical.*', 'profileUrlInvalid'],
    ['https://%2a.example.com', 'profileUrlInvalid'],
    ['https://two words.example.com', 'profileUrlInvalid'],
    ['https://-a.example.com', 'profileUrlInvalid'],
    ['https://a-.example.com', 'profileUrlInvalid'],
    ['https://a..example.com', 'profileUrlInvalid'],
    ['https://.example.com', 'profileUrlInvalid'],
    ['https://a_b.example.com', 'profileUrlInvalid'],
    ['https://a!b.example.com', 'profileUrlInvalid'],
    ["https://a'b.example.com", 'profileUrlInvalid'],
    ['https://a,b.example.com', 'profileUrlInvalid'],
    ['https://a{b.example.com', 'profileUrlInvalid'],
    ['https://user:secret@infisical.example.com', 'profileUrlInvalid'],
    ['http://infisical.example.com', 'profileUrlInsecure'],
    ['http://localhost.example.com', 'profileUrlInsecure'],
    ['http://127.0.0.1.example.com', 'profileUrlInsecure'],
    ['http://[::1]:8080', 'profileUrlInsecure'],
    ['ftp://infisical.example.com', 'profileUrlInsecure'],
    ['javascript://app.infisical.com/%0aalert(1)', 'profileUrlInsecure'],
  ])('%s is refused: %s', (text, code) => {
    expect(refusal(text)).toBe(code);
  });

  test('whatever is typed, the result is a safe origin or a refusal', () => {
    const parts = [
      'https://',
      'http://',
      'app.infisical.com',
      '@',
      ':',
      '/api',
      '\\',
      '..',
      '%2f',
      '#',
      '?',
      'ü',
      '*',
      ' ',
    ];
    for (let seed = 0; seed < 2_000; seed++) {
      const text = [seed, seed * 7, seed * 31, seed * 101].map((n) => parts[n % parts.length]).join('');
      const result = refusal(text);
      if (result.startsWith('profile')) continue;
      expect(result).toMatch(/^https:\/\/[^/@?#*%\s]+$/);
      expect(new URL(result).origin).toBe(result);
    }
  });
});

test('permission is asked for the host, whatever the port: Firefox knows no ports in patterns', () => {
  expect(hostPattern('https://infisical.example.com:8443')).toBe('https://infisical.example.com/*');
  expect(hostPattern('http://localhost:8080')).toBe('http://localhost/*');
});
