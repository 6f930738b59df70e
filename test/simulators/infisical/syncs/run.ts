import type { Instance } from '../instance';
import type { JobStatus, Sync } from '../types';
import { Refused } from './destination';
import { Hopeless, KeyFailed, pushSecrets, removeSecrets } from './push';

/** Milliseconds on the real server: a run begins some time within ten seconds, its attempts lie ever further apart. */
const QUEUE = 5_000;
const FIRST_RETRY = 3_000;
const BUSY = 30_000;

const ATTEMPTS = 5;
const MESSAGE_LENGTH = 1024;

/** A job of one kind: what it does, how often it tries, and what it writes into the sync. */
interface Work {
  attempts: number;
  /** Asked for before the first attempt. */
  queue: number;
  perform(signal: AbortSignal): Promise<void>;
  note(status: JobStatus): void;
  end(outcome: { at: string } | { message: string }): void;
}

/** Queues a run: up to five attempts; nothing but the last is told (docs/facts/infisical-api.md, 9). */
export function queueRun(instance: Instance, sync: Sync): void {
  begin(instance, sync, {
    attempts: ATTEMPTS,
    queue: QUEUE,
    perform: (signal) => pushSecrets(instance, sync, signal),
    note: (status) => {
      sync.syncStatus = status;
    },
    end: (outcome) => {
      sync.lastSyncMessage = 'message' in outcome ? outcome.message : null;
      if ('at' in outcome) sync.lastSyncedAt = outcome.at;
    },
  });
}

/** Queues a removal, which is tried once ([que]) and does not touch the status of runs. */
export function queueRemoval(instance: Instance, sync: Sync, { thenDelete }: { thenDelete: boolean }): void {
  const { state } = instance;
  begin(instance, sync, {
    attempts: 1,
    queue: 0,
    perform: (signal) => removeSecrets(instance, sync, signal),
    note: (status) => {
      sync.removeStatus = status;
    },
    end: (outcome) => {
      sync.lastRemoveMessage = 'message' in outcome ? outcome.message : null;
      if ('at' in outcome) sync.lastRemovedAt = outcome.at;
      if ('at' in outcome && thenDelete) state.syncs = state.syncs.filter((other) => other !== sync);
    },
  });
}

export const NO_IMPORT = 'Humanitec does not support importing secrets.';

/** Queues an import, which can only fail: Humanitec gives no secret back. */
export function queueImport(instance: Instance, sync: Sync): void {
  begin(instance, sync, {
    attempts: 1,
    queue: 0,
    perform: () => Promise.reject(new Error(NO_IMPORT)),
    note: (status) => {
      sync.importStatus = status;
    },
    end: (outcome) => {
      if ('message' in outcome) sync.lastImportMessage = outcome.message;
    },
  });
}

function begin(instance: Instance, sync: Sync, work: Work): void {
  const { jobs, options, state } = instance;
  work.note('pending');
  jobs.begin(async (signal) => {
    await options.jobPause(work.queue);
    for (let attempt = 1; ; attempt += 1) {
      while (!signal.aborted && !jobs.admit(sync)) await options.jobPause(BUSY);
      // Deleted meanwhile, or the whole instance is another: nothing is done and nothing noted.
      if (signal.aborted || !state.syncs.includes(sync)) return jobs.release(sync);
      work.note('running');
      const failure = await work
        .perform(signal)
        .then(() => undefined)
        .catch((error: unknown) => ({ error }))
        .finally(() => jobs.release(sync));
      if (signal.aborted) return;
      if (!failure || attempt === work.attempts || failure.error instanceof Hopeless) {
        work.note(failure ? 'failed' : 'succeeded');
        return work.end(
          failure ? { message: messageOf(failure.error) } : { at: new Date(options.now()).toISOString() },
        );
      }
      await options.jobPause(FIRST_RETRY * 2 ** (attempt - 1));
    }
  });
}

/** What the sync says about a failure: the key that failed and Humanitec's own body, where there are such. */
function messageOf(error: unknown): string {
  const message = textOf(error);
  return message.length <= MESSAGE_LENGTH ? message : `${message.slice(0, MESSAGE_LENGTH - 3)}...`;
}

function textOf(error: unknown): string {
  if (error instanceof KeyFailed) {
    const { key, cause } = error;
    // Between the two the real server has a `message` that it leaves out when it is empty, as it is here ([que]).
    return JSON.stringify({
      secretKey: key,
      error: cause instanceof Refused ? cause.body : wordsOf(cause),
    });
  }
  if (error instanceof Hopeless) return JSON.stringify({ message: error.message });
  if (error instanceof Refused && error.body) return JSON.stringify(error.body);
  return wordsOf(error);
}

function wordsOf(error: unknown): string {
  return (error instanceof Error && error.message) || 'An unknown error occurred.';
}
