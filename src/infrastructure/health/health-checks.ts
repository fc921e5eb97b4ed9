/** What is wrong: a stable word, and a sentence for people. Neither ever quotes an error, an address or a secret. */
export interface Trouble {
  readonly reason: string;
  readonly sentence: string;
  /** Which ones, by names of ours. */
  readonly names?: readonly string[];
}

/** One thing that this process stands on, and how to look whether it is there. */
export interface HealthCheck {
  readonly name: string;
  /** Without it the process takes no requests; otherwise trouble is shown and work goes on. */
  readonly needed: boolean;
  /** For so long an answer is good; a second unless told. */
  readonly keptMs?: number;
  /** What is said when the look fails or is not answered in time. */
  readonly lost: Trouble;
  /** Null while all is well. */
  look(): Promise<Trouble | null>;
}

/** How a check stands. */
export interface CheckState {
  readonly name: string;
  readonly needed: boolean;
  readonly trouble: Trouble | null;
}

/** Whoever asks is answered by then, whatever the thing that is looked at does. */
const ANSWERED_WITHIN_MS = 2_000;
const KEPT_MS = 1_000;

type Now = () => number;

/** One check and what was last seen. However many ask, one look at most is under way. */
class Line {
  private seen: { readonly trouble: Trouble | null; readonly at: number } | null = null;
  private looking: Promise<Trouble | null> | null = null;

  constructor(
    private readonly check: HealthCheck,
    private readonly now: Now,
    private readonly withinMs: number,
  ) {}

  async state(): Promise<CheckState> {
    const { name, needed, keptMs = KEPT_MS } = this.check;
    if (!this.seen || this.now() - this.seen.at >= keptMs) this.seen = { trouble: await this.answered(), at: this.now() };
    return { name, needed, trouble: this.seen.trouble };
  }

  /** A look that is not answered goes on, and nobody begins another one beside it. */
  private async answered(): Promise<Trouble | null> {
    this.looking ??= this.look().finally(() => (this.looking = null));
    const late = Promise.withResolvers<Trouble>();
    const timer = setTimeout(() => late.resolve(this.check.lost), this.withinMs);
    return Promise.race([this.looking, late.promise]).finally(() => clearTimeout(timer));
  }

  private async look(): Promise<Trouble | null> {
    try {
      return await this.check.look();
    } catch {
      return this.check.lost;
    }
  }
}

/** All checks of this process. An engine that is put in the place of another adds its own line, or takes the place of one by its name. */
export class HealthChecks {
  private readonly lines = new Map<string, Line>();

  constructor(
    private readonly now: Now = () => performance.now(),
    private readonly withinMs = ANSWERED_WITHIN_MS,
  ) {}

  add(...checks: readonly HealthCheck[]): this {
    for (const check of checks) this.lines.set(check.name, new Line(check, this.now, this.withinMs));
    return this;
  }

  states(): Promise<readonly CheckState[]> {
    return Promise.all([...this.lines.values()].map(line => line.state()));
  }
}
