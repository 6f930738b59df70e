import type { Capture } from '../capture/types';
import { Early } from '../early';
import { failureOf } from '../failure';
import type { Humanitec } from '../humanitec/client';
import { keepAlive } from '../keep-alive';
import { changesBetween, hasChanged } from './changes';
import { collect } from './collect';
import { roleArrives } from './expected-role';
import { Lookups } from './lookups';
import { Reads } from './reads';
import { kept, type Results, resultsOf } from './results';
import { chosenApps, sameApp, withChosen } from './selection';
import { type Place, Session } from './session';
import type { AppAccess, AppRef, Preflight } from './types';

/** What jobs work with. */
export interface Desk {
  place: Place;
  /** The capture in work and what asks about it; undefined where that is another one. Throws why nothing may be asked. */
  open(captureId: string, signal: AbortSignal): Promise<Opened | undefined>;
  /** Calls back when a capture is not in work any more. Returns a function that stops it. */
  watchGone(captureId: string, callback: () => void): () => void;
  /** Humanitec organizations that an administrator allows; undefined allows all. */
  allowedOrganizations(): Promise<readonly string[] | undefined>;
}

interface Opened {
  capture: Capture;
  client: Humanitec;
}

type Work = (session: Session, opened: Opened) => Promise<void>;

/** The work over captures, one job at a time: two would be too many requests in flight, and would overwrite each other. */
export class Jobs {
  #active: { session: Session; done: Promise<void> } | null = null;

  constructor(private readonly desk: Desk) {}

  /** Checks a capture; joins the checks of that one if they run. @returns when they are done or stopped */
  run(captureId: string): Promise<void> {
    const running = this.#activeRun();
    if (running?.session.captureId === captureId) return running.done;
    return this.#begin(this.#session(captureId, 'run'), (session, opened) => this.#check(session, opened));
  }

  cancel(): void {
    this.#active?.session.stop('cancelled');
  }

  /** Judges the checked capture for the given apps. @returns when the choice is stored */
  async select(apps: readonly AppRef[]): Promise<void> {
    await this.#stored();
    const running = this.#activeRun();
    if (running) return running.session.choose(apps);
    const stored = await this.desk.place.get();
    if (!stored) return;
    const session = this.#session(stored.captureId, 'follow-up');
    await session.load();
    if (!this.#activeRun()) {
      // What an earlier choice is still being looked up for must not be written over this one.
      this.#active?.session.stop('superseded');
      await session.choose(apps);
    }
    // Checks that began meanwhile take the choice along, instead of being stopped for it.
    const begun = this.#activeRun();
    if (begun) return begun.session.choose(apps);
    void this.#begin(session, (followed, opened) => this.#followUp(followed, opened));
  }

  async expectRole(app: AppRef): Promise<void> {
    await this.#stored();
    if (this.#active) return this.#active.session.expectRole(app);
    const stored = await this.desk.place.get();
    if (stored) await this.desk.place.set({ ...stored, expectedRole: app });
  }

  /** Checks a capture once more after a role was given: checks that are at work may have asked before that. */
  async checkForRole(captureId: string, app: AppRef): Promise<void> {
    await this.#activeRun()?.done;
    await this.expectRole(app);
    await this.run(captureId);
  }

  #session(captureId: string, kind: Session['kind']): Session {
    return new Session(captureId, kind, this.desk.place);
  }

  /** Waits for a result that is being stored: what is told meanwhile counts for it once it is there. */
  async #stored(): Promise<void> {
    if (this.#active?.session.isDone) await this.#active.done;
  }

  /** The checks at work, unless they were stopped and are about to end. */
  #activeRun() {
    const active = this.#active;
    return active?.session.kind === 'run' && !active.session.signal.aborted ? active : null;
  }

  #begin(session: Session, work: Work): Promise<void> {
    this.#active?.session.stop('superseded');
    const done = keepAlive(() => this.#perform(session, work)).finally(() => {
      if (this.#active?.session === session) this.#active = null;
    });
    this.#active = { session, done };
    return done;
  }

  /** Does the work; it ends with the capture. */
  async #perform(session: Session, work: Work): Promise<void> {
    const { captureId, signal } = session;
    const stopWatching = this.desk.watchGone(captureId, () => session.stop('capture-gone'));
    try {
      const opened = await this.desk.open(captureId, signal);
      if (opened) await work(session, opened);
    } catch (error) {
      if (this.#active?.session === session)
        await session.settle(signal.aborted ? undefined : failureOf(error));
    } finally {
      stopWatching();
    }
  }

  async #check(session: Session, { capture, client }: Opened): Promise<void> {
    // It says whether what is found is allowed, and not whether it may be asked for; right after the browser's start it takes seconds.
    const allowed = new Early(this.desk.allowedOrganizations().then((ids) => ids ?? null));
    const before = await session.load();
    session.show();
    const lookups = new Lookups(client);
    const means = { session, client, capture, allowed, lookups };
    let found = await collect(means);
    const earlier =
      before && found.failure && found.failure.code !== 'humanitecRefused' && kept(before, found.failure);
    if (before && earlier)
      return this.#finish(session, earlier, { changes: [], checkedAt: before.checkedAt });
    const expectedRole = before && unchanged(before, found);
    if (expectedRole && (await roleArrives(client, lookups, expectedRole, session.signal)))
      found = await collect(means);
    if (!found.failure) {
      // Apps may have been chosen after the reads were made.
      const apps = withChosen(found, session.selected, before?.apps ?? []);
      found = { ...found, apps: await new Reads(client).complete(apps, session.selected) };
    }
    await this.#finish(session, found, {
      changes: before ? changesBetween(before, found) : [],
      checkedAt: Date.now(),
    });
  }

  /** Finds out about newly chosen apps what the last run left open. */
  async #followUp(session: Session, { client }: Opened): Promise<void> {
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
    apps = await new Reads(client).complete(apps, session.selected);
    const { changes, checkedAt } = before;
    await this.#finish(session, { ...resultsOf(before), apps }, { changes, checkedAt });
  }

  /** Shows the result, unless the host was taken back meanwhile: what was asked since then had no answer, and that is why. */
  async #finish(session: Session, ...result: Parameters<Session['finish']>): Promise<void> {
    await this.desk.open(session.captureId, session.signal);
    await session.finish(...result);
  }
}

/** The app whose role was to be changed in the console, as long as nothing can be seen of it. */
function unchanged(before: Preflight, { apps }: Results): AppAccess | undefined {
  const { expectedRole } = before;
  const app = expectedRole && apps.find((access) => sameApp(access, expectedRole));
  return app && !hasChanged(before.apps, apps, app) ? app : undefined;
}
