import type { Projection } from '../../shared-kernel/projection.js';
import type { Look } from '../postgres/lease-store.js';
import { rebuildOf } from '../messaging/projection-store.js';
import { leaseInHand } from '../sharing/held-lease.js';
import type { Sharing } from '../sharing/sharing.js';
import { newestOf } from '../sharing/spread.js';
import { BuiltBeside, type BuildingParts } from './built-beside.js';

/** Tables that one process makes anew at the same time: each reads the log from its beginning. */
const AT_ONCE = 2;

/**
 * Has the tables made anew that are of another version than this process's reducers, or that an operator asked for, each by one process at a time,
 * while the old ones serve. What is wanted is seen at every look at the other processes.
 */
export class Rebuilder {
  private readonly inHand = new Map<string, { readonly stop: AbortController; readonly done: Promise<void> }>();
  private readonly tried = new Set<string>();
  private last: Look | null = null;
  private isOver = false;

  constructor(
    private readonly projections: readonly Projection[],
    private readonly sharing: Sharing,
    private readonly parts: BuildingParts,
  ) {}

  start(): void {
    this.sharing.onLook = look => {
      this.tried.clear();
      this.consider(look);
    };
  }

  /** Whether a table is being made anew here. */
  get underWay(): boolean {
    return this.inHand.size > 0;
  }

  /** Leaves what is begun to others, or to the next start. */
  async close(): Promise<void> {
    this.isOver = true;
    const building = [...this.inHand.values()];
    for (const { stop } of building) stop.abort();
    await Promise.all(building.map(({ done }) => done));
  }

  private consider(look: Look): void {
    this.last = look;
    for (const projection of this.projections) {
      const { name } = projection;
      const isWanted = wanted(projection, look);
      if (!isWanted) this.inHand.get(name)?.stop.abort();
      else if (!this.isOver && !this.inHand.has(name) && !this.tried.has(name) && this.inHand.size < AT_ONCE) this.begin(projection);
    }
  }

  private begin(projection: Projection): void {
    const { name } = projection;
    const stop = new AbortController();
    const done = this.build(projection, stop.signal)
      .catch((error: unknown) => {
        this.parts.journal.warn('a rebuild is tried again', { projection: name, error });
      })
      .finally(() => {
        this.inHand.delete(name);
        this.tried.add(name);
        if (this.last) this.consider(this.last);
      });
    this.inHand.set(name, { stop, done });
  }

  private async build(projection: Projection, stop: AbortSignal): Promise<void> {
    let serves = false;
    await this.sharing.turns.during(rebuildOf(projection.name), async lost => {
      const lease = leaseInHand();
      if (!lease) return;
      const fence = { epoch: lease.epoch, holds: () => lease.isSure, doubt: () => undefined };
      serves = await BuiltBeside.make(projection, this.parts, fence, AbortSignal.any([stop, lost]));
    });
    if (!serves) return;
    // whoever keeps the table takes the new one up, and whoever could not keep the old one may now
    await this.sharing.retryElsewhere(projection.name);
    await this.sharing.changed();
  }
}

/** By the newest reducers that anybody runs. */
const wanted = ({ name, version }: Projection, { others, serving, rebuilds }: Look): boolean => {
  if (newestOf(name, others) > version) return false;
  const order = rebuilds.find(({ projection }) => projection === name);
  if (order?.version === version) return order.state !== 'cancelled';
  return serving[name] !== undefined && serving[name] !== version;
};
