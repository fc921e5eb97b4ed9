/** What has to be put away in the end, whatever happened: last opened, first closed, each once. */
export class Cleaning {
  readonly #closers: (() => Promise<unknown>)[] = [];
  #done: Promise<readonly unknown[]> | null = null;

  add(close: () => Promise<unknown>): void {
    this.#closers.push(close);
  }

  /** Closes everything; gives what could not be closed. Whoever asks again gets the same answer. */
  finish(): Promise<readonly unknown[]> {
    this.#done ??= this.#closeAll();
    return this.#done;
  }

  async #closeAll(): Promise<readonly unknown[]> {
    const troubles: unknown[] = [];
    for (let close = this.#closers.pop(); close; close = this.#closers.pop()) await close().catch((error: unknown) => troubles.push(error));
    return troubles;
  }
}
