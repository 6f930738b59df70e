import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { failureWords, words } from '@/components/words';
import { fail } from '@/utils/failure';
import { say } from '@/utils/sentence';

const NOW = new Date('2026-11-26T12:00:00Z');

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key, params) =>
    [key, ...(params ?? [])].join(' '),
  );
});
afterEach(() => vi.useRealTimers());

const soon = (moment: string) => words(say('access.expiry.soon', { date: moment }, { daysUntil: moment }));

test('a moment is shown in the reader’s time zone, which is named', () => {
  const moment = new Date('2026-12-25T23:00:00Z');
  const parts = new Intl.DateTimeFormat(undefined, { timeZoneName: 'short', hour: '2-digit' }).formatToParts(
    moment,
  );
  for (const { type, value } of parts.filter(({ type }) => type === 'timeZoneName' || type === 'hour'))
    expect(soon(moment.toISOString()), type).toContain(value);
});

test.each([
  ['2026-11-26T13:00:00Z', 0],
  ['2026-12-02T11:59:59Z', 5],
  ['2026-12-02T12:00:00Z', 6],
  ['2020-01-01T00:00:00Z', 0],
])('days are counted when they are shown: until %s there are %i', (moment, days) => {
  expect(soon(moment)).toMatch(new RegExp(`\\D${days}\\D*$`));
});

test('the same sentence is shown with fewer days on another day, and is still the same', () => {
  const sentence = say(
    'access.expiry.soon',
    { date: '2026-12-02T12:00:00Z' },
    { daysUntil: '2026-12-02T12:00:00Z' },
  );
  const before = words(sentence);
  vi.setSystemTime(new Date('2026-11-27T12:00:00Z'));
  expect(words(sentence)).not.toBe(before);
});

test('what a failure names in the words of a page comes after the rest', () => {
  const terms = ['popup.sync.schema', 'popup.sync.deletes'] as const;
  const { failure } = fail('syncNotDeleted', ['humanitec-shop'], { terms: [...terms] });
  expect(failureWords(failure).why).toBe(
    'failure_syncNotDeleted_why humanitec-shop popup_sync_schema; popup_sync_deletes',
  );
});
