/** The answer to a question that takes its time: asked before it is needed, and taken in where it is. */
export class Early<T> {
  #outcome: { value: T } | { error: unknown } | undefined;

  constructor(readonly answer: Promise<T>) {
    answer.then(
      (value) => {
        this.#outcome = { value };
      },
      (error: unknown) => {
        this.#outcome = { error };
      },
    );
  }

  /**
   * The answer as far as it is there; undefined while it is not.
   *
   * @throws where it is none, so that nobody goes on without it for longer than they have to
   */
  get soFar(): T | undefined {
    if (this.#outcome && 'error' in this.#outcome) throw this.#outcome.error;
    return this.#outcome?.value;
  }
}
