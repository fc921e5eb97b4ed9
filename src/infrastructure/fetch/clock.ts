/** Time as a fetch knows it, so that a test of a slow source need not be slow. */
export interface Clock {
  /** Runs once after so many milliseconds, unless the answered function is called before. */
  after(milliseconds: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
