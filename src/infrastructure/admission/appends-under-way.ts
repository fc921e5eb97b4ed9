import type { EventLog } from '../../shared-kernel/ports/event-log.js';

/** Knows for how long the log has kept somebody waiting. */
export class AppendsUnderWay {
  private readonly since = new Map<symbol, number>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** The same log, watched. */
  watching(log: EventLog): EventLog {
    return new Proxy(log, {
      get: (target, property) => {
        const part: unknown = Reflect.get(target, property, target);
        if (typeof part !== 'function') return part;
        const bound = part.bind(target) as (...call: unknown[]) => unknown;
        return property === 'append' ? (...call: unknown[]) => this.timed(bound(...call)) : bound;
      },
    });
  }

  /** How long the oldest append has been under way; 0 when none is. */
  oldestMs(): number {
    const [first] = this.since.values();
    return first === undefined ? 0 : this.now() - first;
  }

  private async timed(append: unknown): Promise<unknown> {
    const mine = Symbol('append');
    this.since.set(mine, this.now());
    try {
      return await append;
    } finally {
      this.since.delete(mine);
    }
  }
}
