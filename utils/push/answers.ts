type Outcome = { value: unknown } | { error: unknown };

/** Whether an answer may be taken for true for a while. */
export type Lasts = (outcome: Outcome) => boolean;

const hasValue: Lasts = (outcome) => 'value' in outcome;

/** Answers to questions, and those that are under way, for as long as they count. In memory of one context. */
export class Answers {
  readonly #given = new Map<string, { askedAt: number; answer: Promise<unknown> }>();

  /** @param longestMs how long any answer counts at most */
  constructor(private readonly longestMs: number) {}

  /**
   * The answer to a question, which is asked if it was not in the last so many milliseconds.
   *
   * @param lasts which answers are kept: those that are no failure, if nothing else is said
   */
  get<T>(question: string, holdsMs: number, ask: () => Promise<T>, lasts: Lasts = hasValue): Promise<T> {
    const now = Date.now();
    const given = this.#given.get(question);
    // The same question has the same kind of answer.
    if (given && now - given.askedAt <= holdsMs) return given.answer as Promise<T>;
    this.#drop(({ askedAt }) => now - askedAt > this.longestMs);
    const answer = ask();
    this.#given.set(question, { askedAt: now, answer });
    const settle = (outcome: Outcome): void => {
      if (!lasts(outcome)) this.#drop((one) => one.answer === answer);
    };
    answer.then(
      (value) => settle({ value }),
      (error: unknown) => settle({ error }),
    );
    return answer;
  }

  forget(): void {
    this.#given.clear();
  }

  #drop(isOver: (given: { askedAt: number; answer: Promise<unknown> }) => boolean): void {
    for (const [question, given] of this.#given) if (isOver(given)) this.#given.delete(question);
  }
}
