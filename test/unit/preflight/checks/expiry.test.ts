import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { expiryCheck } from '@/utils/preflight/checks/expiry';
import type { Reply } from '@/utils/preflight/reply';
import { FACTS, SERVICE_USERS, TROUBLES, unanswered } from './facts';

type Tokens = { id: string; expiresAt?: string | null }[];

const NOW = FACTS.capture.capturedAt;
const DAY_MS = 86_400_000;
const moment = (ms: number) => new Date(NOW + ms).toISOString();

const checked = (tokens: Reply<Tokens> | null, said: { tokenId?: string; expiryHint?: string } = {}) =>
  expiryCheck.evaluate({ ...FACTS, tokens, capture: { ...FACTS.capture, ...said } });
const one = (expiresAt: string | null) => checked({ ok: true, value: [{ id: 'infisical', expiresAt }] });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(NOW);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('expiry', () => {
  test('never is a pass', () => {
    expect(one(null)).toEqual({ verdict: 'pass', finding: { key: 'access.expiry.never', params: [] } });
  });

  test.each([
    { when: 'in a thousand years', ms: 365_250 * DAY_MS, verdict: 'pass', key: 'access.expiry.date' },
    { when: 'in exactly 30 days', ms: 30 * DAY_MS, verdict: 'pass', key: 'access.expiry.date' },
    { when: 'a moment before 30 days', ms: 30 * DAY_MS - 1, verdict: 'warn', key: 'access.expiry.soon' },
    { when: 'in a moment', ms: 1, verdict: 'warn', key: 'access.expiry.soon' },
    { when: 'a moment ago', ms: -1, verdict: 'fail', key: 'access.expiry.past' },
  ])('$when is a $verdict as $key, with the moment', ({ ms, verdict, key }) => {
    const found = one(moment(ms));
    expect(found).toMatchObject({ verdict, finding: { key } });
    expect(found?.finding.params[0]).toEqual({ date: moment(ms) });
  });

  test('soon or past, the remedy is a later one, and leads to the service users', () => {
    for (const ms of [10 * DAY_MS, -DAY_MS]) {
      expect(one(moment(ms))?.remedy).toEqual({
        text: { key: 'access.expiry.createNew', params: [] },
        url: SERVICE_USERS,
      });
    }
  });

  test('never or late, there is no remedy', () => {
    expect(one(null)).not.toHaveProperty('remedy');
    expect(one(moment(90 * DAY_MS))).not.toHaveProperty('remedy');
  });

  test('a date that is none is unknown, not never', () => {
    for (const date of ['', 'never', 'tomorrow', '2999-13-45T00:00:00Z', '2999-01-01<script>']) {
      expect(one(date), date).toMatchObject({
        verdict: 'unknown',
        finding: { key: 'access.expiry.unknown', params: [] },
        remedy: { text: { key: 'access.expiry.lookUp' } },
      });
    }
  });

  test('metadata that is not answered, not asked for, empty or without a readable date leaves it unknown, with a remedy', () => {
    const read = [[], [{ id: 'infisical' }]].map((value) => ({ ok: true as const, value }));
    for (const tokens of [...TROUBLES.map(unanswered), null, ...read]) {
      const found = checked(tokens);
      expect(found).toMatchObject({ verdict: 'unknown', finding: { key: 'access.expiry.unknown' } });
      expect(found?.remedy).toBeDefined();
    }
  });

  test('the remedy of a refusal leads to the service users', () => {
    expect(checked(unanswered('refused'))?.remedy).toMatchObject({
      text: { key: 'access.expiry.lookUp' },
      url: SERVICE_USERS,
    });
  });

  test('nothing that the page says changes what the metadata of the only token says', () => {
    const tokens = { ok: true as const, value: [{ id: 'infisical', expiresAt: moment(3 * DAY_MS) }] };
    expect(checked(tokens, { tokenId: 'other' })?.finding.key).toBe('access.expiry.soon');
    expect(checked(tokens, { expiryHint: 'No expiration' })?.finding.key).toBe('access.expiry.soon');
  });
});
