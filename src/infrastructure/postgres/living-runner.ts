import pg from 'pg';

/** Any number, as long as nobody else locks pairs that begin with it in the same database. */
const RUNNERS = 7_300_004;

interface Life {
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

  constructor(private readonly connection: pg.ClientConfig) {}

  /** Rejects when the database is not there. */
  async number(): Promise<number> {
    this.#life ??= this.begin();
    return (await this.#life).number;
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
    const client = new pg.Client(this.connection);
    const life: Promise<Life> = born(client);
    const lost = () => {
      if (this.#life === life) this.#life = undefined;
    };
    client.on('error', lost);
    client.on('end', lost);
    life.catch(lost);
    return life;
  }
}

const born = async (client: pg.Client): Promise<Life> => {
  await client.connect();
  const { rows } = await client.query<{ number: number }>(`select nextval('idempotency_runners')::int as number`);
  const number = rows[0]?.number ?? 0;
  await client.query('select pg_advisory_lock($1, $2)', [RUNNERS, number]);
  return { number, client };
};
