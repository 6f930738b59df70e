import { type Figure, figureOf, type Unit } from './figure';

/** The pictures of docs/performance.md. */
export type ChartName = 'apps' | 'mutations' | 'latency';

/** Where a row stands in a picture. */
export interface Point {
  chart: ChartName;
  /** Points of the same name are joined by a line. */
  series: string;
  x: number;
  y: number;
}

/** One line of the table that `npm run bench` prints. */
export interface Row {
  what: string;
  /** For each build, this tree's first; that one alone where nothing is compared. */
  measured: readonly Figure[];
  /** The limit, or what it is compared with: of the same run, or a number that nothing can be below. */
  against?: { what: string; figure: Figure };
  /** The median by that of what it is compared with. */
  ratio?: number;
  goal?: { text: string; reached: boolean; why?: string };
  points?: readonly Point[];
  /** What is printed after the table. */
  notes?: readonly string[];
}

/** What a figure must keep. */
export interface Goal {
  text: string;
  isReached(own: Figure, ratio: number): boolean;
  /** Why it is not reached, where that is known. */
  why?: string;
}

/** A row before it is judged. Samples are those of one build, or of each. */
export interface Measured {
  what: string;
  unit: Unit;
  samples: readonly number[] | readonly (readonly number[])[];
  against?: { what: string; samples: readonly number[] };
  goal?: Goal;
  points?: readonly Point[];
  notes?: readonly string[];
}

/** Judges what was measured; the goal is for this tree's build. */
export function rowOf({ what, unit, samples, against, goal, points, notes }: Measured): Row {
  const measured = perBuild(samples).map((each) => figureOf(each, unit));
  const limit = against && { what: against.what, figure: figureOf(against.samples, unit) };
  const [own] = measured;
  const ratio = own && limit ? own.median / limit.figure.median : Number.NaN;
  return {
    what,
    measured,
    ...(limit ? { against: limit } : {}),
    ...(Number.isFinite(ratio) ? { ratio } : {}),
    ...(goal && own ? { goal: judged(goal, own, ratio) } : {}),
    ...(points ? { points } : {}),
    ...(notes ? { notes } : {}),
  };
}

function judged({ text, isReached, why }: Goal, own: Figure, ratio: number): NonNullable<Row['goal']> {
  const reached = isReached(own, ratio);
  return { text, reached, ...(why !== undefined && !reached ? { why } : {}) };
}

const perBuild = (samples: Measured['samples']): readonly (readonly number[])[] =>
  samples.every((each) => typeof each === 'number') ? [samples] : (samples as readonly number[][]);

/** Goals by what they look at: the median, the 95th of 100, or the ratio. `text` is how they read. */
export const atMost = {
  median: (most: number, text: string, why?: string): Goal => goal(text, why, (own) => own.median <= most),
  p95: (most: number, text: string, why?: string): Goal => goal(text, why, (own) => own.p95 <= most),
  times: (most: number, why?: string): Goal => goal(`≤ ${most} ×`, why, (_, ratio) => ratio <= most),
};

function goal(text: string, why: string | undefined, isReached: Goal['isReached']): Goal {
  return { text, isReached, ...(why === undefined ? {} : { why }) };
}
