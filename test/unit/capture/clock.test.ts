import { expect, test } from 'vitest';
import { startClock } from '@/utils/capture/clock';

/** A clock that has looked every 50 ms, each time with the given answer, until `end`. */
function watched(end: number, isClear: (at: number) => boolean = () => true) {
  const clock = startClock(0);
  for (let at = 0; at <= end; at += 50) clock.look(isClear(at), at);
  return clock;
}

test('a click counts after 370 ms in plain sight, not before', () => {
  expect(watched(400).counts(369)).toBe(false);
  expect(watched(400).counts(370)).toBe(true);
  expect(watched(450).counts(440)).toBe(true);
});

test('a click counts by the time it was made: handled late, an early one stays early', () => {
  expect(watched(3000).counts(300)).toBe(false);
});

test('one look at something that covers the prompt starts it anew', () => {
  const clock = watched(1000, (at) => at !== 800);
  expect(clock.counts(1000)).toBe(false);
  for (let at = 1050; at <= 1250; at += 50) clock.look(true, at);
  expect(clock.counts(1250)).toBe(true);
});

test('a click long after the last look does not count', () => {
  const clock = watched(1000);
  expect(clock.counts(1250)).toBe(true);
  expect(clock.counts(1350)).toBe(false);
});

test('what happened between two looks far apart is not known: the time begins with the second', () => {
  const clock = watched(1000);
  clock.look(true, 1400);
  expect(clock.counts(1450)).toBe(false);
});

test('begun anew, nothing counts that was made before', () => {
  const clock = watched(1000);
  clock.restart(1000);
  expect(clock.counts(990)).toBe(false);
  expect(clock.counts(1100)).toBe(false);
});

test('its readiness grows to 1, and is 1 at no look before a click counts', () => {
  const clock = startClock(0);
  const looks: { readiness: number; counts: boolean }[] = [];
  for (let at = 0; at <= 900; at += 50) {
    clock.look(at !== 200, at);
    looks.push({ readiness: clock.readiness(at), counts: clock.counts(at) });
  }
  const seen = looks.map(({ readiness }) => Math.round(readiness * 370)).slice(0, 8);
  expect(seen).toEqual([0, 50, 100, 150, 0, 50, 100, 150]);
  expect(looks.filter(({ readiness, counts }) => (readiness === 1) !== counts)).toEqual([]);
  expect(looks.at(-1)).toEqual({ readiness: 1, counts: true });
});
