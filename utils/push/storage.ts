import { storage } from 'wxt/utils/storage';
import * as z from 'zod/mini';
import { leaseItem } from '../capture/storage';
import type { Lease } from '../capture/types';
import { defineItem, entry, type StoredItem } from '../storage';
import { isPending, isUnfinished } from './state';
import { Intent, Push } from './types';

// Session memory: gone with the browser.

const shownPush = defineItem('session:push', z.nullable(Push), null);
/** Written together with the lease on its capture: the vault keeps the token of a push that is not over. */
export const pushItem: StoredItem<Push | null> = {
  ...shownPush,
  set: (push) => storage.setItems([entry(shownPush, push), entry(leaseItem, leaseOf(push))]),
};

/** A push whose result is not known yet, written to disk before its request goes out. No secret. */
export const intentItem = defineItem('local:intent', z.nullable(Intent), null, {
  version: 2,
  migrations: { 2: intentOfVersion1 },
});

/** The first version had other names for what is known about the token, and for what is told with a success. */
function intentOfVersion1(before: unknown): unknown {
  if (typeof before !== 'object' || before === null) return null;
  const { pushed, remarks, ...same } = before as Record<string, unknown>;
  return { ...same, token: pushed, report: remarks };
}

function leaseOf(push: Push | null): Lease | null {
  if (!push || !isUnfinished(push)) return null;
  return { captureId: push.request.captureId, isFirm: isPending(push) };
}
