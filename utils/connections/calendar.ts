import { dayText } from '../days';
import { endOf } from './expiry';
import type { KnownConnection } from './types';

/** What an event says; plain texts in the user's language. */
export interface EventWords {
  summary: string;
  description: string;
}

/** Octets of a line, its end not among them (RFC 5545, section 3.1). */
const LINE_OCTETS = 75;
/** Before the day itself. */
const REMINDER = '-P14D';

/**
 * The ends that lie ahead as an iCalendar file (RFC 5545): an all-day event each, with a reminder two weeks before. Its id is
 * that of its connection, so that a later export takes its place.
 *
 * @param now epoch milliseconds
 */
export function calendarOf(
  connections: readonly KnownConnection[],
  now: number,
  wordsOf: (connection: KnownConnection) => EventWords,
): string {
  const events = connections.flatMap((connection) => {
    const end = endOf(connection.expiry);
    return end && end.at > now ? eventOf(connection, end.at, now, wordsOf(connection)) : [];
  });
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Humanitec to Infisical//EN',
    ...events,
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventOf(
  { siteUrl, connectionId }: KnownConnection,
  end: number,
  now: number,
  { summary, description }: EventWords,
): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(`expiry-${connectionId}@${new URL(siteUrl).host}`)}`,
    `DTSTAMP:${new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${dayText(new Date(end)).replaceAll('-', '')}`,
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:${REMINDER}`,
    `DESCRIPTION:${escaped(summary)}`,
    'END:VALARM',
    'END:VEVENT',
  ];
}

/** Section 3.3.11. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

/** A long line goes on after a line end and a space; no character is broken apart. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  let octets = 0;
  let text = '';
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LINE_OCTETS) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}
