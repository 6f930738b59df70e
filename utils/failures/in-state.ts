import type { Failure } from '../failure';

/** The failure of a stored state that has one, or what keeps it from being looked up. */
export function failureIn(state: object | null): Failure | undefined {
  const { failure, obstacle } = (state ?? {}) as { failure?: Failure; obstacle?: Failure };
  return failure ?? obstacle;
}
