import type { Pool } from 'pg';
import type { Position } from '../../shared-kernel/ports/event-log.js';
import type { CheckpointPlace, SignedCheckpoint } from '../../shared-kernel/ports/transparency.js';
import type { EpochKey, Growth, Mark, Publication, SealStore, TreeEnd } from '../transparency/seal-store.js';
import { HASH_BYTES, TILE_WIDTH } from '../transparency/tiles.js';

const LOCK = 7_300_004;

/** A tile never loses hashes again, whoever writes last. */
const GROW = `
with grown as (
  insert into seal.tiles (epoch, level, place, hashes, position)
  select $1, t.level, t.place, t.hashes, t.position
    from unnest($2::smallint[], $3::bigint[], $4::bytea[], $5::text[]) as t (level, place, hashes, position)
  on conflict (epoch, level, place) do update set hashes = excluded.hashes, position = excluded.position
   where length(excluded.hashes) > length(tiles.hashes))
insert into seal.trees (epoch, size, position) values ($1, $6, $7)
on conflict (epoch) do update set size = excluded.size, position = excluded.position where excluded.size > trees.size`;

const MARK = `select place, length(hashes) as bytes, position from seal.tiles where level = 0 and epoch = $1`;

const CHECKPOINT = `select epoch, size, root, note, at from seal.checkpoints`;

const NOTE = `
insert into seal.publications (target, epoch, size, sent_at, failures, next_at) values ($1, $2, $3, $4, $5, $6)
on conflict (target) do update
   set epoch = excluded.epoch, size = excluded.size, sent_at = excluded.sent_at, failures = excluded.failures, next_at = excluded.next_at`;

interface CheckpointRow {
  epoch: number;
  size: string;
  root: Buffer;
  note: string;
  at: Date;
}

interface PublicationRow {
  target: string;
  epoch: number;
  size: string;
  sent_at: Date | null;
  failures: number;
  next_at: Date | null;
}

const toCheckpoint = ({ epoch, size, root, note, at }: CheckpointRow): SignedCheckpoint => ({
  epoch,
  size: Number(size),
  root: root.toString('base64'),
  text: note,
  at: at.toISOString(),
});

/** Does work unless another process is at it; null then. */
type Alone = <Result>(work: () => Promise<Result>) => Promise<Result | null>;

/** By a lock of the session, for whoever belongs to no service that shares its work by leases. */
const aloneBySession =
  (pool: Pool): Alone =>
  async work => {
    const client = await pool.connect();
    let isOurs = false;
    try {
      const { rows } = await client.query<{ ours: boolean }>('select pg_try_advisory_lock($1) as ours', [LOCK]);
      isOurs = rows[0]?.ours ?? false;
      return isOurs ? await work() : null;
    } finally {
      const unlocked = isOurs ? client.query('select pg_advisory_unlock($1)', [LOCK]) : Promise.resolve();
      // a connection that cannot let go of the lock is closed, which does
      await unlocked.then(
        () => client.release(),
        () => client.release(true),
      );
    }
  };

/** The log's tree in the schema `seal`. */
export class PostgresSealStore implements SealStore {
  constructor(
    private readonly pool: Pool,
    private readonly alone: Alone = aloneBySession(pool),
  ) {}

  exclusively<Result>(work: () => Promise<Result>): Promise<Result | null> {
    return this.alone(work);
  }

  async end(epoch: number): Promise<TreeEnd | null> {
    const { rows } = await this.pool.query<{ size: string; position: Position }>('select size, position from seal.trees where epoch = $1', [epoch]);
    return rows[0] ? { size: Number(rows[0].size), position: rows[0].position } : null;
  }

  async grow({ epoch, tiles, end, positions }: Growth): Promise<void> {
    await this.pool.query(GROW, [
      epoch,
      tiles.map(({ level }) => level),
      tiles.map(({ index }) => index),
      tiles.map(({ hashes }) => hashes),
      tiles.map(({ level, index }) => (level === 0 ? (positions.get(index) ?? null) : null)),
      end.size,
      end.position,
    ]);
  }

