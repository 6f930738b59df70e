import { capturesItem } from '../capture/storage';
import type { Capture } from '../capture/types';
import { currentCapture } from '../capture/vault';
import { failureOf } from '../failure';
import { type Humanitec, humanitec } from '../humanitec/client';
import { requireApiPermission } from '../humanitec/permission';
import { keepAlive } from '../keep-alive';
import { allowedOrganizations } from '../policy/managed';
import { changesBetween, hasChanged } from './changes';
import { collect } from './collect';
import { roleArrives } from './expected-role';
import { Lookups } from './lookups';
import { kept, type Results, resultsOf } from './results';
import { chosenApps, sameApp, withChosen } from './selection';
import { Session } from './session';
import { preflightItem } from './storage';
import { tryReads } from './trial-reads';
import type { AppAccess, AppRef, Preflight } from './types';

/** The one job at work: two at a time would be too many requests in flight, and would overwrite each other. */
let active: { session: Session; done: Promise<void> } | null = null;

/**
 * Checks what the captured token can do and keeps `preflightItem` up to date until done. Call it only for a capture
 * that the user asked to check. A second call while the checks run joins them.
 *
 * @returns when the checks are done or stopped.
 */
export function startPreflight(captureId: string): Promise<void> {
  const running = activeRun();
  if (running?.session.captureId === captureId) return running.done;
  return begin(new Session(captureId, 'run'), run);
}

/** Stops the checks. A result from before stays; otherwise what was found until now is shown. */
export function cancelPreflight(): void {
  active?.session.stop('cancelled');
}

/**
 * Judges the capture for the given apps: at once by what is known, then again with the reads of a sync on them.
 *
 * @returns when the choice is stored; what has to be asked is asked afterwards.
 */
export async function selectApps(apps: readonly AppRef[]): Promise<void> {
  const running = activeRun();
  if (running) return running.session.choose(apps);
  const stored = await preflightItem.get();
  if (!stored) return;
  const session = new Session(stored.captureId, 'follow-up');
  await session.load();
  if (!activeRun()) {
    // What an earlier choice is still being looked up for must not be written over this one.
    active?.session.stop('superseded');
    await session.choose(apps);
  }
  // Checks that began meanwhile take the choice along, instead of being stopped for it.
  const begun = activeRun();
  if (begun) return begun.session.choose(apps);
  void begin(session, followUp);
}

/** Makes the next run give the role on this app a few seconds to change: its People tab is about to be opened. */
export async function expectRole(app: AppRef): Promise<void> {
  if (active) return active.session.expectRole(app);
  const stored = await preflightItem.get();
  if (stored) await preflightItem.set({ ...stored, expectedRole: app });
}

/** The checks at work, unless they were stopped and are about to end. */
function activeRun() {
  return active?.session.kind === 'run' && !active.session.signal.aborted ? active : null;
}

type Work = (session: Session, client: Humanitec, capture: Capture) => Promise<void>;

function begin(session: Session, work: Work): Promise<void> {
  active?.session.stop('superseded');
  const done = keepAlive(() => perform(session, work)).finally(() => {
    if (active?.session === session) active = null;
  });
  active = { session, done };
  return done;
}

/** Does the work with the captured token; it ends with the capture. */
async function perform(session: Session, work: Work): Promise<void> {
  const stopWatching = capturesItem.watch(([inWork]) => {
    if (inWork?.id !== session.captureId) session.stop('capture-gone');
  });
  try {
    const held = await currentCapture();
    if (held?.capture.id !== session.captureId) return;
    await requireApiPermission();
    await work(session, humanitec(held.token, session.signal), held.capture);
  } catch (error) {
    if (active?.session === session)
      await session.settle(session.signal.aborted ? undefined : failureOf(error));
  } finally {
    stopWatching();
  }
}

async function run(session: Session, client: Humanitec, capture: Capture): Promise<void> {
  const before = await session.load();
  await session.show();
  const lookups = new Lookups(client);
  const means = { session, client, capture, allowed: (await allowedOrganizations()) ?? null, lookups };
  let found = await collect(means);
  const earlier =
    before && found.failure && found.failure.code !== 'humanitecRefused' && kept(before, found.failure);
  if (before && earlier) return session.finish(earlier, { changes: [], checkedAt: before.checkedAt });
  const expectedRole = before && unchanged(before, found);
  if (expectedRole && (await roleArrives(client, lookups, expectedRole, session.signal)))
    found = await collect(means);
  if (!found.failure) {
    // Apps may have been chosen after the reads were made.
    const apps = withChosen(found, session.selected, before?.apps ?? []);
    found = { ...found, apps: await tryReads(client, apps, session.selected) };
  }
  await session.finish(found, {
    changes: before ? changesBetween(before, found) : [],
    checkedAt: Date.now(),
  });
}

/** The app whose role was to be changed in the console, as long as nothing can be seen of it. */
function unchanged(before: Preflight, { apps }: Results): AppAccess | undefined {
  const { expectedRole } = before;
  const app = expectedRole && apps.find((access) => sameApp(access, expectedRole));
  return app && !hasChanged(before.apps, apps, app) ? app : undefined;
}

/** Finds out about newly chosen apps what the last run left open. */
async function followUp(session: Session, client: Humanitec): Promise<void> {
  const { before } = session;
  if (!before) return;
  let { apps } = before;
  if (before.serviceUser) {
    const { organizations, serviceUser } = before;
    const open = chosenApps(apps, session.selected).filter(
      ({ source }) => source === 'unknown' || source === 'none',
    );
    const question = { userId: serviceUser.id, organizations, apps: open, chosen: session.selected };
    const looked = await new Lookups(client).complete(question, () => {});
    apps = apps.map((app) => looked.find((access) => sameApp(access, app)) ?? app);
  }
  apps = await tryReads(client, apps, session.selected);
  const { changes, checkedAt } = before;
  await session.finish({ ...resultsOf(before), apps }, { changes, checkedAt });
}
