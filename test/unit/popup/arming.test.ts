import { describe, expect, test } from 'vitest';
import { Arming, type Box, CALM_MS, type Press, type Sight } from '@/entrypoints/popup/sending/arming';

/** Where the control stands: its top in the window and in the page. */
const at = (inWindow: number, inPage = inWindow): Sight['place'] => {
  const box = (top: number): Box => [10, top, 166, 32];
  return { inWindow: box(inWindow), inPage: box(inPage) };
};
const sight = (given: Partial<Sight> = {}): Sight => ({
  subject: 'token of acme to Platform Team',
  place: at(20),
  isFocused: true,
  ...given,
});
const GONE_FOR: Press = { by: 'pointer', travelled: true };
const ON_THE_SPOT: Press = { by: 'pointer', travelled: false };

/** Looked at in every frame from one time to another. */
function lookedAt(arming: Arming, from: number, to: number, given: Partial<Sight> = {}): Arming {
  for (let at = from; at <= to; at += 16) arming.look(sight(given), at);
  return arming;
}

describe('a press counts', () => {
  test('once everything has stood for a moment and the pointer has come from elsewhere', () => {
    const arming = lookedAt(new Arming(), 0, CALM_MS);
    expect(arming.press(GONE_FOR, CALM_MS, true)).toBe('send');
  });

  test('not before, and then the wait starts anew', () => {
    const arming = lookedAt(new Arming(), 0, CALM_MS);
    expect(arming.press(GONE_FOR, CALM_MS - 1, true)).toBe('early');
    expect(arming.press(GONE_FOR, CALM_MS + 10, true)).toBe('early');
    expect(arming.press(GONE_FOR, 2 * CALM_MS + 10, true)).toBe('send');
  });

  test('by the time it was made, however late it is handled', () => {
    const arming = lookedAt(new Arming(), 0, 5_000);
    expect(arming.press(GONE_FOR, 600, true)).toBe('early');
  });

  test('after three early ones in a row only once the moment has been three times as long', () => {
    const arming = new Arming();
    for (const at of [200, 400, 600])
      expect(lookedAt(arming, at - 200, at).press(GONE_FOR, at, true)).toBe('early');
    expect(lookedAt(arming, 600, 1_400).isCalm(1_400)).toBe(false);
    expect(lookedAt(arming, 1_400, 2_700).press(GONE_FOR, 2_700, true)).toBe('send');
    // One that counts ends the row.
    arming.restart(2_700);
    expect(arming.isCalm(2_700 + CALM_MS)).toBe(true);
  });

  test('never in a series of clicks on one spot, however long it goes on', () => {
    const arming = new Arming();
    for (let at = 0, next = 300; at < 30_000; at += 16) {
      arming.look(sight(), at);
      if (at < next) continue;
      next = at + 200 + ((at * 7) % 150);
      expect(arming.press(ON_THE_SPOT, at, true)).toBe('early');
    }
  });
});

describe('the wait starts anew when', () => {
  test.each<[string, Partial<Sight>]>([
    ['what it is about changes', { subject: 'token of evil to Platform Team' }],
    ['the control moves under the pointer', { place: at(90) }],
  ])('%s', (_, change) => {
    const arming = lookedAt(new Arming(), 0, 2_000);
    arming.look(sight(change), 2_016);
    expect(arming.press(GONE_FOR, 2_020, true)).toBe('early');
  });

  test('the control creeps away in small steps', () => {
    const arming = lookedAt(new Arming(), 0, 2_000);
    for (const step of [1, 2, 3]) arming.look(sight({ place: at(20 + step) }), 2_000 + step * 16);
    expect(arming.isCalm(2_050)).toBe(false);
  });

  test('the page loses the focus, even for one picture', () => {
    const arming = lookedAt(new Arming(), 0, 2_000);
    arming.look(sight({ isFocused: false }), 2_016);
    expect(arming.isCalm(60_000)).toBe(false);
    lookedAt(arming, 2_032, 2_500);
    expect(arming.press(GONE_FOR, 2_500, true)).toBe('early');
  });
});

test('what the user scrolls to, or what stays in the window meanwhile, has not moved', () => {
  const arming = lookedAt(new Arming(), 0, 2_000);
  arming.look(sight({ place: at(-80, 20) }), 2_016);
  arming.look(sight({ place: at(-80, 120) }), 2_032);
  expect(arming.isCalm(2_040)).toBe(true);
});

test('what sticks to an edge of the window has not moved when it is rounded anew', () => {
  const arming = lookedAt(new Arming(), 0, 2_000, { place: at(814) });
  arming.look(sight({ place: at(813, 881) }), 2_016);
  arming.look(sight({ place: at(814, 827) }), 2_032);
  expect(arming.isCalm(2_040)).toBe(true);
});

test('a press whose destination is out of sight does not count', () => {
  const arming = lookedAt(new Arming(), 0, 2_000);
  expect(arming.press(GONE_FOR, 2_000, false)).toBe('early');
});

test.each<[Press, string]>([
  [{ by: 'pointer', travelled: false }, 'ask'],
  [{ by: 'keyboard', moved: false }, 'ask'],
  [{ by: 'assistance' }, 'ask'],
  [{ by: 'keyboard', moved: true }, 'send'],
])('%j is answered with %s', (press, answer) => {
  expect(lookedAt(new Arming(), 0, 2_000).press(press, 2_000, true)).toBe(answer);
});
