import { describe, expect, test } from 'vitest';
import { dueAt, isPressing, isPutOff, levelAt, nextMoment, snoozed, withTold } from '@/utils/connections/due';
import { LEVELS, type Level, type Watched } from '@/utils/connections/types';
import { randomFrom } from '../../support/random';

const DAY = 86_400_000;
const HOUR = DAY / 24;
const END = Date.parse('2026-06-01T12:00:00Z');
/** A moment by the days that are left. */
const left = (days: number): number => END - days * DAY;

/** What the user is told while the clock shows these moments one after the other. */
class User {
  watched: Watched = { told: [] };
  readonly told: Level[] = [];

  look(...moments: number[]): Level[] {
    const before = this.told.length;
    for (const now of moments) {
      const { due, watched } = dueAt({ at: END, watched: this.watched }, now);
      this.watched = due === undefined ? watched : withTold(watched, due);
      if (due !== undefined) this.told.push(due);
    }
    return this.told.slice(before);
  }

  snooze(now: number): void {
    this.watched = snoozed({ at: END, watched: this.watched }, now);
  }
}

/** Every hour from one moment to another. */
const hours = (from: number, to: number): number[] =>
  Array.from({ length: Math.floor((to - from) / HOUR) + 1 }, (_, hour) => from + hour * HOUR);

test.each<[days: number, level: Level | undefined]>([
  [30.01, undefined],
  [30, 30],
  [14.01, 30],
  [14, 14],
  [7, 7],
  [1.01, 7],
  [1, 1],
  [0.01, 1],
  [0, 0],
  [-29.9, 0],
  [-30, undefined],
])('with %d days left the level is %s', (days, level) => {
  expect(levelAt(END, left(days))).toBe(level);
});

describe('what is told of an end', () => {
  test('is each level once, with a clock that goes on', () => {
    expect(new User().look(...hours(left(40), left(-40)))).toEqual([30, 14, 7, 1, 0]);
  });

  test('is the most urgent alone, where several were missed', () => {
    const user = new User();
    expect(user.look(left(31), left(0.5), left(0.4))).toEqual([1]);
    expect(user.look(left(0), left(-1))).toEqual([0]);
  });

  test('is nothing of a token that ended long ago', () => {
    expect(new User().look(left(-31), left(-400))).toEqual([]);
  });

  test('does not come twice when the clock is put back by a little, and not when it is put right again', () => {
    const user = new User();
    user.look(...hours(left(40), left(7)));
    expect(user.look(left(7.5), left(7.2), left(7), left(6))).toEqual([]);
    expect(user.look(left(0), left(0.2), left(0))).toEqual([0]);
  });

  test('comes in its time although the clock was far ahead before', () => {
    const user = new User();
    user.look(...hours(left(40), left(20)));
    expect(user.look(left(-3))).toEqual([0]);
    expect(user.look(...hours(left(20), left(-5)))).toEqual([14, 7, 1, 0]);
  });

  test('is put off until it is more urgent', () => {
    const user = new User();
    user.look(left(14));
    user.snooze(left(13));
    expect(user.look(...hours(left(13), left(7) - 1))).toEqual([]);
    expect(user.look(left(7))).toEqual([7]);
  });

  test('comes again once the time is over for which it was put off', () => {
    const user = new User();
    expect(user.look(left(0))).toEqual([0]);
    user.snooze(left(-1));
    expect(user.look(...hours(left(-1), left(-7.9)))).toEqual([]);
    expect(user.look(...hours(left(-8), left(-40)))).toEqual([0]);
  });

  test('is put off for no longer, wherever the clock goes meanwhile', () => {
    const user = new User();
    user.look(left(30));
    user.snooze(left(29));
    user.look(left(400));
    expect(user.watched.snooze?.until).toBe(left(393));
  });
});

test.each(Array.from({ length: 40 }, (_, seed) => seed))(
  'whatever the clock did before, what lies ahead by more than a day is told once: %i',
  (seed) => {
    const random = randomFrom(seed);
    const roll = () => random.between(0, 1);
    const user = new User();
    for (let jump = 0; jump < 12; jump++) {
      const now = left(roll() * 90 - 45);
      if (roll() < 0.2) user.snooze(now);
      user.look(now);
    }
    const from = left(roll() * 45);
    user.look(from);
    user.watched = { told: user.watched.told };
    const ahead = LEVELS.filter((level) => left(level) > from + DAY);
    const told = user.look(...hours(from, left(-20)));
    expect(told.filter((level) => ahead.includes(level))).toEqual(ahead);
    expect(new Set(told).size).toBe(told.length);
  },
);

test.each<[days: number, until: number | undefined, next: number | undefined]>([
  [40, undefined, 30],
  [30, undefined, 14],
  [0.5, undefined, 0],
  [0, undefined, undefined],
  [13, 9, 9],
  [8, 5, 7],
  [-1, -8, -8],
])('with %d days left the next moment that matters is in its place', (days, until, next) => {
  const snooze = until === undefined ? {} : { snooze: { level: 14 as const, until: left(until) } };
  const moment = nextMoment({ at: END, watched: { told: [], ...snooze } }, left(days));
  expect(moment).toBe(next === undefined ? undefined : left(next));
});

test('an end presses from two weeks before until it is put off, and no more once it is long past', () => {
  const end = (watched: Watched = { told: [] }) => ({ kind: 'known', at: END, ...watched }) as const;
  expect([15, 14, 0, -29, -31].map((days) => isPressing(end(), left(days)))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
  const put = end(snoozed({ at: END, watched: { told: [] } }, left(10)));
  expect([10, 8, 7].map((days) => [isPressing(put, left(days)), isPutOff(put, left(days))])).toEqual([
    [false, true],
    [false, true],
    [true, false],
  ]);
  expect(isPressing({ kind: 'never' }, END)).toBe(false);
});
