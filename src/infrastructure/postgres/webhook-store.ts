import type { Pool } from 'pg';
import type { Position } from '../../shared-kernel/ports/event-log.js';
import type { Sealed } from '../../shared-kernel/ports/vault.js';
import {
  WebhookStore,
  type DeliveriesWanted,
  type Delivery,
  type DeliveryRecord,
  type DeliveryState,
  type NewDelivery,
  type Receiver,
  type ReceiverHealth,
  type Tried,
} from '../../shared-kernel/ports/webhook-store.js';
import { inTransaction } from './in-transaction.js';

interface HealthRow {
  taken_through: string;
  failing_since: Date | null;
  failures: number;
  rests_until: Date | null;
  paused: boolean;
}

interface DeliveryRow {
  message_id: string;
  type: string;
  line: string;
  position: string;
  body: string;
  state: DeliveryState;
  tries: number;
  refusals: number;
  last_status: number | null;
  last_problem: string | null;
  last_tried_at: Date | null;
  next_try_at: Date | null;
  at: Date;
}

const OPEN = `
insert into safe.webhooks (webhook_id, account_id, secret, taken_through) values ($1, $2, $3, $4)
on conflict (webhook_id) do update set secret = excluded.secret`;

const LEASE = `
update safe.webhooks set lease_holder = $3, leased_until = $5
 where webhook_id = $1 and account_id = $2 and (lease_holder is null or lease_holder = $3 or leased_until <= $4)`;

/** A message that is taken in again waits again: that is what a replay is. */
const TAKE = `
insert into safe.webhook_deliveries (webhook_id, account_id, message_id, type, line, position, body, at, next_try_at, state)
select $1, $2, m.message_id, m.type, m.line, m.position, m.body, m.at, m.at, 'waiting'
  from jsonb_to_recordset($3::jsonb) as m (message_id uuid, type text, line text, position text, body text, at timestamptz)
on conflict (webhook_id, message_id) do update set state = 'waiting', tries = 0, refusals = 0, next_try_at = excluded.next_try_at`;

const MOVE = `
update safe.webhooks set taken_through = $3 where webhook_id = $1 and account_id = $2 and taken_through = $4`;

const RENEW = `
update safe.webhooks
   set old_secret = case when secret_order = $5 then old_secret else secret end, old_signs_until = $4, secret = $3, secret_order = $5
 where webhook_id = $1 and account_id = $2`;

/** The first of each line holds the others back, so that they arrive in their order. */
const HEADS = `
select distinct on (line) message_id, type, line, position, body, refusals, next_try_at
  from safe.webhook_deliveries where webhook_id = $1 and state = 'waiting' order by line, position`;

const TRIED = `
update safe.webhook_deliveries
   set tries = tries + 1, refusals = refusals + $8::int, last_tried_at = $3, last_status = $4, last_problem = $5, state = $6, next_try_at = $7
 where webhook_id = $1 and message_id = $2`;

const LOG = `
select message_id, type, line, position, state, tries, last_status, last_problem, last_tried_at, next_try_at, at
  from safe.webhook_deliveries
 where webhook_id = $1 and account_id = $2 and ($3::text is null or state = $3)
   and ($4::uuid is null or position < (select position from safe.webhook_deliveries where webhook_id = $1 and message_id = $4))
 order by position desc limit $5`;

const recordOf = (row: DeliveryRow): DeliveryRecord => ({
  messageId: row.message_id,
  type: row.type,
  line: row.line,
  state: row.state,
  tries: row.tries,
  lastStatus: row.last_status,
  lastProblem: row.last_problem,
  lastTriedAt: row.last_tried_at,
  nextTryAt: row.state === 'waiting' ? row.next_try_at : null,
  at: row.at,
});

const ids = ({ webhookId, accountId }: Receiver): [string, string] => [webhookId, accountId];

/** Receivers and deliveries in the tables `safe.webhooks` and `safe.webhook_deliveries`. */
export class PostgresWebhookStore extends WebhookStore {
  constructor(private readonly pool: Pool) {
    super();
  }

  override async open(receiver: Receiver, secret: Sealed, from: Position): Promise<void> {
    await this.pool.query(OPEN, [...ids(receiver), secret.sealed, from]);
  }

  override async has(accountId: string): Promise<boolean> {
    const { rowCount } = await this.pool.query('select 1 from safe.webhooks where account_id = $1 limit 1', [accountId]);
    return rowCount === 1;
  }

  override async secrets(receiver: Receiver, now: Date): Promise<readonly Sealed[]> {
    const { rows } = await this.pool.query<{ secret: string; old_secret: string | null }>(
      `select secret, case when old_signs_until > $3 then old_secret end as old_secret
         from safe.webhooks where webhook_id = $1 and account_id = $2`,
      [...ids(receiver), now],
    );
    return rows.flatMap(({ secret, old_secret: old }) => [secret, ...(old === null ? [] : [old])]).map(sealed => ({ sealed }));
  }

  override async renewSecret(receiver: Receiver, { secret, orderId, oldSignsUntil }: Parameters<WebhookStore['renewSecret']>[1]): Promise<void> {
    await this.pool.query(RENEW, [...ids(receiver), secret.sealed, oldSignsUntil, orderId]);
  }

