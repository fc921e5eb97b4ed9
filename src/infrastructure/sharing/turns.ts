import type { Membership } from './membership.js';
import type { Lease } from '../postgres/lease-store.js';
import { HeldLease, LeaseLost, under } from './held-lease.js';

interface Turn {
  readonly lease: HeldLease;
  users: number;
}

const LOOK_AGAIN_MS = 200;

/** Work that no two processes do at the same time. Within one process it is for the work itself to see to that. */
export class Turns {
  private readonly turns = new Map<string, Promise<Turn | null>>();
  private readonly kept = new Map<string, HeldLease>();
  private readonly live = new Set<HeldLease>();

  constructor(private readonly membership: Membership) {}

  /** Does it under a lease; false when another process is at it. The work's signal is aborted when the lease is lost meanwhile. */
  async during(name: string, work: (lost: AbortSignal) => Promise<void>): Promise<boolean> {
    const turn = await this.turnOf(name);
    if (turn === null) return false;
    try {
      await under(turn.lease, () => work(turn.lease.signal));
      return true;
    } finally {
      turn.users -= 1;
      if (turn.users === 0) await this.end(turn.lease);
    }
  }

  /** Does it unless another process that lives does it from time to time; whoever was first goes on until it ends. */
  async alone<Result>(name: string, work: () => Promise<Result>): Promise<Result | null> {
    const lease = await this.keep(name);
    return lease ? under(lease, work) : null;
  }

  /** Does it once nobody else does. */
  async inTurn(name: string, work: () => Promise<void>): Promise<void> {
    while (!(await this.during(name, work))) await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS));
  }

  /** All that is held now. */
  get held(): readonly HeldLease[] {
    return [...this.live];
  }

  /** Ends what was lost: of what was held before the database was asked, all that it does not know of. */
  compare(before: readonly HeldLease[], known: readonly Lease[], number: number): void {
    const ours = new Map(known.filter(({ holder }) => holder === number).map(({ name, epoch }) => [name, epoch]));
    for (const lease of before) if (ours.get(lease.name) !== lease.epoch) lease.lose();
  }

  private async keep(name: string): Promise<HeldLease | null> {
    const before = this.kept.get(name);
    if (before && (await isStillOurs(before))) return before;
    const lease = await this.take(name);
    if (lease) this.kept.set(name, lease);
    else this.kept.delete(name);
    return lease;
  }

  private async turnOf(name: string): Promise<Turn | null> {
    const begun = this.turns.get(name) ?? this.begin(name);
    this.turns.set(name, begun);
    const turn = await begun.catch((error: unknown) => {
      this.turns.delete(name);
      throw error;
    });
    if (turn === null) this.turns.delete(name);
    else turn.users += 1;
    return turn;
  }

  private async begin(name: string): Promise<Turn | null> {
    const lease = await this.take(name);
    return lease && { lease, users: 0 };
  }

  private async take(name: string): Promise<HeldLease | null> {
    const [taken] = await this.membership.take([name], { flushed: false });
    if (!taken) return null;
    const lease = new HeldLease(name, taken.epoch, this.membership);
    this.live.add(lease);
    lease.signal.addEventListener('abort', () => this.live.delete(lease), { once: true });
    return lease;
  }

  /** Where it cannot be given back, it is free once this process ends, or says no longer that it lives. */
  private async end(lease: HeldLease): Promise<void> {
    this.turns.delete(lease.name);
    this.live.delete(lease);
    await this.membership.forget(lease.name, lease.epoch).catch(() => undefined);
  }
}

const isStillOurs = (lease: HeldLease): Promise<boolean> =>
  lease.check().then(
    () => true,
    (error: unknown) => {
      if (error instanceof LeaseLost) return false;
      throw error;
    },
  );
