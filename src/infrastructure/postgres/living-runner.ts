import pg from 'pg';

/** Any number, as long as nobody else locks pairs that begin with it in the same database. */
const RUNNERS = 7_300_004;

/** Milliseconds after which a session that does not answer is given up for a new one. */
const PATIENCE_MS = 10_000;

/** A session that lives as long as its process, and the number that it goes by. */
export interface Life {
  readonly number: number;
  readonly client: pg.Client;
}

/** SQL that is true while the process that bears the number in `column` lives. */
export const livesSql = (column: string): string => `exists (
  select from pg_locks l
   where l.locktype = 'advisory' and l.classid = ${RUNNERS} and l.objid::bigint = ${column} and l.objsubid = 2
     and l.database = (select d.oid from pg_database d where d.datname = current_database()))`;

/**
 * A number that stands for this process for as long as it lives: its session holds a lock that the server takes away
 * when the process dies, at once and without anybody's clock. After a lost session the process lives on under a new number.
 */
export class LivingRunner {
  #life: Promise<Life> | undefined;
  #listener: { readonly channel: string; readonly heard: (news: string) => void } | undefined;

  constructor(private readonly connection: pg.ClientConfig) {}

  /** Rejects when the database is not there. */
  async number(): Promise<number> {
    return (await this.life()).number;
  }

  /** The session itself, for short statements. Rejects when the database is not there. */
  life(): Promise<Life> {
    this.#life ??= this.begin();
    return this.#life;
  }

  /** Has this session and those that follow it listen to a channel; called before the first one begins. */
  listen(channel: string, heard: (news: string) => void): void {
    this.#listener = { channel, heard };
  }

  /** Gives up a session that does not answer: the next one has a new number. */
  giveUp({ client }: Life): void {
    client.end().catch(() => undefined);
    client.emit('end');
  }

  async close(): Promise<void> {
    const life = this.#life;
    this.#life = undefined;
    await life?.then(
      ({ client }) => client.end(),
      () => undefined,
    );
  }

  private begin(): Promise<Life> {
    const client = new pg.Client({ ...this.connection, keepAlive: true, query_timeout: PATIENCE_MS, connectionTimeoutMillis: PATIENCE_MS });
    const life: Promise<Life> = this.born(client);
    const lost = () => {
      if (this.#life === life) this.#life = undefined;
    };
    client.on('error', lost);
    client.on('end', lost);
    life.catch(lost);
    return life;
  }

  private async born(client: pg.Client): Promise<Life> {
    await client.connect();
    const { rows } = await client.query<{ number: number }>(`select nextval('idempotency_runners')::int as number`);
    const number = rows[0]?.number ?? 0;
    await client.query('select pg_advisory_lock($1, $2)', [RUNNERS, number]);
    const listener = this.#listener;
    if (listener) {
      client.on('notification', ({ payload = '' }) => listener.heard(payload));
      await client.query(`listen ${listener.channel}`);
    }
    return { number, client };
  }
}
