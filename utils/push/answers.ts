type Outcome = { value: unknown } | { error: unknown };

/** Whether an answer may be taken for true for a while. */
export type Lasts = (outcome: Outcome) => boolean;

const hasValue: Lasts = (outcome) => 'value' in outcome;

interface Given {
  question: string;
  askedAt: number;
  answer: Promise<unknown>;
}

/** Answers to questions, and those that are under way, for as long as they count. In memory of one context. */
export class Answers {
  /** Oldest first: until a newer answer is there, the one before it counts for whoever takes it as old as it is. */
  #given: Given[] = [];

  /** @param longestMs how long any answer counts at most */
  constructor(private readonly longestMs: number) {}

  /**
   * The answer to a question, which is asked if it was not in the last so many milliseconds.
   *
   * @param lasts which answers are kept: those that are no failure, if nothing else is said
   */
  get<T>(question: string, holdsMs: number, ask: () => Promise<T>, lasts: Lasts = hasValue): Promise<T> {
    const now = Date.now();
    const ageOf = ({ askedAt }: Given) => now - askedAt;
    this.#given = this.#given.filter((one) => ageOf(one) <= this.longestMs);
    const isSame = (one: Given) => one.question === question;
    const given = this.#given.find((one) => isSame(one) && ageOf(one) <= holdsMs);
    // The same question has the same kind of answer.
    if (given) return given.answer as Promise<T>;
    const answer = ask();
    const asked: Given = { question, askedAt: now, answer };
    this.#given.push(asked);
    const settle = (outcome: Outcome): void => {
      const counts = (one: Given) => (one === asked ? lasts(outcome) : ageOf(one) < 0);
      this.#given = this.#given.filter((one) => !isSame(one) || counts(one));
    };
    answer.then(
      (value) => settle({ value }),
      (error: unknown) => settle({ error }),
    );
    return answer;
  }

  forget(): void {
    this.#given = [];
  }
}
