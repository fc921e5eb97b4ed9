import pg from 'pg';
import type { EventLog } from '../../src/shared-kernel/ports/event-log.js';

const LOOK_EVERY_MS = 200;

const ASK = `select c.subscriber as name, coalesce(p.position, c.position) as position
  from read.checkpoints c left join work.progress p on p.name = c.subscriber`;

interface Seen {
  readonly position: string;
  /** Since when it has not moved although there was something behind it. */
  readonly since: number;
}

/** Watches from outside how long projections and policies stand still while the log goes on. */
export class Standstills {
  longest = { name: 'none', milliseconds: 0 };
  #isOver = false;
  readonly #seen = new Map<string, Seen>();
  readonly #watching: Promise<void>;

  constructor(
    private readonly pool: pg.Pool,
    private readonly log: EventLog,
  ) {
    this.#watching = this.#watch();
  }

  /** Those that have not seen the end of the log, just now. */
  async behind(): Promise<readonly string[]> {
    const head = await this.log.head();
    const { rows } = await this.pool.query<{ name: string; position: string }>(ASK);
    return rows.filter(({ position }) => position < head).map(({ name }) => name);
  }

  async end(): Promise<void> {
    this.#isOver = true;
    await this.#watching;
  }

  async #watch(): Promise<void> {
    for (; !this.#isOver; await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS))) await this.#look();
  }

  async #look(): Promise<void> {
    const head = await this.log.head();
    const { rows } = await this.pool.query<{ name: string; position: string }>(ASK);
    const now = performance.now();
    for (const { name, position } of rows) {
      const before = this.#seen.get(name);
      const stood = before?.position === position && position < head;
      this.#seen.set(name, { position, since: stood ? before.since : now });
      const milliseconds = stood ? now - before.since : 0;
      if (milliseconds > this.longest.milliseconds) this.longest = { name, milliseconds };
    }
  }
}
