/** One line of the table that `npm run bench` prints. */
export interface Row {
  what: string;
  measured: string;
  budget: string;
  met: boolean;
}

/** The value below which a share of the samples lies, e.g. 0.5 for the median. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
