import { expect, test } from 'vitest';
import { fail } from '@/utils/failure';
import { NOTHING_FOUND } from '@/utils/preflight/results';
import { Session } from '@/utils/preflight/session';
import type { Preflight } from '@/utils/preflight/types';
import { latch } from '../../support/latch';

/** A place that keeps the first of what it is given waiting. */
function slowPlace() {
  const { until, release } = latch();
  const kept: Preflight[] = [];
  return {
    release,
    kept,
    place: {
      get: async () => null,
      set: async (value: Preflight | null) => {
        if (value) kept.push(value);
        if (kept.length === 1) await until;
      },
    },
  };
}

test.each([
  {
    end: 'fails',
    ends: (session: Session) => session.settle(fail('humanitecUnreachable').failure),
  },
  {
    end: 'is done',
    ends: (session: Session) => session.finish(NOTHING_FOUND, { changes: [], checkedAt: 1 }),
  },
])('what still waits to be shown of a check is not shown once it $end', async ({ ends }) => {
  const { place, kept, release } = slowPlace();
  const session = new Session('capture', 'run', place);
  await session.load();
  session.show();
  session.show(NOTHING_FOUND, { done: 1, total: 2 });
  await ends(session);
  release();
  await new Promise((resolve) => setTimeout(resolve));
  expect(kept.map(({ state }) => state)).toEqual(['running', 'done']);
});
