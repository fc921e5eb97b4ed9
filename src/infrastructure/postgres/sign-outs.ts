import pg from 'pg';
import type { AccountId } from '../../shared-kernel/ids.js';
import { SignOuts } from '../../shared-kernel/ports/sign-outs.js';

const RECONNECT_MS = 500;

/** Hears what the tables of sessions and tokens tell at each commit, in whichever process; it connects when the first listener comes. */
export class PostgresSignOuts extends SignOuts {
  readonly #listeners = new Map<AccountId, Set<() => void>>();
  #line: Promise<pg.Client> | undefined;
  #closed = false;

  constructor(private readonly connection: pg.ClientConfig) {
    super();
  }

  override heard(accountId: AccountId, listener: () => void): () => void {
    const listeners = this.#listeners.get(accountId) ?? new Set();
    this.#listeners.set(accountId, listeners.add(listener));
    this.#line ??= this.connect();
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(accountId) === listeners) this.#listeners.delete(accountId);
    };
  }

  override tell(accountId: AccountId): void {
    for (const listener of this.#listeners.get(accountId) ?? []) listener();
  }

  override async close(): Promise<void> {
    this.#closed = true;
    await this.#line?.then(
      client => client.end(),
      () => undefined,
    );
  }

  private connect(): Promise<pg.Client> {
    const client = new pg.Client(this.connection);
    const line = this.listen(client);
    const lost = () => this.reconnect(line);
    client.on('error', lost);
    client.on('end', lost);
    line.catch(lost);
    return line;
  }

  private async listen(client: pg.Client): Promise<pg.Client> {
    await client.connect();
    client.on('notification', ({ payload }) => this.tell(payload ?? ''));
    await client.query('listen keyreel_signed_out');
    // what was told before somebody listened
    for (const accountId of this.#listeners.keys()) this.tell(accountId);
    return client;
  }

  private reconnect(line: Promise<pg.Client>): void {
    if (this.#line !== line) return;
    this.#line = undefined;
    const again = () => {
      if (!this.#closed && this.#listeners.size > 0) this.#line ??= this.connect();
    };
    setTimeout(again, RECONNECT_MS).unref();
  }
}
