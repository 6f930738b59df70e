import type { Sync } from '../types';

/** At most so many jobs use a connection at a time (docs/facts/infisical-api.md, 9). */
const PER_CONNECTION = 5;

/** The jobs of an instance's syncs: those that wait, and those at work. */
export class Jobs {
  readonly #all = new Set<Promise<void>>();
  readonly #atWork = new Set<Sync>();
  #abandoned = new AbortController();

  /** Begins a job; it ends early, and without a trace, when its signal is aborted. */
  begin(job: (signal: AbortSignal) => Promise<void>): void {
    const { signal } = this.#abandoned;
    const done = job(signal)
      .catch((error: unknown) => {
        if (!signal.aborted) throw error;
      })
      .finally(() => this.#all.delete(done));
    this.#all.add(done);
  }

  isAtWork(sync: Sync): boolean {
    return this.#atWork.has(sync);
  }

  /** Lets an attempt of a sync's job begin, unless another of the sync, or too many of its connection, are at work. */
  admit(sync: Sync): boolean {
    const others = [...this.#atWork].filter(({ connectionId }) => connectionId === sync.connectionId);
    if (this.#atWork.has(sync) || others.length >= PER_CONNECTION) return false;
    this.#atWork.add(sync);
    return true;
  }

  release(sync: Sync): void {
    this.#atWork.delete(sync);
  }

  /** Resolves when there is no job any more, those included that begin meanwhile. */
  async settled(): Promise<void> {
    while (this.#all.size > 0) await Promise.all(this.#all);
  }

  /** Forgets all jobs; what they have already asked of Humanitec is not taken back. */
  abandon(): void {
    this.#abandoned.abort();
    this.#abandoned = new AbortController();
    this.#all.clear();
    this.#atWork.clear();
  }
}
