/**
 * Seeds of the runs to play: some in `npm test`, as many as make a figure in `npm run test:security`. `SEED=7` in the
 * environment plays one alone.
 */
export function seedsOf({ some, many }: { some: number; many: number }): number[] {
  const { SEED: alone, SECURITY: wantsFigures } = process.env;
  if (alone !== undefined) return [Number(alone)];
  return Array.from({ length: wantsFigures ? many : some }, (_, index) => index + 1);
}
