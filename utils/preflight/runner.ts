import { capturesItem } from '../capture/storage';
import type { Capture } from '../capture/types';
import { currentCapture } from '../capture/vault';
import { failureOf } from '../failure';
import { type Humanitec, humanitec } from '../humanitec/client';
import { requireApiPermission } from '../humanitec/permission';
import { keepAlive } from '../keep-alive';
import { allowedOrganizations } from '../policy/managed';
import { roleArrives } from './awaited-role';
import { changesBetween, hasChanged } from './changes';
import { type Findings, findingsOf, kept } from './conclude';
import { type Examination, examine } from './examine';
import { Job } from './job';
import { Lookups } from './lookups';
import { tryReads } from './reads';
import { chosenApps, preselect, sameApp, withChosen } from './selection';
import { preflightItem } from './storage';
import type { AppAccess, AppRef, Preflight } from './types';

/** The one job at work: two at a time would be too many requests in flight, and would overwrite each other. */
let active: { job: Job; done: Promise<void> } | null = null;

/**
 * Checks what the captured token can do and keeps `preflightItem` up to date until done. Call it only for a capture
 * that the user asked to check. A second call while the checks run joins them.
 *
 * @returns when the checks are done or stopped.
 */
export function startPreflight(captureId: string): Promise<void> {
  const running = activeRun();
  if (running?.job.captureId === captureId) return running.done;
  return begin(new Job(captureId, 'run'), run);
}

/** Stops the checks. A result from before stays; otherwise what was found until now is shown. */
export function cancelPreflight(): void {
  active?.job.stop('cancelled');
}

/**
 * Judges the capture for the given apps: at once by what is known, then again with the reads of a sync on them.
 *
 * @returns when the choice is stored; what has to be asked is asked afterwards.
 */
export async function selectApps(apps: readonly AppRef[]): Promise<void> {
  const running = activeRun();
  if (running) return running.job.select(apps);
  const stored = await preflightItem.get();
  if (!stored) return;
  const job = new Job(stored.captureId, 'follow-up');
  await job.load();
  if (!activeRun()) {
    // What an earlier choice is still being looked up for must not be written over this one.
    active?.job.stop('superseded');
    await job.select(apps);
  }
  // Checks that began meanwhile take the choice along, instead of being stopped for it.
  const begun = activeRun();
  if (begun) return begun.job.select(apps);
  void begin(job, followUp);
}

/** Makes the next run give the role on this app a few seconds to change: its People tab is about to be opened. */
export async function expectRole(app: AppRef): Promise<void> {
  if (active) return active.job.expectRole(app);
  const stored = await preflightItem.get();
  if (stored) await preflightItem.set({ ...stored, awaited: app });
}

/** The checks at work, unless they were stopped and are about to end. */
function activeRun() {
  return active?.job.kind === 'run' && !active.job.signal.aborted ? active : null;
}

type Work = (job: Job, client: Humanitec, capture: Capture) => Promise<void>;

function begin(job: Job, work: Work): Promise<void> {
  active?.job.stop('superseded');
  const done = keepAlive(() => perform(job, work)).finally(() => {
    if (active?.job === job) active = null;
  });
  active = { job, done };
  return done;
}

/** Does the work with the captured token; it ends with the capture. */
async function perform(job: Job, work: Work): Promise<void> {
  const stopWatching = capturesItem.watch(([inWork]) => {
    if (inWork?.id !== job.captureId) job.stop('capture-gone');
  });
  try {
    const held = await currentCapture();
    if (held?.capture.id !== job.captureId) return;
    await requireApiPermission();
    await work(job, humanitec(held.token, job.signal), held.capture);
  } catch (error) {
    if (active?.job === job) await job.settle(job.signal.aborted ? undefined : failureOf(error));
  } finally {
    stopWatching();
  }
}

async function run(job: Job, client: Humanitec, capture: Capture): Promise<void> {
  const before = await job.load();
  await job.show();
  const allowed = await allowedOrganizations();
  const examination: Examination = {
    client,
    capture,
    allowed,
    ownerKnown: before?.serviceUser !== undefined,
    lookups: new Lookups(client),
    selected: () => job.selected,
    withChosen: (findings) => withChosen(findings, job.selected, before?.apps ?? []),
    choose: (apps) => job.choose(preselect(job.selected, apps, before?.apps ?? [])),
    onFindings: (findings, progress) => void job.report(findings, progress),
  };
  let found = await examine(examination);
  const earlier =
    before && found.failure && found.failure.code !== 'humanitecRefused' && kept(before, found.failure);
  if (before && earlier) return job.finish(earlier, { changes: [], checkedAt: before.checkedAt });
  const awaited = before && unchanged(before, found);
  if (awaited && (await roleArrives(client, examination.lookups, awaited, job.signal)))
    found = await examine(examination);
  if (!found.failure) {
    // Apps may have been chosen after the reads were made.
    found = { ...found, apps: examination.withChosen(found) };
    found = { ...found, apps: await tryReads(client, found.apps, job.selected) };
  }
  await job.finish(found, { changes: before ? changesBetween(before, found) : [], checkedAt: Date.now() });
}

/** The app whose role was to be changed in the console, as long as nothing can be seen of it. */
function unchanged(before: Preflight, { apps }: Findings): AppAccess | undefined {
  const { awaited } = before;
  const app = awaited && apps.find((access) => sameApp(access, awaited));
  return app && !hasChanged(before.apps, apps, app) ? app : undefined;
}

/** Finds out about newly chosen apps what the last run left open. */
async function followUp(job: Job, client: Humanitec): Promise<void> {
  const { before } = job;
  if (!before) return;
  let { apps } = before;
  if (before.serviceUser) {
    const { organizations, serviceUser } = before;
    const open = chosenApps(apps, job.selected).filter(
      ({ source }) => source === 'unknown' || source === 'none',
    );
    const question = { userId: serviceUser.id, organizations, apps: open, chosen: job.selected };
    const looked = await new Lookups(client).complete(question, () => {});
    apps = apps.map((app) => looked.find((access) => sameApp(access, app)) ?? app);
  }
  apps = await tryReads(client, apps, job.selected);
  const { changes, checkedAt } = before;
  await job.finish({ ...findingsOf(before), apps }, { changes, checkedAt });
}
