import type { FaultAction } from '../../simulators/faults';
import { chooseExisting } from '../../support/popup';
import { enabled } from '../../support/press';
import {
  askAnew,
  BY_ID,
  BY_NAME,
  CREATE,
  longAgo,
  lookedAhead,
  part,
  readyToPush,
  SIGN_IN,
  stillOpen,
  writes,
} from '../../support/push';
import { expect, test } from '../fixtures';

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
      test(`${kind}: stored once when the network breaks ${when} ${what}`, async ({
        simulators,
        extension,
      }) => {
        const { state, arrange } = simulators.infisical.us;
        if (kind === 'rotate') arrange.connection({ name: 'humanitec-acme' });
        const { popup, token } = await readyToPush(simulators, extension);
        if (kind === 'rotate') {
          await chooseExisting(popup);
          await lookedAhead(simulators);
        }
        const button = kind === 'create' ? part.create(popup) : part.update(popup);
        await enabled(button);
        const host = 'app.infisical.com';
        if (after > 0) {
          simulators.faults.add({ host, method, path, times: after, action: { kind: 'delay', ms: 0 } });
        }
        simulators.faults.add({ host, method, path, times: 1, action });
        await askAnew(extension, popup, path);
        await enabled(button);
        await button.click();
        const alert = popup.getByRole('alert');
        await expect(part.done(popup).or(alert).or(stillOpen(popup)).first()).toBeVisible({
          timeout: 20_000,
        });

        if (await stillOpen(popup).isVisible()) {
          await longAgo(extension);
          await expect(part.done(popup).or(alert).first()).toBeVisible({ timeout: 20_000 });
        }
        if (!(await part.done(popup).isVisible())) {
          await expect(part.capture(popup)).toBeVisible();
          expect(state.connections.filter(({ apiToken }) => apiToken === token)).toEqual([]);
          await button.click();
          await expect(part.done(popup)).toBeVisible();
        }
        expect(state.connections).toMatchObject([{ apiToken: token }]);
        expect(writes(simulators).length).toBeLessThanOrEqual(2);
      });
    }
  }
}
