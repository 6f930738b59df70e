// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useResumed } from '@/components/use-resumed';

const resume = vi.fn();
/** Ends the background: each entry is the end of one port, as its page is told. */
let ends: (() => void)[];
let closed: number;
const root = createRoot(document.createElement('div'));

function Work({ isUnderWay }: { isUnderWay: boolean }) {
  useResumed(isUnderWay, resume);
  return null;
}
const show = (isUnderWay: boolean) => act(() => root.render(<Work isUnderWay={isUnderWay} />));

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  resume.mockClear();
  ends = [];
  closed = 0;
  Object.assign(fakeBrowser.runtime, {
    connect: () => ({
      onDisconnect: { addListener: (listener: () => void) => void ends.push(listener) },
      disconnect: () => {
        closed += 1;
      },
    }),
  });
});
afterEach(() => {
  act(() => root.render(null));
  vi.unstubAllGlobals();
});

test('work is taken up again each time the background ends in the middle of it', () => {
  show(true);
  ends.at(-1)?.();
  ends.at(-1)?.();
  expect(resume).toHaveBeenCalledTimes(2);
  expect(ends).toHaveLength(3);
});

test('a background that ends with nothing under way is left alone, and no port keeps it', () => {
  show(false);
  expect(ends).toEqual([]);
  show(true);
  show(false);
  expect(closed).toBe(ends.length);
  expect(resume).not.toHaveBeenCalled();
});
