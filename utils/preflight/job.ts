import type { Failure } from '../failure';
import { conclude, type Findings, findingsOf, kept, NOTHING_FOUND, unfinished } from './conclude';
import type { Progress } from './lookups';
import { preflightItem } from './storage';
import type { AppRef, Preflight } from './types';

/** Why a job ends before it is done. Only a cancelled one still has something to show. */
export type StopReason = 'cancelled' | 'superseded' | 'capture-gone';

/** One piece of work over a capture: takes in what the user does meanwhile, and writes what the popup shows. */
export class Job {
  readonly #controller = new AbortController();
  readonly #startedAt = Date.now();
  #loaded = false;
  #before: Preflight | undefined;
  #found: Findings = NOTHING_FOUND;
  #progress: Progress | undefined;
  #selected: readonly AppRef[] | undefined;
  /** The app whose People tab was opened while this job ran: the next one waits for its role. */
  #awaited: AppRef | undefined;

  constructor(
    readonly captureId: string,
    readonly kind: 'run' | 'follow-up',
  ) {}

  /** Takes over what an earlier job over this capture left. */
  async load(): Promise<Preflight | undefined> {
    const stored = await preflightItem.get();
    this.#loaded = true;
    if (stored?.captureId !== this.captureId) return undefined;
    this.#selected ??= stored.selected;
    if (this.kind === 'follow-up') this.#awaited ??= stored.awaited;
    // A first run that was stopped, or died with its worker, left nothing to compare with.
    const complete = !UNFINISHED.has(stored.summary.key);
    this.#before = complete || this.kind === 'follow-up' ? stored : undefined;
    return this.#before;
  }

  /** The result of an earlier job over the same capture, once {@link load} has read it. */
  get before(): Preflight | undefined {
    return this.#before;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get selected(): readonly AppRef[] {
    return this.#selected ?? [];
  }

  stop(reason: StopReason): void {
    this.#controller.abort(reason);
  }

  async select(apps: readonly AppRef[]): Promise<void> {
    this.#selected = apps;
    await this.show();
  }

  /** Takes the apps that the checks themselves propose, and gives them back. */
  choose(apps: readonly AppRef[]): readonly AppRef[] {
    this.#selected = apps;
    return apps;
  }

  async expectRole(app: AppRef): Promise<void> {
    this.#awaited = app;
    await this.show();
  }

  /** Shows what is known so far. */
  async report(found: Findings, progress?: Progress): Promise<void> {
    this.#found = found;
    this.#progress = progress;
    await this.show();
  }

  /** Shows that the work goes on, over the result before it or what is known so far. */
  async show(): Promise<void> {
    // Before it is loaded, the result before would be overwritten and lost.
    if (this.signal.aborted || !this.#loaded) return;
    const before = this.#before;
    const progress = this.#progress ? { progress: this.#progress } : {};
    await this.#write(
      before
        ? {
            ...conclude(findingsOf(before), this.selected),
            ...timesOf(before),
            state: 'running',
            ...progress,
          }
        : { ...this.#partly('access.summary.running'), state: 'running', ...progress },
    );
  }

  /**
   * Shows the result.
   *
   * @throws when the job was stopped: what it leaves then is up to {@link settle}.
   */
  async finish(found: Findings, times: Pick<Preflight, 'changes' | 'checkedAt'>): Promise<void> {
    this.signal.throwIfAborted();
    if (found.keptFrom !== undefined) this.#awaited ??= this.#before?.awaited;
    await this.#write({ ...conclude(found, this.selected), ...times, state: 'done' });
  }

  /** After a cancellation or a failure of the extension: the result before it, or what was found until then. */
  async settle(failure?: Failure): Promise<void> {
    if (failure === undefined && this.signal.reason !== ('cancelled' satisfies StopReason)) return;
    const before = this.#before;
    const findings = before && ((failure && kept(before, failure)) ?? findingsOf(before));
    await this.#write({
      ...(failure ? { failure } : {}),
      ...(before && findings
        ? { ...conclude(findings, this.selected), ...timesOf(before) }
        : this.#partly('access.summary.stopped')),
      state: 'done',
    });
  }

  #partly(summary: 'access.summary.running' | 'access.summary.stopped') {
    return { ...unfinished(this.#found, this.selected, summary), changes: [], checkedAt: this.#startedAt };
  }

  async #write(preflight: Omit<Preflight, 'captureId' | 'awaited'>): Promise<void> {
    await preflightItem.set({
      ...preflight,
      captureId: this.captureId,
      ...(this.#awaited ? { awaited: this.#awaited } : {}),
    });
  }
}

const UNFINISHED: ReadonlySet<string> = new Set(['access.summary.running', 'access.summary.stopped']);

function timesOf({ changes, checkedAt }: Preflight): Pick<Preflight, 'changes' | 'checkedAt'> {
  return { changes, checkedAt };
}
