import { randomUUID } from 'node:crypto';
import type { KeyAddress } from '../../shared-kernel/ports/key-safe.js';
import type { KeyKind, Lend } from '../vault/postgres-key-safe.js';

/** Which key stands behind a name that was lent in its place. */
export interface LentKey {
  readonly kind: KeyKind;
  readonly address: KeyAddress;
}

/**
 * Where a secret cannot be opened, its name is lent instead, and is worth something only to the gateway of this process, which has a worker make
 * the call. So whoever uses a stored key need not know in which process he is.
 */
export class LentKeys {
  readonly #lent = new Map<string, LentKey>();

  readonly lend: Lend = async (kind, address, use) => {
    const name = `lent:${randomUUID()}`;
    this.#lent.set(name, { kind, address });
    try {
      return await use(name);
    } finally {
      this.#lent.delete(name);
    }
  };

  of(secret: string): LentKey | null {
    return this.#lent.get(secret) ?? null;
  }
}
