import type { FaultAction } from '../../simulators/faults';
import { BY_ID, BY_NAME, CREATE, lookedAhead, SIGN_IN, STILL_OPEN, writes } from '../../support/push';
import { askAnew, BUTTONS, done, hasCapture, isDone, longAgo, readyFor } from '../../support/user-push';
import { expect, inBoth } from '../fixtures';

const SYNCS = /secret-syncs\/humanitec/;

/** A request of a push: what it is, and how to tell it from the others. */
interface Point {
  what: string;
  method: string;
  path: RegExp;
  /** How many requests of that kind come before it. */
  after?: number;
}

const POINTS: Record<'create' | 'rotate', Point[]> = {
  create: [
    { what: 'the look at the sign-in', method: 'GET', path: SIGN_IN },
    { what: 'the question by name', method: 'GET', path: BY_NAME },
    { what: 'the creation', method: 'POST', path: CREATE },
    { what: 'the reading back', method: 'GET', path: BY_ID },
  ],
  rotate: [
    { what: 'the look at the sign-in', method: 'GET', path: SIGN_IN },
    { what: 'the reading before', method: 'GET', path: BY_ID },
    { what: 'the list of syncs', method: 'GET', path: SYNCS },
    { what: 'the change', method: 'PATCH', path: BY_ID },
    { what: 'the reading back', method: 'GET', path: BY_ID, after: 1 },
  ],
};
const BREAKS: [string, FaultAction][] = [
  ['before', { kind: 'drop-before' }],
  ['after', { kind: 'drop-after' }],
];

for (const kind of ['create', 'rotate'] as const) {
  for (const { what, method, path, after = 0 } of POINTS[kind]) {
    for (const [when, action] of BREAKS) {
      inBoth(
        `${kind}: stored once when the network breaks ${when} ${what}`,
        async ({ browser, simulators }) => {
          const { state } = simulators.infisical.us;
          const { popup, token } = await readyFor(kind, browser, simulators);
          if (kind === 'rotate') await lookedAhead(simulators);
          const host = 'app.infisical.com';
          if (after > 0) {
            simulators.faults.add({ host, method, path, times: after, action: { kind: 'delay', ms: 0 } });
          }
          simulators.faults.add({ host, method, path, times: 1, action });
          await askAnew(browser, popup, path);
          await popup.press(BUTTONS[kind]);
          const isCertain = async () => (await isDone(popup)) || (await popup.alert()) !== '';
          const isOpen = async () => (await popup.text()).includes(STILL_OPEN);
          await expect.poll(async () => (await isCertain()) || (await isOpen())).toBe(true);

          if (await isOpen()) {
            await longAgo(browser);
            await expect.poll(isCertain).toBe(true);
          }
          if (!(await isDone(popup))) {
            expect(await hasCapture(popup)).toBe(true);
            expect(state.connections.filter(({ apiToken }) => apiToken === token)).toEqual([]);
            await popup.press(BUTTONS[kind]);
            await done(popup);
          }
          expect(state.connections).toMatchObject([{ apiToken: token }]);
          expect(writes(simulators).length).toBeLessThanOrEqual(2);
        },
      );
    }
  }
}
