/**
 * What processes say to each other about work under way. Nobody keeps it, and whoever does not listen misses it; so nothing may depend on it but what
 * people see move. Messages are sealed for their account on the way.
 */
export abstract class LiveLine {
  /** Whether there are other processes to listen to. */
  abstract readonly hasOthers: boolean;
  abstract tell(topic: string, accountId: string, message: object): void;
  /** What the others say; the answer ends it. */
  abstract heard(topic: string, listener: (message: unknown) => void): () => void;
}

/** Where one process does everything there is nobody to talk to. */
export class NobodyElse extends LiveLine {
  readonly hasOthers = false;

  tell(): void {
    // nobody hears it
  }

  heard(): () => void {
    return () => undefined;
  }
}
