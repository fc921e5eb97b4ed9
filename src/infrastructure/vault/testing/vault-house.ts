import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InMemoryDataKeyStore } from '../in-memory-data-key-store.js';
import { openVault, type Vault, type VaultParts } from '../vault.js';

/** An empty data folder and a new store, and vaults over them. */
export interface VaultHouse {
  readonly dataDir: string;
  readonly store: InMemoryDataKeyStore;
  open(parts?: Partial<VaultParts>): Promise<Vault>;
  remove(): Promise<void>;
}

export const vaultHouse = async (): Promise<VaultHouse> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'keyreel vault '));
  const store = new InMemoryDataKeyStore();
  return {
    dataDir,
    store,
    open: parts => openVault({ store, dataDir, ...parts }),
    remove: () => rm(dataDir, { recursive: true, force: true }),
  };
};
