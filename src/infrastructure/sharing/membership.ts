import type { LivingRunner } from '../postgres/living-runner.js';
import { LeaseStore, type Lease, type Look, type Member } from '../postgres/lease-store.js';

/** This process among those that share its work, on the session that lives as long as it does. */
export class Membership {
  #store: LeaseStore | null = null;
  #goodUntil = 0;
  #runs: readonly string[] = [];
  #others: readonly Member[] = [];

  constructor(
    private readonly living: LivingRunner,
    readonly leaseMs: number,
  ) {}

  /**
   * Nobody can have taken over what this process holds: it said within the time of a lease, by a clock that never stands still, that it lives,
   * and its session is not known to be lost. After a standstill this is false until the database was asked again.
   */
  get isSurelyHere(): boolean {
    return performance.now() < this.#goodUntil;
  }

  /** Who else lives, as of the last look. */
  get others(): readonly Member[] {
    return this.#others;
  }

  get number(): number {
    return this.#store?.number ?? 0;
  }

  /** What this process says that it can run, from the next look on. */
  canRun(runs: readonly string[]): void {
    this.#runs = runs;
  }

  async look(names: readonly string[] = []): Promise<Look> {
    const saidAt = performance.now();
    const look = await this.asking(store => store.beat(this.#runs, names));
    this.#goodUntil = saidAt + this.leaseMs;
    this.#others = look.others;
    return look;
  }

  async take(names: readonly string[], options: { readonly flushed: boolean }): Promise<readonly Lease[]> {
    if (!this.isSurelyHere) await this.look(); // whoever is not known to live holds nothing
    return this.asking(store => store.take(names, options));
  }

  async confirm(name: string, epoch: number): Promise<boolean> {
    const saidAt = performance.now();
    const holds = await this.asking(store => store.confirm(name, epoch));
    if (holds) this.#goodUntil = saidAt + this.leaseMs;
    return holds;
  }

  giveBack(names: readonly string[]): Promise<void> {
    return this.asking(store => store.giveBack(names));
  }

  forget(name: string, epoch: number): Promise<void> {
    return this.asking(store => store.forget(name, epoch));
  }

  tell(news: string): Promise<void> {
    return this.asking(store => store.tell(news));
  }

  async leave(): Promise<void> {
    this.#goodUntil = 0;
    if (this.#store) await this.asking(store => store.leave());
  }

  private async asking<Answer>(ask: (store: LeaseStore) => Promise<Answer>): Promise<Answer> {
    const life = await this.living.life();
    try {
      return await ask(this.#store?.number === life.number ? this.#store : await this.under(life));
    } catch (error) {
      // a session that does not answer holds nothing together
      if (!isAnswer(error)) this.living.giveUp(life);
      throw error;
    }
  }

  /** After a lost session the process goes on with what nobody took from it meanwhile. */
  private async under({ number, client }: Awaited<ReturnType<LivingRunner['life']>>): Promise<LeaseStore> {
    const store = new LeaseStore(client, number, this.leaseMs);
    if (this.#store) await store.adopt(this.#store.number);
    client.once('end', () => {
      if (this.#store === store) this.#goodUntil = 0;
    });
    this.#store = store;
    return store;
  }
}

/** The server itself said no: the session is well. */
const isAnswer = (error: unknown): boolean => error instanceof Error && 'severity' in error;
