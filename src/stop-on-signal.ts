/** How a process ends. */
export interface Ending {
  /** In order, interrupting what is in hand: Ctrl-C, where somebody waits for it. */
  readonly now: () => Promise<void>;
  /** In order, after what is in hand: SIGTERM. */
  readonly afterWork: () => Promise<void>;
  /** The bound of `afterWork`. */
  readonly withinMs: number;
  readonly say: (line: string) => void;
}

/** For what closes after the last job: connections, the database server, the simulated provider. */
const CLOSING_MS = 15_000;
/** One who stops a whole process group signals us twice: by itself, and by npm, which passes it on. */
const SAME_SIGNAL_MS = 1_000;

/**
 * Ends the process on Ctrl-C or SIGTERM; answers whether it is ending. A second SIGTERM ends it at once, and so does time that is up: whatever
 * was in hand is then taken up by others, or at the next start, as after a power cut.
 */
export const stopOnSignal = ({ now, afterWork, withinMs, say }: Ending): (() => boolean) => {
  let stopping = false;
  let since = 0;
  const stop = (end: () => Promise<void>, boundMs: number): void => {
    stopping = true;
    since = performance.now();
    say('Stopping…');
    setTimeout(() => {
      say('Not done in time: stopping at once.');
      process.exit(1);
    }, boundMs).unref();
    end().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', () => {
    if (!stopping) stop(now, CLOSING_MS);
  });
  process.on('SIGTERM', () => {
    if (!stopping) stop(afterWork, withinMs + CLOSING_MS);
    else if (performance.now() - since > SAME_SIGNAL_MS) process.exit(1);
  });
  return () => stopping;
};
