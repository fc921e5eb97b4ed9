const WINDOW_MS = 60_000;

/** Something that came, and how often it came again within the minute. */
export interface Counted<First> {
  readonly first: First;
  /** Milliseconds since 1970. */
  readonly since: number;
  count: number;
}

/** Counts what comes again within a minute, and has the count told when the minute is over or the service stops. */
export class CountedRepeats<First> {
  private readonly counted = new Map<string, Counted<First>>();
  private readonly writing = new Set<Promise<unknown>>();

  constructor(private readonly tell: (counted: Counted<First>) => Promise<unknown>) {}

  /** What began the minute that is not over yet; what was counted in minutes that are, is told. */
  within(key: string, now: number): Counted<First> | undefined {
    for (const [other, counted] of this.counted) {
      if (now - counted.since < WINDOW_MS) continue;
      this.tellOf(counted);
      this.counted.delete(other);
    }
    return this.counted.get(key);
  }

  begin(key: string, now: number, first: First): void {
    this.counted.set(key, { first, since: now, count: 0 });
  }

  forget(key: string): void {
    this.counted.delete(key);
  }

  /** Written beside what it is about: nobody waits for it, and nothing fails with it. */
  write(sent: Promise<unknown>): void {
    const done: Promise<unknown> = sent.catch(() => undefined).finally(() => this.writing.delete(done));
    this.writing.add(done);
  }

  /** Tells all that was counted; resolves when everything is written. */
  async finish(): Promise<void> {
    for (const counted of this.counted.values()) this.tellOf(counted);
    this.counted.clear();
    await Promise.all(this.writing);
  }

  private tellOf(counted: Counted<First>): void {
    if (counted.count > 0) this.write(this.tell(counted));
  }
}
