import type { Simulators } from '../../simulators';
import { writes } from '../push';

/** What became of a token, for the judge. */
export interface Fate {
  value: string;
  /** The name of the connection that is to have it. */
  connection: string;
  /** Whether the user was told, or shown, that it was captured. */
  captured: boolean;
}

/** Holds what a journey says against what the services know. */
export class Judge {
  /** What is wrong so far, in words. */
  readonly wrong: string[] = [];

  constructor(private readonly simulators: Simulators) {}

  /** A success that is said must be one: the connection that is named has the token. */
  believe({ value, connection }: Fate, said: string): void {
    const stored = this.#connections.find(({ name }) => name === connection);
    if (stored?.apiToken !== value) this.wrong.push(`${connection}: called done, but it is not: ${said}`);
  }

  /** A failure that is said to have changed nothing must have changed nothing. */
  believeNothing(fate: Fate, said: string): void {
    if (this.#times(fate) > 0)
      this.wrong.push(`${fate.connection}: called undone, but it is stored: ${said}`);
  }

  /** At the end of a journey. @param shown what the popup shows then */
  conclude(fates: readonly Fate[], shown: string): void {
    for (const fate of fates) {
      const { value, captured, connection } = fate;
      if (value === '') continue;
      const stored = this.#times(fate);
      const succeeded = writes(this.simulators).filter(
        ({ body, answered = 0 }) => body.includes(value) && answered >= 200 && answered < 300,
      ).length;
      if (stored > 1) this.wrong.push(`${connection}: in ${stored} connections`);
      if (succeeded > 1) this.wrong.push(`${connection}: carried out ${succeeded} times`);
      if (captured && stored === 0 && !shown.includes(value.slice(-4))) {
        this.wrong.push(`${connection}: lost; the popup shows: ${shown}`);
      }
    }
  }

  #times({ value }: Fate): number {
    return this.#connections.filter(({ apiToken }) => apiToken === value).length;
  }

  get #connections() {
    return this.simulators.infisical.us.state.connections;
  }
}
