import { expect, test } from 'vitest';
import type { Health } from '@/utils/connections/types';
import { dueAt } from '@/utils/connections/weekly/schedule';
import type { FailureCode } from '@/utils/failure';

const NOW = Date.parse('2026-05-01T12:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STARTED = NOW - 2 * HOUR;

const health = (checkedAt: number): { health: Health } => ({
  health: { checkedAt, lines: [], runs: 'open' },
});
const unchecked = (at: number, code: FailureCode = 'infisicalSignedOut') => ({
  unchecked: { at, failure: { code, params: [] } },
});

test.each<[what: string, dated: Parameters<typeof dueAt>[0], at: number]>([
  ['a week after its token was sent', { pushedAt: NOW - DAY }, NOW + 6 * DAY],
  ['at once where that is longer ago', { pushedAt: NOW - 70 * DAY }, NOW - 63 * DAY],
  ['a week after somebody checked it', { pushedAt: 0, ...health(NOW - DAY) }, NOW + 6 * DAY],
  ['a week after nobody was signed in', { pushedAt: 0, ...unchecked(NOW - DAY) }, NOW + 6 * DAY],
  [
    'a day after nothing could be reached',
    { pushedAt: 0, ...health(NOW - 9 * DAY), ...unchecked(NOW - HOUR, 'infisicalUnreachable') },
    NOW + 23 * HOUR,
  ],
  [
    'at once with the next start of the browser',
    { pushedAt: 0, ...unchecked(NOW - 3 * HOUR, 'infisicalUnreachable') },
    NOW,
  ],
  [
    'a week after it was checked all the same',
    { pushedAt: 0, ...unchecked(NOW - 3 * HOUR, 'infisicalUnreachable'), ...health(NOW - HOUR) },
    NOW + 7 * DAY - HOUR,
  ],
  [
    'by what was known before a clock went ahead',
    { pushedAt: NOW - DAY, ...health(NOW + 90 * DAY), ...unchecked(NOW + 91 * DAY) },
    NOW + 6 * DAY,
  ],
  ['at once where nothing else is known', { pushedAt: NOW + 90 * DAY }, NOW],
  [
    'not again where a clock went back a little',
    { pushedAt: 0, ...health(NOW + HOUR) },
    NOW + 7 * DAY + HOUR,
  ],
])('a connection is checked %s', (_, dated, at) => {
  expect(dueAt(dated, NOW, STARTED)).toBe(at);
});
