import { isRefusal } from '../infisical/errors';
import { sleep } from '../sleep';
import { showStep } from './show-step';
import type { Push, Step } from './types';

/** Nobody waits longer for Infisical; its own limits count by the minute (docs/facts/infisical-api.md, section 10). */
const LONGEST_PAUSE_SECONDS = 120;

type Progress = NonNullable<Extract<Step, { name: 'checking' }>['projects']>;

/** How a push that takes long tells about itself. */
export interface Pace {
  /** Tells how far it has come. */
  tell(projects: Progress): void;
  /** Waits as long as Infisical asks for, and tells until when. */
  wait(seconds: number): Promise<void>;
}

export function paceOf(push: Push): Pace {
  return {
    tell: (projects) => void showStep(push, { name: 'checking', projects }),
    wait: async (seconds) => {
      const pause = seconds * 1_000;
      await showStep(push, { name: 'waiting', until: Date.now() + pause });
      await sleep(pause);
    },
  };
}

/** Does something again that only reads, once, after the pause that Infisical asks for. */
export async function afterPause<T>(push: Push, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const seconds = pauseOf(error);
    if (seconds === undefined) throw error;
    await paceOf(push).wait(seconds);
    return read();
  }
}

/** The seconds to wait after a refusal for too many requests; undefined for any other, and where it is too long. */
export function pauseOf(error: unknown): number | undefined {
  if (!isRefusal(error, 'infisicalRateLimit')) return undefined;
  const seconds = Number(error.failure.params[0]);
  return seconds <= LONGEST_PAUSE_SECONDS ? seconds : undefined;
}
