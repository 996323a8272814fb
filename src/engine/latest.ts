/**
 * Runs one request at a time and keeps only the newest of those that wait. The others resolve to
 * null and never run.
 */
export class Latest<Argument, Answer> {
  readonly #ask: (argument: Argument) => Promise<Answer>;
  #isBusy = false;
  #next: {
    argument: Argument;
    resolve: (answer: Answer | null) => void;
    reject: (error: unknown) => void;
  } | null = null;

  constructor(ask: (argument: Argument) => Promise<Answer>) {
    this.#ask = ask;
  }

  request(argument: Argument): Promise<Answer | null> {
    return new Promise((resolve, reject) => {
      this.#next?.resolve(null);
      this.#next = { argument, resolve, reject };
      void this.#pump();
    });
  }

  async #pump(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    while (this.#next) {
      const { argument, resolve, reject } = this.#next;
      this.#next = null;
      try {
        resolve(await this.#ask(argument));
      } catch (error) {
        reject(error);
      }
    }
    this.#isBusy = false;
  }
}
