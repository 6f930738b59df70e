import * as z from 'zod/mini';
import { defineItem } from '../storage';

/** That a sync is being set up, and which, without the rest of it: all that the popup has to know before it loads more. */
export const setupPresenceItem = defineItem(
  'session:syncSetup',
  z.nullable(z.object({ id: z.string() })),
  null,
);
export type SetupPresence = typeof setupPresenceItem.fallback;
