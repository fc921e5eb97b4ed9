import type { DataKeyStore, KeyCheck, OutsideKey, WrappedDataKey } from './data-key-store.js';

/** For specs that seal and open by the thousand; passes the contract of the real one. */
export class InMemoryDataKeyStore implements DataKeyStore {
  readonly #byAccount = new Map<string, WrappedDataKey | 'destroyed'>();
  readonly #checks = { master: new Map<number, KeyCheck>(), fingerprint: new Map<number, KeyCheck>() };

  async add(key: WrappedDataKey): Promise<void> {
    if (!this.#byAccount.has(key.accountId)) this.#byAccount.set(key.accountId, key);
  }

  async ofAccount(accountId: string): Promise<WrappedDataKey | 'destroyed' | null> {
    return this.#byAccount.get(accountId) ?? null;
  }

  async byId(dataKeyId: string): Promise<WrappedDataKey | null> {
    return this.#present().find(key => key.dataKeyId === dataKeyId) ?? null;
  }

  async destroy(accountId: string): Promise<void> {
    this.#byAccount.set(accountId, 'destroyed');
  }

  async countDestroyed(): Promise<number> {
    return this.#byAccount.size - this.#present().length;
  }

  async *all(): AsyncIterable<WrappedDataKey> {
    yield* this.#present();
  }

  async countByMasterVersion(): Promise<ReadonlyMap<number, number>> {
    const counts = new Map<number, number>();
    for (const { masterVersion } of this.#present()) counts.set(masterVersion, (counts.get(masterVersion) ?? 0) + 1);
    return counts;
  }

  async rewrap(was: WrappedDataKey, masterVersion: number, wrapped: Uint8Array): Promise<boolean> {
    const now = await this.byId(was.dataKeyId);
    if (now?.masterVersion !== was.masterVersion) return false;
    this.#byAccount.set(was.accountId, { ...now, masterVersion, wrapped });
    return true;
  }

  async checks(of: OutsideKey): Promise<readonly KeyCheck[]> {
    return [...this.#checks[of].values()].sort((a, b) => a.version - b.version);
  }

  async adopt(of: OutsideKey, check: KeyCheck): Promise<void> {
    if (!this.#checks[of].has(check.version)) this.#checks[of].set(check.version, check);
  }

  #present(): WrappedDataKey[] {
    return [...this.#byAccount.values()].filter(key => key !== 'destroyed').sort((a, b) => (a.dataKeyId < b.dataKeyId ? -1 : 1));
  }
}
