import * as z from 'zod/mini';
import { Failure } from '../failure';
import { inTurn } from '../in-turn';
import { defineItem, listOf } from '../storage';

/** How many are kept. */
const MOST = 10;

/** What went wrong and when (epoch milliseconds), without anything that was put into its words. */
const RecentFailure = z.extend(z.pick(Failure, { code: true, status: true }), { at: z.number() });
export type RecentFailure = z.infer<typeof RecentFailure>;

/** What went wrong last, the latest first: for a report of a problem. Session memory: gone with the browser. */
export const recentFailuresItem = defineItem<RecentFailure[]>(
  'session:recentFailures',
  listOf(RecentFailure),
  [],
);

const turn = inTurn();

/** Notes the code of a failure. Call it in the background alone: turns are taken within one context. */
export function noteFailure({ code, status }: Failure): Promise<void> {
  const noted = { code, at: Date.now(), ...(status === undefined ? {} : { status }) };
  return turn(async () =>
    recentFailuresItem.set([noted, ...(await recentFailuresItem.get())].slice(0, MOST)),
  );
}
