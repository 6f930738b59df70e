/** One line of the table that `npm run bench` prints. */
export interface Row {
  what: string;
  /** For each build, this tree's first; that one alone where nothing is compared. */
  measured: readonly string[];
  budget: string;
  met: boolean;
  /** What is printed after the table. */
  notes?: readonly string[];
}

/** What a figure must keep. */
export interface Budget<T> {
  text: string;
  allows(figure: T): boolean;
}

const NONE: Budget<unknown> = { text: '-', allows: () => true };

/** The row of a figure that is known for each build. The budget is for this tree's. */
export function rowOf<T>(
  what: string,
  figures: readonly T[],
  show: (figure: T) => string,
  budget: Budget<T> = NONE,
): Row {
  const met = figures.slice(0, 1).every((own) => budget.allows(own));
  return { what, measured: figures.map(show), budget: budget.text, met };
}

/** The value below which a share of the samples lies, e.g. 0.5 for the median. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

export const p50AndP95 = (samples: readonly number[]): string =>
  `${milliseconds(median(samples))} / ${milliseconds(quantile(samples, 0.95))}`;

/** A count with separators, e.g. `10,000`. */
export const count = (value: number): string => value.toLocaleString('en');
