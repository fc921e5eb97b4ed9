import type { DataKeyReport, DataKeys, DataKeyState } from '../../shared-kernel/ports/vault.js';
import type { DataKeyRing } from './data-key-ring.js';
import type { DataKeyStore, WrappedDataKey } from './data-key-store.js';
import type { MasterKeys } from './master-keys.js';

/** Life and death of the accounts' data keys. */
export class AccountDataKeys implements DataKeys {
  constructor(
    private readonly store: DataKeyStore,
    private readonly masters: MasterKeys,
    private readonly ring: DataKeyRing,
  ) {}

  async create(accountId: string): Promise<void> {
    await this.ring.toSeal(accountId);
  }

  async destroy(accountId: string): Promise<void> {
    await this.store.destroy(accountId);
    this.ring.forget(accountId);
  }

  async stateOf(accountId: string): Promise<DataKeyState> {
    const key = await this.store.ofAccount(accountId);
    if (key === null) return 'none';
    if (key === 'destroyed') return 'destroyed';
    if (!this.masters.has(key.masterVersion)) return 'locked';
    const raw = this.#unwrap(key);
    raw?.fill(0);
    return raw === null ? 'damaged' : 'ready';
  }

  async report(): Promise<DataKeyReport> {
    const byVersion = await this.store.countByMasterVersion();
    const unreadable = [];
    for await (const key of this.store.all()) if (this.#unwrap(key) === null) unreadable.push({ dataKeyId: key.dataKeyId, accountId: key.accountId });
    return {
      current: this.masters.current,
      byMasterKey: [...byVersion].map(([version, dataKeys]) => ({ version, dataKeys, available: this.masters.has(version) })),
      unreadable,
      destroyed: await this.store.countDestroyed(),
    };
  }

  async rewrap(): Promise<number> {
    let moved = 0;
    for await (const key of this.store.all()) if (key.masterVersion !== this.masters.current && (await this.#move(key))) moved += 1;
    return moved;
  }

  async #move(key: WrappedDataKey): Promise<boolean> {
    const raw = this.#unwrap(key);
    if (raw === null) return false;
    const { masterVersion, wrapped } = this.masters.wrap(key.dataKeyId, key.accountId, raw);
    raw.fill(0);
    return this.store.rewrap(key, masterVersion, wrapped);
  }

  #unwrap(key: WrappedDataKey): Buffer | null {
    try {
      return this.masters.unwrap(key);
    } catch {
      return null;
    }
  }
}