  async tile(epoch: number, level: number, index: number): Promise<Buffer | null> {
    const { rows } = await this.pool.query<{ hashes: Buffer }>('select hashes from seal.tiles where epoch = $1 and level = $2 and place = $3', [
      epoch,
      level,
      index,
    ]);
    return rows[0]?.hashes ?? null;
  }

  async markBefore(epoch: number, before: { readonly position: Position } | { readonly ordinal: number }): Promise<Mark | null> {
    const { rows } =
      'position' in before
        ? await this.pool.query<{ place: string; bytes: number; position: Position }>(`${MARK} and position <= $2 order by position desc limit 1`, [
            epoch,
            before.position,
          ])
        : await this.pool.query<{ place: string; bytes: number; position: Position }>(
            `${MARK} and place <= $2 and place * ${TILE_WIDTH} + length(hashes) / ${HASH_BYTES} <= $3 order by place desc limit 1`,
            [epoch, Math.floor(before.ordinal / TILE_WIDTH), before.ordinal],
          );
    const [row] = rows;
    return row ? { ordinal: Number(row.place) * TILE_WIDTH + row.bytes / HASH_BYTES, position: row.position } : null;
  }

  async record({ epoch, size, root, text, at }: SignedCheckpoint): Promise<void> {
    await this.pool.query('insert into seal.checkpoints (epoch, size, root, note, at) values ($1, $2, $3, $4, $5) on conflict do nothing', [
      epoch,
      size,
      Buffer.from(root, 'base64'),
      text,
      at,
    ]);
  }

  async newest(epoch?: number): Promise<SignedCheckpoint | null> {
    return this.one(`${CHECKPOINT} where $1::int is null or epoch = $1 order by epoch desc, size desc limit 1`, [epoch ?? null]);
  }

  async checkpoint(size: number, epoch?: number): Promise<SignedCheckpoint | null> {
    return this.one(`${CHECKPOINT} where size = $1 and ($2::int is null or epoch = $2) order by epoch desc limit 1`, [size, epoch ?? null]);
  }

  async checkpoints({ before, limit }: { readonly before?: CheckpointPlace; readonly limit: number }): Promise<readonly SignedCheckpoint[]> {
    const { rows } = await this.pool.query<CheckpointRow>(
      `${CHECKPOINT} where $1::int is null or (epoch, size) < ($1, $2::bigint) order by epoch desc, size desc limit $3`,
      [before?.epoch ?? null, before?.size ?? null, limit],
    );
    return rows.map(toCheckpoint);
  }

  async keys(): Promise<readonly EpochKey[]> {
    const { rows } = await this.pool.query<{ epoch: number; public_key: Buffer }>('select epoch, public_key from seal.keys order by epoch');
    return rows.map(row => ({ epoch: row.epoch, publicKey: row.public_key }));
  }

  async adoptKey({ epoch, publicKey }: EpochKey): Promise<void> {
    await this.pool.query('insert into seal.keys (epoch, public_key) values ($1, $2) on conflict do nothing', [epoch, publicKey]);
  }

  async publication(target: string): Promise<Publication | null> {
    const { rows } = await this.pool.query<PublicationRow>('select * from seal.publications where target = $1', [target]);
    const [row] = rows;
    if (!row) return null;
    const { epoch, size, failures, sent_at: sent, next_at: next } = row;
    return { target, epoch, size: Number(size), failures, sentAt: sent?.toISOString() ?? null, nextAt: next?.toISOString() ?? null };
  }

  async note({ target, epoch, size, sentAt, failures, nextAt }: Publication): Promise<void> {
    await this.pool.query(NOTE, [target, epoch, size, sentAt, failures, nextAt]);
  }

  private async one(query: string, values: readonly unknown[]): Promise<SignedCheckpoint | null> {
    const { rows } = await this.pool.query<CheckpointRow>(query, [...values]);
    return rows[0] ? toCheckpoint(rows[0]) : null;
  }
}
