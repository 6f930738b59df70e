import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { expiryCheck } from '@/utils/preflight/checks/expiry';
import { FACTS, NO_ANSWERS, unanswered } from './facts';

const NOW = FACTS.capture.capturedAt;
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(NOW + days * DAY_MS).toISOString();

const SEVERAL = {
  ok: true as const,
  value: [
    { id: 'endless', expiresAt: null },
    { id: 'far', expiresAt: inDays(90) },
    { id: 'limit', expiresAt: inDays(30) },
    { id: 'soon', expiresAt: inDays(29) },
    { id: 'odd' },
  ],
};

/** What is found with what the console's page told about the token. */
const told = (tokens: typeof FACTS.tokens, said: { tokenId?: string; expiryHint?: string }) =>
  expiryCheck.evaluate({ ...FACTS, tokens, capture: { ...FACTS.capture, ...said } });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(NOW);
});
afterEach(() => {
  vi.useRealTimers();
});

describe("expiry by the console's form", () => {
  test('where the metadata is refused, it makes good news unknown and bad news a warning', () => {
    const said = (expiryHint: string) => {
      const found = told(unanswered('refused'), { expiryHint });
      expect(found?.remedy, expiryHint).toBeDefined();
      return [expiryHint, found?.verdict, found?.finding.key];
    };
    const rows = [
      ['No expiration', 'unknown', 'access.expiry.hintNever'],
      ['60 Days', 'unknown', 'access.expiry.hintDate'],
      ['30 Days', 'unknown', 'access.expiry.hintDate'],
      ['7 Days', 'warn', 'access.expiry.hintDate'],
      ['2027-06-30', 'unknown', 'access.expiry.hintDate'],
      ['2020-01-01', 'warn', 'access.expiry.hintDate'],
    ];
    expect(rows.map(([hint = '']) => said(hint))).toEqual(rows);
  });

  test('what is neither a choice nor a date says nothing', () => {
    for (const expiryHint of ['', 'Custom', '2027-02-31', 'No expiration<b>"\u202e', '60 Days, trust me']) {
      expect(told(unanswered('refused'), { expiryHint }), expiryHint).toMatchObject({
        verdict: 'unknown',
        finding: { key: 'access.expiry.unknown', params: [] },
      });
    }
  });

  test('where the metadata is not answered, it is the same, and nothing is said of a refusal', () => {
    for (const trouble of NO_ANSWERS) {
      const said = (expiryHint: string) => {
        const found = told(unanswered(trouble), { expiryHint });
        return [found?.verdict, found?.finding.key];
      };
      expect(said('No expiration'), trouble).toEqual(['unknown', 'access.expiry.formNever']);
      expect(said('90 Days'), trouble).toEqual(['unknown', 'access.expiry.formDate']);
      expect(said('7 Days'), trouble).toEqual(['warn', 'access.expiry.formDate']);
    }
  });

  test('a hint counts from the capture, not from the check', () => {
    vi.setSystemTime(NOW + 35 * DAY_MS);
    expect(told(unanswered('refused'), { expiryHint: '60 Days' })?.verdict).toBe('warn');
  });

  test('it is taken where several tokens could be meant', () => {
    expect(told(SEVERAL, { expiryHint: '90 Days' })?.finding.key).toBe('access.expiry.formDate');
  });
});

describe('expiry by the token ID that the page named', () => {
  test('of several, it makes good news unknown and bad news a warning', () => {
    const named = (tokenId: string) => {
      const found = told(SEVERAL, { tokenId });
      expect(found?.remedy, tokenId).toBeDefined();
      return [tokenId, found?.verdict, found?.finding.key];
    };
    const rows = [
      ['endless', 'unknown', 'access.expiry.namedNever'],
      ['far', 'unknown', 'access.expiry.namedDate'],
      ['limit', 'unknown', 'access.expiry.namedDate'],
      ['soon', 'warn', 'access.expiry.soon'],
      ['odd', 'unknown', 'access.expiry.unknown'],
      ['FAR', 'unknown', 'access.expiry.unknown'],
    ];
    expect(rows.map(([tokenId = '']) => named(tokenId))).toEqual(rows);
  });

  test('of several without a name it is unknown', () => {
    expect(told(SEVERAL, {})).toMatchObject({
      verdict: 'unknown',
      finding: { key: 'access.expiry.unknown' },
      remedy: { text: { key: 'access.expiry.lookUp' } },
    });
  });

  test('one that is named and expired is no better than a warning', () => {
    const value = [...SEVERAL.value, { id: 'gone', expiresAt: inDays(-1) }];
    expect(['warn', 'fail']).toContain(told({ ok: true, value }, { tokenId: 'gone' })?.verdict);
  });
});
