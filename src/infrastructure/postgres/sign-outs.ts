import type pg from 'pg';
import type { AccountId } from '../../shared-kernel/ids.js';
import { SignOuts } from '../../shared-kernel/ports/sign-outs.js';
import { ListeningLine } from './listening-line.js';

const CHANNEL = 'keyreel_signed_out';

/** Hears what the tables of sessions and tokens tell at each commit, in whichever process; it connects when the first listener comes. */
export class PostgresSignOuts extends SignOuts {
  readonly #listeners = new Map<AccountId, Set<() => void>>();
  readonly #line: ListeningLine;

  constructor(connection: pg.ClientConfig) {
    super();
    this.#line = new ListeningLine(connection, {
      channels: () => [CHANNEL],
      hear: (_, accountId) => this.tell(accountId),
      began: () => {
        for (const accountId of this.#listeners.keys()) this.tell(accountId);
      },
      isWanted: () => this.#listeners.size > 0,
    });
  }

  override heard(accountId: AccountId, listener: () => void): () => void {
    const listeners = this.#listeners.get(accountId) ?? new Set();
    this.#listeners.set(accountId, listeners.add(listener));
    void this.#line.open(); // a lost one is opened again by itself
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(accountId) === listeners) this.#listeners.delete(accountId);
    };
  }

  override tell(accountId: AccountId): void {
    for (const listener of this.#listeners.get(accountId) ?? []) listener();
  }

  override close(): Promise<void> {
    return this.#line.close();
  }
}
