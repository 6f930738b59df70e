import { beforeEach, expect, test, vi } from 'vitest';
import { type Clock, startClock } from '@/utils/capture/clock';
import { type Press, press } from '@/utils/capture/press';

const refused = vi.fn();
let clock: Clock;
let presses: Press;
let now: number;

beforeEach(() => {
  refused.mockClear();
  clock = startClock(0);
  now = 0;
  const refuse = () => clock.restart(now);
  presses = press({ look: () => {}, counts: clock.counts, refuse, stop: () => {} }, refused);
});

/** In plain sight, looked at every 50 ms. */
function watchUntil(end: number) {
  for (; now < end; now += 50) clock.look(true, now);
}

const event = <E>(more: object) => ({ isTrusted: true, timeStamp: now, ...more }) as E;
const pointerDown = (at = now) => presses.down(event<PointerEvent>({ timeStamp: at }), true);
const keyDown = (onButton: boolean, repeat = false) =>
  presses.down(event<KeyboardEvent>({ repeat }), onButton);
const click = (at = now) => presses.counts(event<PointerEvent>({ timeStamp: at, pointerType: 'mouse' }));
/** By a key or by assistive technology. */
const activate = (more = {}) => presses.counts(event<PointerEvent>({ pointerType: '', ...more }));

test('a press whose beginning and end are late enough counts', () => {
  watchUntil(600);
  pointerDown();
  expect(click()).toBe(true);
  expect(refused).not.toHaveBeenCalled();
});

test('pressed early, let go late: does not count, and is answered', () => {
  watchUntil(200);
  pointerDown();
  watchUntil(1500);
  expect(click()).toBe(false);
  expect(refused).toHaveBeenCalled();
});

test('an early press that a busy page delivers late does not count', () => {
  watchUntil(2000);
  pointerDown(200);
  expect(click(210)).toBe(false);
});

test('a refused click starts the clock anew', () => {
  watchUntil(300);
  pointerDown();
  click();
  watchUntil(600);
  pointerDown();
  expect(click()).toBe(false);
  watchUntil(1200);
  pointerDown();
  expect(click()).toBe(true);
});

test('a click of the mouse without its press on the button does not count, however often', () => {
  for (const end of [1000, 2000, 3000]) {
    watchUntil(end);
    expect(click()).toBe(false);
  }
});

test('a key that goes down on the button counts', () => {
  watchUntil(600);
  keyDown(true);
  expect(activate()).toBe(true);
});

test('a key that went down elsewhere does not count', () => {
  watchUntil(600);
  keyDown(false);
  expect(activate()).toBe(false);
});

test('a held key never counts, nor does letting it go', () => {
  watchUntil(600);
  for (let held = 0; held < 60; held++) {
    watchUntil(now + 30);
    keyDown(true, true);
    expect(activate()).toBe(false);
  }
});

test('who clicks without pressing anything is asked once more', () => {
  watchUntil(600);
  expect(activate()).toBe(false);
  expect(refused).toHaveBeenCalledOnce();
  watchUntil(now + 600);
  expect(activate()).toBe(true);
});

test('events made by the page are no presses', () => {
  watchUntil(600);
  presses.down(event<PointerEvent>({ isTrusted: false }), true);
  expect(click()).toBe(false);
  watchUntil(now + 600);
  pointerDown();
  expect(presses.counts(event<PointerEvent>({ isTrusted: false, pointerType: 'mouse' }))).toBe(false);
});
