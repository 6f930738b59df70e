import type { Failure } from '../failure';
import type { StoredItem } from '../storage';
import type { Progress } from './lookups';
import { judge, kept, NOTHING_FOUND, partly, type Results, resultsOf, type Unfinished } from './results';
import { selectedApps } from './selection';
import type { AppRef, Preflight } from './types';

const RUNNING: Unfinished = 'access.summary.running';
/** All is found, and it is not known yet what an administrator allows. */
export const AWAITS_POLICY = 'access.summary.awaitsPolicy';

/** Where sessions keep what they come to. */
export type Place = Pick<StoredItem<Preflight | null>, 'get' | 'set'>;

/** What is shown of a session, without what it owns itself. */
type Shown = Omit<Preflight, 'captureId' | 'expectedRole' | 'chosen' | 'proposed'>;

/** Why a session ends before it is done. Only a cancelled one still has something to show. */
export type StopReason = 'cancelled' | 'superseded' | 'capture-gone';

/**
 * One piece of work over a capture: owns its cancellation, what the user has chosen meanwhile, and what the popup shows of
 * it.
 */
export class Session {
  readonly #controller = new AbortController();
  readonly #startedAt = Date.now();
  #loaded = false;
  #before: Preflight | undefined;
  #found: Results = NOTHING_FOUND;
  #progress: Progress | undefined;
  #unfinished: Unfinished = RUNNING;
  /** Undefined while the user has said nothing, so that what was chosen before holds. */
  #chosen: readonly AppRef[] | undefined;
  #proposed: readonly AppRef[] = [];
  /** The app whose People tab was opened while this ran: the next run waits for its role. */
  #expectedRole: AppRef | undefined;
  #showing: Promise<void> | undefined;
  #isShown = true;
  #isDone = false;

  constructor(
    readonly captureId: string,
    readonly kind: 'run' | 'follow-up',
    private readonly place: Place,
  ) {}

  /** Takes over what an earlier session over this capture left. */
  async load(): Promise<Preflight | undefined> {
    const stored = await this.place.get();
    this.#loaded = true;
    if (stored?.captureId !== this.captureId) return undefined;
    if (this.#chosen === undefined) {
      this.#chosen = stored.chosen;
      this.#proposed = stored.proposed;
    }
    if (this.kind === 'follow-up') this.#expectedRole ??= stored.expectedRole;
    // A first run that was stopped, or died with its worker, left nothing to compare with.
    this.#before = stored.isPartial && this.kind === 'run' ? undefined : stored;
    return this.#before;
  }

  /** The result of an earlier session over the same capture, once {@link load} has read it. */
  get before(): Preflight | undefined {
    return this.#before;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The apps that the verdict speaks about, as of now. */
  get selected(): AppRef[] {
    return selectedApps(this.#choice);
  }

  /** What stands proposed so far. */
  get proposed(): readonly AppRef[] {
    return this.#proposed;
  }

  /** Whether its result is being stored or is there: it takes nothing along any more. */
  get isDone(): boolean {
    return this.#isDone;
  }

  get #choice(): Pick<Preflight, 'chosen' | 'proposed'> {
    return { chosen: [...(this.#chosen ?? [])], proposed: [...this.#proposed] };
  }

  stop(reason: StopReason): void {
    this.#controller.abort(reason);
  }

  /** The user chooses; what was proposed before was seen, and is not what is meant any more. */
  async choose(apps: readonly AppRef[]): Promise<void> {
    this.#chosen = apps;
    this.#proposed = [];
    await this.#showRunning();
  }

  /** What counts while the user has chosen nothing. */
  propose(apps: readonly AppRef[]): void {
    this.#proposed = apps;
  }

  async expectRole(app: AppRef): Promise<void> {
    this.#expectedRole = app;
    await this.#showRunning();
  }

  /**
   * Shows that the work goes on: over the result before it, or with what is known so far. Nothing waits for it: while one is being
   * stored, which takes its time with thousands of apps, only the newest of what follows is kept. What cannot be stored now, the
   * result cannot either, and is told then.
   */
  show(found: Results = NOTHING_FOUND, progress?: Progress, unfinished = RUNNING): void {
    this.#found = found;
    this.#progress = progress;
    this.#unfinished = unfinished;
    this.#isShown = false;
    this.#showing ??= this.#showNewest()
      .catch(() => undefined)
      .finally(() => {
        this.#showing = undefined;
      });
  }

  async #showNewest(): Promise<void> {
    while (!this.#isShown && !this.#isDone) {
      this.#isShown = true;
      await this.#showRunning();
    }
  }

  /**
   * Shows the result.
   *
   * @throws when the session was stopped: what it leaves then is up to {@link settle}.
   */
  async finish(found: Results, times: Pick<Preflight, 'changes' | 'checkedAt'>): Promise<void> {
    this.signal.throwIfAborted();
    if (found.keptFrom !== undefined) this.#expectedRole ??= this.#before?.expectedRole;
    await this.#end({ ...judge(found, this.selected), ...times });
  }

  /** After a cancellation or a failure of the extension: the result before it, or what was found until then. */
  async settle(failure?: Failure): Promise<void> {
    if (failure === undefined && this.signal.reason !== ('cancelled' satisfies StopReason)) return;
    const before = this.#before;
    const results = before && ((failure && kept(before, failure)) ?? resultsOf(before));
    await this.#end({
      ...(failure ? { failure } : {}),
      ...(before && results
        ? { ...judge(results, this.selected), ...timesOf(before) }
        : this.#partly('access.summary.stopped')),
    });
  }

  /** Shows how it ended, over which nothing that runs is shown any more. */
  #end(result: Omit<Shown, 'state'>): Promise<void> {
    this.#isDone = true;
    return this.#write({ ...result, state: 'done' });
  }

  async #showRunning(): Promise<void> {
    // Before it is loaded, the result before would be overwritten and lost.
    if (this.signal.aborted || !this.#loaded) return;
    const before = this.#before;
    await this.#write({
      ...(before
        ? { ...judge(resultsOf(before), this.selected), ...timesOf(before) }
        : this.#partly(this.#unfinished)),
      state: 'running',
      ...(this.#progress ? { progress: this.#progress } : {}),
    });
  }

  #partly(summary: Unfinished) {
    const found = summary === AWAITS_POLICY ? judge(this.#found, this.selected) : this.#found;
    return { ...partly(found, summary), changes: [], checkedAt: this.#startedAt };
  }

  async #write(preflight: Shown): Promise<void> {
    await this.place.set({
      ...preflight,
      ...this.#choice,
      captureId: this.captureId,
      ...(this.#expectedRole ? { expectedRole: this.#expectedRole } : {}),
    });
  }
}

function timesOf({ changes, checkedAt }: Preflight): Pick<Preflight, 'changes' | 'checkedAt'> {
  return { changes, checkedAt };
}
