import type { Pool } from 'pg';
import { IdempotencyStore, type Claim, type KeptOutcome, type KeyedRequest } from '../http/idempotency-store.js';
import { LivingRunner, livesSql } from './living-runner.js';

const KEPT = `interval '7 days'`;

/**
 * A request that died on the way, or was forgotten for its age, may be taken over; the row's lock lets one process do it.
 * A row of this process that is asked for here is one that it gave up: what it runs is never asked for again.
 */
const TAKE = `
insert into idempotency_keys as k (account_id, key_hash, route, body_hash, runner) values ($1, $2, $3, $4, $5)
on conflict (account_id, key_hash) do update
   set route = excluded.route, body_hash = excluded.body_hash, runner = excluded.runner, status = null, answer = null, created_at = now()
 where k.created_at < now() - ${KEPT}
    or (k.status is null and k.body_hash = excluded.body_hash and (k.runner = excluded.runner or not ${livesSql('k.runner')}))`;

const FIND = `
select body_hash, status, answer from idempotency_keys where account_id = $1 and key_hash = $2 and created_at >= now() - ${KEPT}`;

interface Found {
  body_hash: string;
  status: number | null;
  answer: string | null;
}

const judged = ({ body_hash, status, answer }: Found, { bodyHash }: KeyedRequest): Claim => {
  if (body_hash !== bodyHash) return { found: 'another-request' };
  if (status === null || answer === null) return { found: 'in-flight' };
  return { found: 'outcome', status, answer: { sealed: answer } };
};

const nameOf = ({ accountId, keyHash }: KeyedRequest): string => `${accountId} ${keyHash}`;

/** Outcomes in the table `idempotency_keys`; close it, or whom it lives by, before the database goes. */
export class PostgresIdempotencyStore extends IdempotencyStore {
  readonly #running = new Set<string>();

  constructor(
    private readonly pool: Pool,
    private readonly runner = new LivingRunner(pool.options),
  ) {
    super();
  }

  override async claim(request: KeyedRequest): Promise<Claim> {
    const name = nameOf(request);
    // one at a time: the row cannot tell two of the same process apart
    if (this.#running.has(name)) return (await this.find(request)) ?? { found: 'in-flight' };
    this.#running.add(name);
    let claim: Claim | undefined;
    try {
      claim = await this.takeOrFind(request);
      return claim;
    } finally {
      if (claim?.found !== 'nothing') this.#running.delete(name);
    }
  }

  private async takeOrFind(request: KeyedRequest): Promise<Claim> {
    const { accountId, keyHash, route, bodyHash } = request;
    for (;;) {
      const taken = await this.pool.query(TAKE, [accountId, keyHash, route, bodyHash, await this.runner.number()]);
      if (taken.rowCount === 1) return { found: 'nothing' };
      const found = await this.find(request);
      // released in between: take it
      if (found) return found;
    }
  }

  private async find(request: KeyedRequest): Promise<Claim | undefined> {
    const { rows } = await this.pool.query<Found>(FIND, [request.accountId, request.keyHash]);
    return rows[0] && judged(rows[0], request);
  }

  override async finish(request: KeyedRequest, { status, answer }: KeptOutcome): Promise<void> {
    const values = [request.accountId, request.keyHash, request.bodyHash, status, answer.sealed];
    await this.end(
      request,
      'update idempotency_keys set status = $4, answer = $5 where account_id = $1 and key_hash = $2 and body_hash = $3',
      values,
    );
  }

  override async release(request: KeyedRequest): Promise<void> {
    const values = [request.accountId, request.keyHash, request.bodyHash];
    await this.end(request, 'delete from idempotency_keys where account_id = $1 and key_hash = $2 and body_hash = $3 and status is null', values);
  }

  override async forget(accountId: string): Promise<number> {
    const { rowCount } = await this.pool.query('delete from idempotency_keys where account_id = $1', [accountId]);
    return rowCount ?? 0;
  }

  override async forgetOld(): Promise<number> {
    const { rowCount } = await this.pool.query(`delete from idempotency_keys where created_at < now() - ${KEPT}`);
    return rowCount ?? 0;
  }

  async close(): Promise<void> {
    await this.runner.close();
  }

  /** Whatever becomes of the row, this process runs the request no longer. */
  private async end(request: KeyedRequest, statement: string, values: readonly unknown[]): Promise<void> {
    try {
      await this.pool.query(statement, [...values]);
    } finally {
      this.#running.delete(nameOf(request));
    }
  }
}
