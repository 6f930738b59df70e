import { storage } from 'wxt/utils/storage';
import * as z from 'zod/mini';
import { leaseItem } from '../capture/storage';
import type { Lease } from '../capture/types';
import { defineItem, entry, listOf, type StoredItem } from '../storage';
import { isOpen, isUnfinished } from './open';
import { HistoryEntry, Intent, Push, Target } from './types';

// Session memory: gone with the browser.

export const targetItem = defineItem('session:target', z.nullable(Target), null);

const shownPush = defineItem('session:push', z.nullable(Push), null);
/** Written together with the lease on its capture: the vault keeps the token of a push that is not over. */
export const pushItem: StoredItem<Push | null> = {
  ...shownPush,
  set: (push) => storage.setItems([entry(shownPush, push), entry(leaseItem, leaseOf(push))]),
};
/** The sign-in page that was opened for a profile, until its session is there or the time is over. */
export const signInTabItem = defineItem(
  'session:signInTab',
  z.nullable(z.object({ tabId: z.number(), profileId: z.string(), until: z.number() })),
  null,
);

/** What the user typed into the connection form, so that a popup that closes loses nothing. */
export const Draft = z.object({
  captureId: z.string(),
  profileId: z.string(),
  name: z.optional(z.string()),
  description: z.optional(z.string()),
  projectId: z.optional(z.string()),
  connectionId: z.optional(z.string()),
});
export type Draft = z.infer<typeof Draft>;
export const draftItem = defineItem('session:draft', z.nullable(Draft), null);

// On disk: no secret.

/** A push whose result is not known yet, written before its request goes out. */
export const intentItem = defineItem('local:intent', z.nullable(Intent), null, { version: 1 });
export const historyItem = defineItem<HistoryEntry[]>('local:history', listOf(HistoryEntry), [], {
  version: 1,
});

function leaseOf(push: Push | null): Lease | null {
  if (!push || !isUnfinished(push)) return null;
  return { captureId: push.request.captureId, isFirm: isOpen(push) };
}
