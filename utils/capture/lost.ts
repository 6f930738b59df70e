import { capturesItem, hasStartedItem, lostItem, remnantsItem } from './storage';
import type { Capture } from './types';

/** Writes to disk how many captures wait and until when, so that it can be told should session memory be lost. */
export async function noteRemnants(captures: readonly Capture[]): Promise<void> {
  const before = await remnantsItem.get();
  const after = captures.map(({ id, expiresAt }) => ({ captureId: id, expiresAt }));
  if (JSON.stringify(after) !== JSON.stringify(before)) await remnantsItem.set(after);
}

/**
 * Finds out whether captures were lost since the background last ran: the browser or the extension was closed, reloaded or
 * updated, which ends session memory. Run it before anything else of the vault.
 */
export async function recallLost(): Promise<void> {
  if (await hasStartedItem.get()) return;
  const [remnants, captures] = await Promise.all([remnantsItem.get(), capturesItem.get()]);
  const lost = remnants.filter(
    ({ captureId, expiresAt }) => expiresAt > Date.now() && !captures.some(({ id }) => id === captureId),
  );
  if (lost.length > 0) await lostItem.set([...(await lostItem.get()), ...lost]);
  await noteRemnants(captures);
  await hasStartedItem.set(true);
}

/** Forgets that captures were lost: one of them, of which it turned out that it had been sent, or all. */
export async function forgetLost(captureId?: string): Promise<void> {
  const lost = await lostItem.get();
  const left = captureId === undefined ? [] : lost.filter((each) => each.captureId !== captureId);
  if (left.length < lost.length) await lostItem.set(left);
}
