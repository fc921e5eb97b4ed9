import { AsyncLocalStorage } from 'node:async_hooks';
import type { Membership } from './membership.js';

/** Another process goes on with what this one held: whatever is left of it here must come to nothing. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** A lease that a piece of work in this process goes by. */
export class HeldLease {
  private readonly lost = new AbortController();

  constructor(
    readonly name: string,
    readonly epoch: number,
    private readonly membership: Pick<Membership, 'isSurelyHere' | 'confirm'>,
  ) {}

  /** Aborted once it is known to be lost. */
  get signal(): AbortSignal {
    return this.lost.signal;
  }

  /** Nobody can have taken it: known without asking the database. */
  get isSure(): boolean {
    return !this.lost.signal.aborted && this.membership.isSurelyHere;
  }

  /** Throws LeaseLost; asks the database only where this process stood still. */
  async check(): Promise<void> {
    if (!this.isSure) await this.confirm();
  }

  /** Asks the database. Throws LeaseLost. */
  async confirm(): Promise<void> {
    if (!this.lost.signal.aborted && !(await this.membership.confirm(this.name, this.epoch))) this.lose();
    if (this.lost.signal.aborted) throw new LeaseLost(`${this.name} is another process's by now`);
  }

  lose(): void {
    this.lost.abort();
  }
}

const held = new AsyncLocalStorage<HeldLease>();

/** Does work under a lease: its orders and paid calls are let through while it is held. */
export const under = <Result>(lease: HeldLease, work: () => Result): Result => held.run(lease, work);

/** The lease that the work in hand goes by; null where it needs none. */
export const leaseInHand = (): HeldLease | null => held.getStore() ?? null;
