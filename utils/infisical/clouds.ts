/**
 * The regions of Infisical Cloud (docs/facts/infisical-api.md, section 1): each with its proper name, its origin, and other
 * origins of the same instance. Whatever depends on the regions follows from here: the manifest, the profiles of a new
 * user, the options' choices. Imports nothing, so that the build can read it.
 */
export const CLOUDS = {
  us: { name: 'US Cloud', origin: 'https://app.infisical.com', aliases: ['https://us.infisical.com'] },
  eu: { name: 'EU Cloud', origin: 'https://eu.infisical.com', aliases: [] },
} as const satisfies Record<string, { name: string; origin: string; aliases: readonly string[] }>;

export type CloudId = keyof typeof CLOUDS;

/** In the order in which they are offered; the first is what a new profile is for. */
export const CLOUD_IDS = Object.keys(CLOUDS) as [CloudId, ...CloudId[]];
