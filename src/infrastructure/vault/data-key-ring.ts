import { randomBytes, randomUUID } from 'node:crypto';
import { CannotSeal } from '../../shared-kernel/ports/vault.js';
import { dataKeyFrom, type DataKey } from './data-key.js';
import type { DataKeyStore, WrappedDataKey } from './data-key-store.js';
import { KEY_BYTES } from './key-material.js';
import type { MasterKeys } from './master-keys.js';

/** How many unwrapped data keys are held, and for how long at most after they were read. */
export interface RingLimits {
  readonly keys: number;
  readonly milliseconds: number;
}

const DEFAULTS: RingLimits = { keys: 256, milliseconds: 30_000 };

/** Unwraps data keys and holds a few of them for a short while, so that an account erased by another process is soon forgotten here. */
export class DataKeyRing {
  readonly #held = new Map<string, { key: DataKey; until: number }>();
  readonly #idOf = new Map<string, string>();

  constructor(
    private readonly store: DataKeyStore,
    private readonly masters: MasterKeys,
    private readonly now: () => number,
    private readonly limits: RingLimits = DEFAULTS,
  ) {}

  /** The account's data key, made at first use. Throws CannotSeal. */
  async toSeal(accountId: string): Promise<DataKey> {
    const held = this.#heldKey(this.#idOf.get(accountId));
    if (held !== null) return held;
    const wrapped = (await this.store.ofAccount(accountId)) ?? (await this.#make(accountId));
    const key = wrapped === 'destroyed' ? null : this.#unwrap(wrapped);
    if (key === null) throw new CannotSeal();
    return key;
  }

  /** Null when there is no such key, or it cannot be unwrapped. */
  async toOpen(dataKeyId: string): Promise<DataKey | null> {
    const held = this.#heldKey(dataKeyId);
    if (held !== null) return held;
    const wrapped = await this.store.byId(dataKeyId);
    return wrapped === null ? null : this.#unwrap(wrapped);
  }

  forget(accountId: string): void {
    const id = this.#idOf.get(accountId);
    if (id !== undefined) this.#drop(id);
  }

  #heldKey(id: string | undefined): DataKey | null {
    const held = id === undefined ? undefined : this.#held.get(id);
    return held !== undefined && held.until > this.now() ? held.key : null;
  }

  async #make(accountId: string): Promise<WrappedDataKey | 'destroyed'> {
    await this.store.add(this.masters.wrap(randomUUID(), accountId, randomBytes(KEY_BYTES)));
    // read back, because another caller may have been first
    return (await this.store.ofAccount(accountId)) ?? 'destroyed';
  }

  #unwrap(wrapped: WrappedDataKey): DataKey | null {
    const raw = this.#attempt(wrapped);
    if (raw === null) return null;
    const key = dataKeyFrom(wrapped.dataKeyId, wrapped.accountId, raw);
    raw.fill(0);
    this.#hold(key);
    return key;
  }

  #attempt(wrapped: WrappedDataKey): Buffer | null {
    try {
      return this.masters.unwrap(wrapped);
    } catch {
      return null;
    }
  }

  #hold(key: DataKey): void {
    this.#drop(key.id);
    this.#idOf.set(key.accountId, key.id);
    this.#held.set(key.id, { key, until: this.now() + this.limits.milliseconds });
    // held in the order of their age
    for (const [id, { until }] of this.#held) {
      if (until > this.now() && this.#held.size <= this.limits.keys) return;
      this.#drop(id);
    }
  }

  #drop(id: string): void {
    // not wiped: a call in flight may still hold it, and would seal with zeros
    const held = this.#held.get(id);
    if (held !== undefined) this.#idOf.delete(held.key.accountId);
    this.#held.delete(id);
  }
}
