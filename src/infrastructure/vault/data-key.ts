import { hkdfSync } from 'node:crypto';
import { Secret } from '../../shared-kernel/ports/vault.js';

/** An account's data key, unwrapped: one subkey for records, one from which each piece of content gets its own. */
export interface DataKey {
  readonly id: string;
  readonly accountId: string;
  readonly forRecords: Secret<Buffer>;
  readonly forContent: Secret<Buffer>;
}

/** 32 bytes derived from a key for one use. */
export const derive = (key: Uint8Array, use: string, salt: Uint8Array = new Uint8Array()): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, `keyreel/${use}`, 32));

export const dataKeyFrom = (id: string, accountId: string, raw: Uint8Array): DataKey => ({
  id,
  accountId,
  forRecords: new Secret(derive(raw, 'records/v1')),
  forContent: new Secret(derive(raw, 'content/v1')),
});
