/** Somebody stopped waiting because it was told to. */
export class NoLongerWaiting extends Error {}

/** Where readers wait for something new. */
export class Gate {
  #waiting = new Set<() => void>();

  /** Lets everybody through who waits now. */
  open(): void {
    const waiting = this.#waiting;
    this.#waiting = new Set();
    for (const pass of waiting) pass();
  }

  /** Resolves when the gate next opens; rejects with NoLongerWaiting when the signal says so first. */
  next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const pass = (): void => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.#waiting.delete(pass);
        reject(new NoLongerWaiting());
      };
      if (signal.aborted) return leave();
      signal.addEventListener('abort', leave, { once: true });
      this.#waiting.add(pass);
    });
  }
}
