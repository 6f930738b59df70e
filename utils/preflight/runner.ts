import { capturesItem } from '../capture/storage';
import { currentCapture } from '../capture/vault';
import { humanitec } from '../humanitec/client';
import { requireApiPermission } from '../humanitec/permission';
import { policyNow } from '../policy/managed';
import { Jobs } from './jobs';
import { preflightItem } from './storage';
import type { AppRef } from './types';

/** The jobs of the background: with the captured token, of Humanitec. */
const jobs = new Jobs({
  place: preflightItem,
  open: async (captureId, signal) => {
    const held = await currentCapture();
    if (held?.capture.id !== captureId) return undefined;
    await requireApiPermission();
    return { capture: held.capture, client: humanitec(held.token, signal) };
  },
  watchGone: (captureId, callback) =>
    capturesItem.watch(([inWork]) => {
      if (inWork?.id !== captureId) callback();
    }),
  allowedOrganizations: async () => {
    const { allowedHumanitecOrganizations: allowed } = await policyNow();
    return allowed === 'any' ? undefined : allowed;
  },
});

/**
 * Checks what the captured token can do and keeps `preflightItem` up to date until done. Call it only for a capture
 * that the user asked to check. A second call while the checks run joins them.
 *
 * @returns when the checks are done or stopped.
 */
export function startPreflight(captureId: string): Promise<void> {
  return jobs.run(captureId);
}

/** Stops the checks. A result from before stays; otherwise what was found until now is shown. */
export function cancelPreflight(): void {
  jobs.cancel();
}

/**
 * Judges the capture for the given apps: at once by what is known, then again with the reads of a sync on them.
 *
 * @returns when the choice is stored; what has to be asked is asked afterwards.
 */
export function selectApps(apps: readonly AppRef[]): Promise<void> {
  return jobs.select(apps);
}

/** Makes the next run give the role on this app a few seconds to change: its People tab is about to be opened. */
export function expectRole(app: AppRef): Promise<void> {
  return jobs.expectRole(app);
}

/** Checks the capture once more, and gives the role on this app a few seconds to change: it was just given. */
export function checkForRole(captureId: string, { org, app }: AppRef): Promise<void> {
  return jobs.checkForRole(captureId, { org, app });
}
