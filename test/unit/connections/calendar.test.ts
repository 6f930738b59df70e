import { describe, expect, test } from 'vitest';
import { calendarOf } from '@/utils/connections/calendar';
import type { KnownConnection } from '@/utils/connections/types';
import { ends, known } from './known';

const NOW = Date.UTC(2026, 10, 27, 9, 30, 15, 250);
/** In the afternoon of a day of the user's calendar. */
const END = new Date(2026, 11, 9, 15).getTime();

const words = (text: string) => () => ({ summary: text, description: text });
const calendar = (connections: KnownConnection[], text = 'Ends') => calendarOf(connections, NOW, words(text));
/** Content lines as a reader has them: unfolded (RFC 5545, section 3.1). */
const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');
const octets = (text: string) => new TextEncoder().encode(text).length;

describe('the calendar', () => {
  test('has an all-day event for an end, with a reminder two weeks before', () => {
    expect(lines(calendar([ends(END)]))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Humanitec to Infisical//EN',
      'BEGIN:VEVENT',
      'UID:expiry-c-1@app.infisical.com',
      'DTSTAMP:20261127T093015Z',
      'DTSTART;VALUE=DATE:20261209',
      'SUMMARY:Ends',
      'DESCRIPTION:Ends',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-P14D',
      'DESCRIPTION:Ends',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  test('has an event for each end that lies ahead, and for no other', () => {
    const text = calendar([
      ends(END),
      known({ connectionId: 'c-2', expiry: { kind: 'entered', on: '2027-02-01', told: [] } }),
      known({ connectionId: 'c-3', expiry: { kind: 'never' } }),
      known({ connectionId: 'c-4' }),
      { ...ends(NOW - 1), connectionId: 'c-5' },
    ]);
    expect(lines(text).filter((line) => /^(UID|DTSTART)/.test(line))).toEqual([
      'UID:expiry-c-1@app.infisical.com',
      'DTSTART;VALUE=DATE:20261209',
      'UID:expiry-c-2@app.infisical.com',
      'DTSTART;VALUE=DATE:20270201',
    ]);
  });

  test('an event keeps its id when its connection gets another token, and shares it with none', () => {
    const uid = (connection: KnownConnection) => lines(calendar([connection]))[4];
    expect(uid(ends(END + 1e9))).toBe(uid(ends(END)));
    expect(uid({ ...ends(END), siteUrl: 'https://eu.infisical.com' })).not.toBe(uid(ends(END)));
  });

  test.each([
    ['a;b,c\\d', 'a\\;b\\,c\\\\d'],
    ['one\ntwo\r\nthree\rfour', 'one\\ntwo\\nthree\\nfour'],
    ['BEGIN:VEVENT', 'BEGIN:VEVENT'],
  ])('%j is escaped', (text, escaped) => {
    expect(lines(calendar([ends(END)], text))).toContain(`SUMMARY:${escaped}`);
  });

  test.each(['x'.repeat(500), '日本語'.repeat(60), '🔑'.repeat(70), `${'é'.repeat(33)}😀`])(
    'no line is longer than 75 octets, and none breaks a character apart: %s',
    (text) => {
      const file = calendar([ends(END)], text);
      const raw = file.split('\r\n');
      expect(Math.max(...raw.map(octets))).toBeLessThanOrEqual(75);
      expect(raw.join('')).not.toContain('\n');
      expect(new TextDecoder('utf-8', { fatal: true }).decode(new TextEncoder().encode(file))).toBe(file);
      for (const line of raw) expect(line.isWellFormed?.() ?? true).toBe(true);
      expect(lines(file)).toContain(`SUMMARY:${text}`);
    },
  );
});
