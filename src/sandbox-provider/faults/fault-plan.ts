import { randomUUID } from 'node:crypto';
import type { Endpoint } from '../protocol/endpoints.js';
import { sha256 } from '../protocol/fingerprint.js';
import { type BehaviourName, behaviourNamed, usuallyBilled } from './behaviours.js';

/** An order to misbehave, for some calls or for all. */
export interface FaultOrder {
  readonly behaviour: BehaviourName;
  /** Only calls with this key. */
  readonly fingerprint?: string;
  readonly endpoint?: Endpoint;
  /** Calls it lasts for; without it, until it is withdrawn. */
  readonly count?: number;
  /** Matching calls that are let through first. */
  readonly skip?: number;
  /** Pause in milliseconds: before the answer, or between bytes where the behaviour is slow. */
  readonly milliseconds?: number;
  /** Seconds in `retry-after` of a rate refusal. */
  readonly retryAfter?: number;
  /** The error code inside the answer, where the behaviour carries one. */
  readonly code?: string;
  /** Whether the call is carried out and billed, against what is usual for the behaviour. */
  readonly billed?: boolean;
  /** Share of the fitting calls that are struck, 0 to 1, drawn from `seed`: the same seed strikes the same calls. */
  readonly chance?: number;
  readonly seed?: string;
}

/** An order that stands. */
export interface StandingFault {
  readonly id: string;
  readonly order: FaultOrder;
  readonly seen: number;
  readonly struck: number;
}

/** What one call meets; `released` is fulfilled when the fault is withdrawn or released. */
export interface Strike {
  readonly order: FaultOrder;
  /** Null where nothing can release it. */
  readonly released: Promise<void> | null;
}

interface Entry {
  readonly id: string;
  readonly order: FaultOrder;
  readonly released: Promise<void>;
  readonly release: () => void;
  seen: number;
  struck: number;
}

const marker = /\[\[sandbox:([a-z0-9_-]+)((?:\s+[a-z]+=[\w-]+)*)\s*\]\]/i;

/** The orders to misbehave, oldest first; the first that fits a call strikes. */
export class FaultPlan {
  readonly #entries: Entry[] = [];

  /** Returns the id by which the order can be withdrawn. */
  add(order: FaultOrder): string {
    const { promise, resolve } = Promise.withResolvers<void>();
    const id = randomUUID();
    this.#entries.push({ id, order, released: promise, release: resolve, seen: 0, struck: 0 });
    return id;
  }

  /** Lets held calls go on, and ends the orders; all of them without an id. Returns how many ended. */
  withdraw(id: string | null = null): number {
    const ended = this.#entries.filter(entry => id === null || entry.id === id);
    for (const entry of ended) {
      entry.release();
      this.#entries.splice(this.#entries.indexOf(entry), 1);
    }
    return ended.length;
  }

  standing(): readonly StandingFault[] {
    return this.#entries.map(({ id, order, seen, struck }) => ({ id, order, seen, struck }));
  }

  /** Counts the call against the orders that fit it and returns what it meets. */
  strike(fingerprint: string, endpoint: Endpoint): Strike | null {
    for (const entry of this.#entries) {
      if (!fits(entry.order, fingerprint, endpoint)) continue;
      entry.seen += 1;
      if (entry.seen <= (entry.order.skip ?? 0)) continue;
      if (entry.struck >= (entry.order.count ?? Number.POSITIVE_INFINITY) || !drawn(entry)) continue;
      entry.struck += 1;
      return { order: entry.order, released: entry.released };
    }
    return null;
  }
}

/** The misbehaviour that a text asks for by a marker such as `[[sandbox:refuse]]` or `[[sandbox:delay ms=50]]`. */
export function markedIn(text: string): Strike | null {
  const found = marker.exec(text);
  const behaviour = found?.[1] === undefined ? null : behaviourNamed(found[1]);
  return behaviour ? { order: { behaviour, ...options(found?.[2] ?? '') }, released: null } : null;
}

/** Whether the provider would have carried out, and charged, a call that ends this way. */
export function isBilled(order: FaultOrder | null): boolean {
  return order === null || (order.billed ?? usuallyBilled(order.behaviour));
}

function fits(order: FaultOrder, fingerprint: string, endpoint: Endpoint): boolean {
  return (order.fingerprint ?? fingerprint) === fingerprint && (order.endpoint ?? endpoint) === endpoint;
}

function drawn({ order, seen }: Entry): boolean {
  if (order.chance === undefined) return true;
  return parseInt(sha256(`${order.seed ?? ''}:${seen}`).slice(0, 8), 16) / 2 ** 32 < order.chance;
}

function options(written: string): Partial<Pick<FaultOrder, 'milliseconds' | 'retryAfter' | 'code' | 'billed'>> {
  const given = new Map(
    written
      .trim()
      .split(/\s+/)
      .map(pair => pair.split('=') as [string, string | undefined]),
  );
  const code = given.get('code');
  return {
    ...(given.has('ms') ? { milliseconds: Number(given.get('ms')) || 0 } : {}),
    ...(given.has('retry') ? { retryAfter: Number(given.get('retry')) || 0 } : {}),
    ...(given.has('billed') ? { billed: given.get('billed') === 'true' } : {}),
    ...(code ? { code } : {}),
  };
}
