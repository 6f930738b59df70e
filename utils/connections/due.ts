import { daysAfter } from '../days';
import { type End, endOf } from './expiry';
import { type Expiry, LEVELS, type Level, type Watched } from './types';

/*
 * What of an end is told when. A day is 24 hours here: neither a time zone nor summer time makes it longer, so that no
 * notice comes twice or not at all. All of it is pure; times are epoch milliseconds.
 */

/** How many days before its end a token makes the toolbar say so. */
export const PRESSING_DAYS = 14;
/** After so many days nothing is said of an end any more, except in the list: who has not rotated the token by then will not. */
export const LONG_PAST_DAYS = 30;
export const SNOOZE_DAYS = 7;
/** A clock that is set back by less was about right when something was told. */
const TOLERANCE_DAYS = 1;

/** How urgent an end is; undefined while it is far off, and when it is long past. */
export function levelAt(end: number, now: number): Level | undefined {
  if (now >= daysAfter(end, LONG_PAST_DAYS)) return undefined;
  return LEVELS.findLast((level) => now >= momentOf(end, level));
}

/** What is to be told of an end now, if anything, and what was told as it counts at this time. */
export function dueAt({ at, watched: before }: End, now: number): { due?: Level; watched: Watched } {
  const watched = settled(at, before, now);
  const level = levelAt(at, now);
  if (level === undefined || isToldOrMore(watched, level) || isSnoozed(watched, level)) return { watched };
  return { due: level, watched };
}

/** What was told, after this as well: what was put off is not put off any more. */
export function withTold({ told }: Watched, level: Level): Watched {
  return { told: [...told, level] };
}

/** Puts off what there is to be told, until some days later or until it is more urgent. */
export function snoozed({ at, watched: { told } }: End, now: number): Watched {
  const level = levelAt(at, now);
  return level === undefined ? { told } : { told, snooze: { level, until: daysAfter(now, SNOOZE_DAYS) } };
}

/** The next moment at which there may be something to tell; undefined when there is none. */
export function nextMoment({ at, watched: { snooze } }: End, now: number): number | undefined {
  const moments = [...LEVELS.map((level) => momentOf(at, level)), ...(snooze ? [snooze.until] : [])];
  const ahead = moments.filter((moment) => moment > now);
  return ahead.length > 0 ? Math.min(...ahead) : undefined;
}

/** Whether there is something to say of an end that the user has not put off. */
export function isPressing(expiry: Expiry, now: number): boolean {
  const end = endOf(expiry);
  const level = end && levelAt(end.at, now);
  if (end === undefined || level === undefined || level > PRESSING_DAYS) return false;
  return !isSnoozed(settled(end.at, end.watched, now), level);
}

/** Whether what there is to say of an end is put off. */
export function isPutOff(expiry: Expiry, now: number): boolean {
  const end = endOf(expiry);
  const level = end && levelAt(end.at, now);
  return end !== undefined && level !== undefined && isSnoozed(settled(end.at, end.watched, now), level);
}

function momentOf(end: number, level: Level): number {
  return daysAfter(end, -level);
}

/**
 * What was told, as far as it still counts. What was told while the clock was far ahead was told for nothing, and is told
 * again in its time; what is put off is put off for no longer than when that began, wherever the clock goes.
 */
function settled(end: number, { told, snooze }: Watched, now: number): Watched {
  const counting = told.filter((level) => now >= daysAfter(momentOf(end, level), -TOLERANCE_DAYS));
  if (!snooze) return { told: counting };
  if (now >= snooze.until) return { told: counting.filter((level) => level !== snooze.level) };
  const until = Math.min(snooze.until, daysAfter(now, SNOOZE_DAYS));
  return { told: counting, snooze: { ...snooze, until } };
}

/** A lower level is the more urgent one. */
function isToldOrMore({ told }: Watched, level: Level): boolean {
  return told.some((one) => one <= level);
}

function isSnoozed({ snooze }: Watched, level: Level): boolean {
  return snooze !== undefined && level >= snooze.level;
}
