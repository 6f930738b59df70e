import { browser } from 'wxt/browser';
import { isOpen } from '../push/open';
import { mask, Secret } from '../secret';
import { captureItem, preferencesItem, pushItem, setAsideItem, vaultItem } from '../storage';
import type { Capture, CaptureDelivery, CaptureSource } from './types';

/** How long `Discard` can be undone. */
const UNDO_MS = 10_000;
const EXPIRY_ALARM = 'capture-expiry';
/** How much longer a capture is kept whose push is not over when its time is: should it fail, it can be tried again. */
const GRACE_MS = 300_000;

/** What is known about a token besides its text. */
export interface CaptureOrigin {
  source: CaptureSource;
  /** Organization id in the URL of the page it came from. */
  pageOrg?: string | undefined;
  /** Whether it was taken out of a longer text. */
  isExcerpt?: boolean;
}

/** The capture that waits for its push, with its token; null when there is none or its time is over. */
export async function currentCapture(): Promise<{ capture: Capture; token: Secret } | null> {
  const [capture, vault] = await Promise.all([captureItem.get(), vaultItem.get()]);
  if (!capture || vault?.captureId !== capture.id) return null;
  if (capture.expiresAt <= Date.now() && !(await isBeingPushed(capture))) return null;
  return { capture, token: new Secret(vault.token) };
}

/**
 * Puts a token into session memory until it is pushed, discarded or timed out. A token that is already there is not
 * put twice; another one that waits is set aside, because a console shows a token only once.
 */
export async function storeCapture(
  delivery: CaptureDelivery,
  origin: CaptureOrigin,
): Promise<'captured' | 'known'> {
  const current = await currentCapture();
  if (current?.token.reveal() === delivery.token) return 'known';
  if (current) await setAside(current, current.capture.expiresAt);

  const capturedAt = Date.now();
  const { captureMinutes } = await preferencesItem.get();
  const { token, ...told } = delivery;
  await put(token, {
    id: crypto.randomUUID(),
    masked: mask(token),
    capturedAt,
    expiresAt: capturedAt + captureMinutes * 60_000,
    ...told,
    ...(origin.pageOrg === undefined ? {} : { pageOrg: origin.pageOrg }),
    ...(origin.isExcerpt ? { excerptLength: token.length } : {}),
    source: origin.source,
  });
  return 'captured';
}

/** Takes the current capture away so that {@link restoreCapture} can bring it back for a moment. */
export async function discardWithUndo(): Promise<void> {
  const current = await currentCapture();
  if (!current) return;
  await setAside(current, Math.min(Date.now() + UNDO_MS, current.capture.expiresAt));
  await discardCapture();
}

/** Brings back what was set aside; a capture that is current at that moment is set aside in its place. */
export async function restoreCapture(): Promise<void> {
  const aside = await setAsideItem.get();
  if (!aside || aside.until <= Date.now()) return;
  const current = await currentCapture();
  await setAsideItem.set(null);
  if (current) await setAside(current, current.capture.expiresAt);
  await put(aside.token, aside.capture);
}

/** Forgets the current capture for good: after its push, or when its time is over. */
export async function discardCapture(): Promise<void> {
  await vaultItem.set(null);
  await captureItem.set(null);
}

/** Forgets what is out of time. Called by alarm and whenever the background starts. */
export async function sweepCaptures(): Promise<void> {
  const now = Date.now();
  const [capture, aside] = await Promise.all([captureItem.get(), setAsideItem.get()]);
  if (capture && capture.expiresAt <= now) {
    if (await isBeingPushed(capture)) await keepUntil({ ...capture, expiresAt: now + GRACE_MS });
    else await discardCapture();
  }
  if (aside && aside.until <= now) await setAsideItem.set(null);
}

/** Runs {@link sweepCaptures} when an alarm set here goes off. Register in the first turn of the background. */
export function sweepOnAlarm(): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name.startsWith(EXPIRY_ALARM)) void sweepCaptures();
  });
}

async function put(token: string, capture: Capture): Promise<void> {
  await vaultItem.set({ captureId: capture.id, token });
  await keepUntil(capture);
}

async function keepUntil(capture: Capture): Promise<void> {
  await captureItem.set(capture);
  await browser.alarms.create(EXPIRY_ALARM, { when: capture.expiresAt });
}

/** Whether a push of this capture is under way, waits for the user to sign in, or has no certain result yet. */
async function isBeingPushed({ id }: Capture): Promise<boolean> {
  const push = await pushItem.get();
  if (push?.request.captureId !== id) return false;
  return isOpen(push) || push.state === 'waiting-for-sign-in';
}

async function setAside(held: { capture: Capture; token: Secret }, until: number): Promise<void> {
  await setAsideItem.set({ capture: held.capture, token: held.token.reveal(), until });
  // The alarm outlives this worker; the timer is punctual where alarms are rounded up to half a minute.
  await browser.alarms.create(`${EXPIRY_ALARM}-aside`, { when: until });
  setTimeout(() => void sweepCaptures(), until - Date.now());
}
