import * as z from 'zod/mini';
import { defineItem } from './storage';

/** How many minutes a capture may be kept, to choose from. */
export const CAPTURE_MINUTES = [5, 15, 30, 60] as const;
export const MOST_CAPTURE_MINUTES = 60;

/** What the user has chosen, besides profiles. */
export const Preferences = z.object({
  /** Minutes a capture is kept. */
  captureMinutes: z.number().check(z.gte(1), z.lte(MOST_CAPTURE_MINUTES)),
  /** Whether access is offered to be fixed in place, with the user's own session. */
  fixHere: z._default(z.boolean(), true),
  /** Whether known connections are checked every week, with the sign-in of their profiles and without a click. */
  weeklyHealth: z._default(z.boolean(), false),
});
export type Preferences = z.infer<typeof Preferences>;

/** On disk; no secret. */
export const preferencesItem = defineItem<Preferences>(
  'local:preferences',
  Preferences,
  { captureMinutes: 15, fixHere: true, weeklyHealth: false },
  { version: 1 },
);
