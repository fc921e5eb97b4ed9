import { VaultLocked, type SealContext, type Sealer } from '../../shared-kernel/ports/vault.js';
import { refusal } from '../../shared-kernel/refusal.js';
import type { BoxKey, KeyBoxStore } from './key-box-store.js';
import { closeBox } from './key-box.js';

/** Whoever closes keys needs the public half of a pair that the first worker makes. */
export const NoWorkerYet = refusal('no_worker_yet', 'unavailable', 'A key can be stored once a worker has started, and none has started yet.', {
  retryAfter: 5,
  remedies: ['wait_and_retry'],
});

const FORM = /^box1\.([1-9][0-9]{0,5})\.([A-Za-z0-9_-]+)$/;

/** A box taken apart; nothing in it has been checked yet. */
export interface ClosedBox {
  readonly version: number;
  readonly box: Buffer;
}

/** Null for what is no box: a key that was stored before there were any. */
export const parseBox = (text: string): ClosedBox | null => {
  const [, version, box] = FORM.exec(text) ?? [];
  return version === undefined || box === undefined ? null : { version: Number(version), box: Buffer.from(box, 'base64url') };
};

/** What a public half is proved with; only a process that holds the fingerprint keys can. */
export const proofOf = (sealer: Pick<Sealer, 'keyedHash'>, { version, publicKey }: Omit<BoxKey, 'proof'>): Promise<string> =>
  sealer.keyedHash(`${version}|${publicKey.toString('base64')}`, 'key-box');

/** The public halves: closes boxes, and can open none. */
export class BoxLids {
  constructor(
    private readonly store: Pick<KeyBoxStore, 'all'>,
    private readonly sealer: Pick<Sealer, 'keyedHash'>,
  ) {}

  /** Throws VaultLocked when somebody has put a public half among them that is not ours. */
  async all(): Promise<readonly BoxKey[]> {
    const keys = await this.store.all();
    for (const key of keys)
      if ((await proofOf(this.sealer, key)) !== key.proof)
        throw new VaultLocked(
          `Version ${key.version} in safe.key_boxes was not put there by this service: users’ keys would be closed for somebody else.`,
        );
    return keys;
  }

  /** By the newest of them. Throws no_worker_yet while none has ever started. */
  async close(secret: string, context: SealContext): Promise<{ readonly version: number; readonly text: string }> {
    const newest = (await this.all()).at(-1);
    if (newest === undefined) throw NoWorkerYet();
    const { version, publicKey } = newest;
    return { version, text: `box1.${version}.${closeBox(Buffer.from(secret, 'utf8'), publicKey, context).toString('base64url')}` };
  }

  async knows(version: number): Promise<boolean> {
    return (await this.all()).some(key => key.version === version);
  }
}
