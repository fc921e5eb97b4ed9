/** Whether this process is about to go. Nobody new is to come to it then, and whoever is here is told to come back to another. */
export class Leaving {
  readonly #listeners: (() => void)[] = [];
  #begun = false;

  get hasBegun(): boolean {
    return this.#begun;
  }

  heard(listener: () => void): void {
    if (this.#begun) listener();
    else this.#listeners.push(listener);
  }

  begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    for (const listener of this.#listeners.splice(0)) listener();
  }
}