  override async lease(receiver: Receiver, { holder, now, until }: { holder: string; now: Date; until: Date }): Promise<boolean> {
    const { rowCount } = await this.pool.query(LEASE, [...ids(receiver), holder, now, until]);
    return rowCount === 1;
  }

  override async release(receiver: Receiver, holder: string): Promise<void> {
    await this.pool.query(
      `update safe.webhooks set lease_holder = null, leased_until = null where webhook_id = $1 and account_id = $2 and lease_holder = $3`,
      [...ids(receiver), holder],
    );
  }

  override async health(receiver: Receiver): Promise<ReceiverHealth | null> {
    const { rows } = await this.pool.query<HealthRow>(
      `select taken_through, failing_since, failures, rests_until, paused from safe.webhooks where webhook_id = $1 and account_id = $2`,
      ids(receiver),
    );
    const row = rows[0];
    if (!row) return null;
    const { taken_through: taken, failing_since: failingSince, rests_until: restsUntil, failures, paused } = row;
    return { takenThrough: taken as Position, failingSince, failures, restsUntil, paused };
  }

  override async noteHealth(
    receiver: Receiver,
    { failingSince, failures, restsUntil }: Omit<ReceiverHealth, 'takenThrough' | 'paused'>,
  ): Promise<void> {
    await this.pool.query(`update safe.webhooks set failing_since = $3, failures = $4, rests_until = $5 where webhook_id = $1 and account_id = $2`, [
      ...ids(receiver),
      failingSince,
      failures,
      restsUntil,
    ]);
  }

  override take(receiver: Receiver, messages: readonly NewDelivery[], { after, through }: Parameters<WebhookStore['take']>[2]): Promise<void> {
    const rows = messages.map(({ messageId, type, line, position, body, at }) => ({ message_id: messageId, type, line, position, body, at }));
    return inTransaction(this.pool, async client => {
      const { rowCount } = await client.query(MOVE, [...ids(receiver), through, after]);
      if (rowCount === 1 && rows.length > 0) await client.query(TAKE, [...ids(receiver), JSON.stringify(rows)]);
    });
  }

  override async due({ webhookId }: Receiver, now: Date, limit: number): Promise<readonly Delivery[]> {
    const { rows } = await this.pool.query<DeliveryRow>(`select * from (${HEADS}) as heads where next_try_at <= $2 order by position limit $3`, [
      webhookId,
      now,
      limit,
    ]);
    return rows.map(row => ({
      messageId: row.message_id,
      type: row.type,
      line: row.line,
      position: row.position as Position,
      body: row.body,
      refusals: row.refusals,
    }));
  }

  override async nextTryAt({ webhookId }: Receiver): Promise<Date | null> {
    const { rows } = await this.pool.query<{ next: Date | null }>(`select min(next_try_at) as next from (${HEADS}) as heads`, [webhookId]);
    return rows[0]?.next ?? null;
  }

  override async tried({ webhookId }: Receiver, messageId: string, { at, status, problem, state, isRefused, nextTryAt }: Tried): Promise<void> {
    await this.pool.query(TRIED, [webhookId, messageId, at, status, problem, state, nextTryAt, isRefused ? 1 : 0]);
  }

  override async log(receiver: Receiver, { state, before, limit }: DeliveriesWanted): Promise<readonly DeliveryRecord[]> {
    const { rows } = await this.pool.query<DeliveryRow>(LOG, [...ids(receiver), state, before, limit]);
    return rows.map(recordOf);
  }

  override async again(receiver: Receiver, messageId: string, now: Date): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update safe.webhook_deliveries set state = 'waiting', tries = 0, refusals = 0, next_try_at = $4
        where webhook_id = $1 and account_id = $2 and message_id = $3`,
      [...ids(receiver), messageId, now],
    );
    return rowCount === 1;
  }

  override async rewind(receiver: Receiver, after: Position): Promise<void> {
    await this.pool.query(`update safe.webhooks set taken_through = least(taken_through, $3) where webhook_id = $1 and account_id = $2`, [
      ...ids(receiver),
      after,
    ]);
  }

  override async pause(receiver: Receiver): Promise<void> {
    await this.pool.query('update safe.webhooks set paused = true where webhook_id = $1 and account_id = $2', ids(receiver));
  }

  override async wake(receiver: Receiver, now: Date): Promise<void> {
    await this.pool.query(
      `update safe.webhooks set failing_since = null, failures = 0, rests_until = null, paused = false where webhook_id = $1 and account_id = $2`,
      ids(receiver),
    );
    await this.pool.query(`update safe.webhook_deliveries set next_try_at = $2 where webhook_id = $1 and state = 'waiting'`, [
      receiver.webhookId,
      now,
    ]);
  }

  override async remove(receiver: Receiver): Promise<void> {
    await this.pool.query('delete from safe.webhooks where webhook_id = $1 and account_id = $2', ids(receiver));
  }

  override async accounts(after: string, limit: number): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ account_id: string }>(
      'select distinct account_id from safe.webhooks where account_id > $1 order by account_id limit $2',
      [after, limit],
    );
    return rows.map(({ account_id: accountId }) => accountId);
  }

  override async forgetEnded(before: Date): Promise<number> {
    const { rowCount } = await this.pool.query(`delete from safe.webhook_deliveries where state <> 'waiting' and last_tried_at < $1`, [before]);
    return rowCount ?? 0;
  }
}
