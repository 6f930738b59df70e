/** What a number counts; it stands behind it. */
export type Unit =
  | 'ms'
  | 's'
  | 'B'
  | 'share'
  | 'round trips'
  | 'requests'
  | 'clicks'
  | 'characters'
  | 'nodes'
  | 'listeners'
  | 'failed';

/** What samples of one thing say. */
export interface Figure {
  unit: Unit;
  median: number;
  p95: number;
  low: number;
  high: number;
  /** How many there were. */
  samples: number;
}

/** So few say nothing about one in twenty. */
const FEW = 20;

/** @param samples one where there is no chance in it, e.g. a count */
export function figureOf(samples: readonly number[], unit: Unit): Figure {
  return {
    unit,
    median: quantile(samples, 0.5),
    p95: quantile(samples, 0.95),
    low: quantile(samples, 0),
    high: quantile(samples, 1),
    samples: samples.length,
  };
}

/** E.g. `62 ms, p95 71 (58–90)`. */
export function show({ unit, median, p95, low, high, samples }: Figure): string {
  const middle = amount(median, unit);
  if (samples === 1) return middle;
  const tail = samples < FEW ? '' : `, p95 ${bare(p95, unit)}`;
  return `${middle}${tail} (${bare(low, unit)}–${bare(high, unit)})`;
}

/** A number with its unit. */
export const amount = (value: number, unit: Unit): string =>
  unit === 'share' ? `${bare(value, unit)} %` : `${bare(value, unit)} ${unit}`;

/** The value below which a share of the samples lies, e.g. 0.5 for the median. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** A count with separators, e.g. `10,000`. */
export const count = (value: number): string => value.toLocaleString('en');

/** Rounded to what the measurement can tell. */
function bare(value: number, unit: Unit): string {
  if (unit === 'share') return (value * 100).toFixed(2);
  const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) < 10 ? 2 : 1;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}
