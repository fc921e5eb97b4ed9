import type { Subscriber } from '../messaging/fence.js';
import type { Journal } from '../messaging/journal.js';
import type { Lease, Look, Member } from '../postgres/lease-store.js';
import type { Membership } from './membership.js';
import { ownerOf, runnableAs } from './spread.js';

/** The subscribers that this process can run, and those that it runs: each is run by one process at a time. */
export class SharedRunners {
  private readonly subscribers = new Map<string, Subscriber>();
  private readonly running = new Map<string, number>();
  /** Of those, the ones that have begun: before that nobody is told how they are. */
  private readonly begun = new Set<string>();

  constructor(
    private readonly membership: Membership,
    private readonly journal: Journal,
    private readonly doubt: () => void,
  ) {}

  canRun(subscriber: Subscriber): void {
    this.subscribers.set(subscriber.name, subscriber);
  }

  get runs(): readonly string[] {
    return [...this.subscribers.values()].map(runnableAs);
  }

  /** Those that run here. */
  get here(): Iterable<string> {
    return this.begun;
  }

  /** Of the lease under which the subscriber runs here; null where it does not. */
  epochOf(name: string): number | null {
    return this.begun.has(name) ? (this.running.get(name) ?? null) : null;
  }

  /** Stops what went to another process, hands on what another one is to run, and takes up what nobody runs. */
  async follow({ others, leases, serving }: Look): Promise<void> {
    const me: Member = { number: this.membership.number, runs: this.runs };
    const names = [...this.subscribers.keys()];
    const wanted = new Set(names.filter(name => ownerOf(name, [...others, me], serving[name]) === me.number));
    const known = new Map(leases.map(lease => [lease.name, lease]));
    const ours = (name: string): Lease | null => {
      const lease = known.get(name);
      return lease?.holder === me.number ? lease : null;
    };
    await this.stop([...this.running].filter(([name, epoch]) => ours(name)?.epoch !== epoch).map(([name]) => name));
    await this.handOn(names.filter(name => ours(name) !== null && !wanted.has(name)));
    const held = [...wanted].flatMap(name => ours(name) ?? []);
    const living = new Set(others.map(({ number }) => number));
    const free = [...wanted].filter(name => ours(name) === null && !living.has(known.get(name)?.holder ?? 0));
    const taken = free.length === 0 ? [] : await this.membership.take(free, { flushed: true });
    await this.start([...held, ...taken].filter(({ name }) => !this.running.has(name)));
  }

  /** Runs nothing from now on; others go on at once. */
  async rest(): Promise<void> {
    const names = [...this.running.keys()];
    const subscribers = names.flatMap(name => this.subscribers.get(name) ?? []);
    this.subscribers.clear();
    this.running.clear();
    this.begun.clear();
    await Promise.all(subscribers.map(subscriber => subscriber.close()));
    if (names.length > 0) await this.membership.giveBack(names);
  }

  private async start(leases: readonly Lease[]): Promise<void> {
    await Promise.all(
      leases.map(async ({ name, epoch }) => {
        this.running.set(name, epoch);
        const holds = (): boolean => this.running.get(name) === epoch && this.membership.isSurelyHere;
        try {
          await this.subscribers.get(name)?.start({ epoch, holds, doubt: this.doubt });
          if (this.running.get(name) === epoch) this.begun.add(name);
        } catch (error) {
          this.running.delete(name);
          throw error;
        }
      }),
    );
  }

  private async stop(names: readonly string[]): Promise<void> {
    await Promise.all(
      names.map(async name => {
        this.running.delete(name);
        this.begun.delete(name);
        await this.subscribers.get(name)?.close();
      }),
    );
  }

  private async handOn(names: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    await this.stop(names);
    await this.membership.giveBack(names);
    this.journal.info('subscribers handed on to another process', { count: names.length });
  }
}
