/**
 * How long the prompt must have stood still and in plain sight before a click counts, in milliseconds. With the frames that pass until
 * the first look that is some 400 after it came.
 */
const INFORMED_AFTER = 370;
/** What happened for longer than this between two looks, or since the last one, nobody knows; in milliseconds. */
const LONGEST_GAP = 300;

/**
 * Counts how long the prompt has been in plain sight. All times are milliseconds on the scale of `performance.now()` and
 * `event.timeStamp`.
 */
export interface Clock {
  /** What a look has shown. */
  look(isClear: boolean, now: number): void;
  /** Begins anew. */
  restart(now: number): void;
  /** Whether something counts by the time it was made, whenever it is handled: a busy page delays events. */
  counts(made: number): boolean;
  /** How much of the time is over at a look, from 0 to 1: from then on a click counts. */
  readiness(now: number): number;
}

export function startClock(now: number): Clock {
  let since = now;
  let looked = now;
  const restart = (at: number) => {
    since = at;
  };
  return {
    look: (isClear, at) => {
      if (!isClear || at - looked > LONGEST_GAP) restart(at);
      looked = at;
    },
    restart,
    counts: (made) => made - since >= INFORMED_AFTER && made - looked <= LONGEST_GAP,
    readiness: (at) => Math.min((at - since) / INFORMED_AFTER, 1),
  };
}
