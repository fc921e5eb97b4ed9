import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres.js';
import { asNobody, asService } from '../asking/asker.js';
import { asAccount } from '../asking/testing/spec-asker.js';
import { openDatabase } from './database.js';

/** Tables that show all their rows to whoever serves, each with the reason. */
const OPEN: Readonly<Record<string, string>> = {
  'safe.key_boxes': 'Public halves of keys; of no account.',
  'read.checkpoints': 'Where subscribers stand in the log: nothing of any account.',
  'public.outside_key_checks': 'What recognises the service’s own keys: nothing of any account.',
  'public.keyreel_migrations': 'Which migrations were run.',
};

const TABLES = `
select n.nspname || '.' || c.relname as name, c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid) as walled
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'p') and n.nspname in ('read', 'safe', 'public') order by 1`;

const put = `insert into safe.provider_keys (envelope_id, account_id, sealed) values (gen_random_uuid(), $1, 'sealed')`;
const owners = 'select account_id from safe.provider_keys';
const [ada, bob] = ['018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b'];

describe('the second wall, in the database', () => {
  let database: FreshDatabase;
  let owner: pg.Pool;
  let pool: pg.Pool;
  let single: pg.Pool;

  beforeAll(async () => {
    database = await freshDatabase();
    owner = new pg.Pool({ connectionString: database.ownerUrl, max: 1 });
    pool = await openDatabase({ url: database.url, connections: 2 });
    single = await openDatabase({ url: database.url, connections: 1 });
    for (const account of [ada, bob]) await owner.query(put, [account]);
  });
  afterAll(async () => {
    await Promise.all([pool.end(), single.end(), owner.end()]);
    await database.drop();
  });

  const seenBy = async (through: pg.Pool): Promise<readonly string[]> => {
    const { rows } = await through.query<{ account_id: string }>(owners);
    return rows.map(row => row.account_id).sort();
  };

  it('stands before every table, but for those that are listed with a reason', async () => {
    const { rows } = await owner.query<{ name: string; walled: boolean }>(TABLES);
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter(({ name, walled }) => !walled && !(name in OPEN)).map(({ name }) => name)).toEqual([]);
    expect(rows.filter(({ name, walled }) => walled && name in OPEN).map(({ name }) => name)).toEqual([]);
  });

  it('shows an account its own rows, the service all, and nobody none', async () => {
    expect(await asAccount(ada, () => seenBy(pool))).toEqual([ada]);
    expect(await asService('job', () => seenBy(pool))).toEqual([ada, bob]);
    expect(await asNobody(() => seenBy(pool))).toEqual([]);
  });

  it('lets an account neither write nor remove what is not its own', async () => {
    await expect(asAccount(ada, () => pool.query(put, [bob]))).rejects.toThrow(/row-level security/);
    const { rowCount } = await asAccount(ada, () => pool.query('delete from safe.provider_keys where account_id = $1', [bob]));
    expect(rowCount).toBe(0);
    const touched = await asAccount(ada, () => pool.query(`update safe.provider_keys set sealed = 'mine' where account_id = $1`, [bob]));
    expect(touched.rowCount).toBe(0);
  });

  it('refuses to ask when nobody has said on whose behalf', async () => {
    await expect(pool.query(owners)).rejects.toThrow('without saying on whose behalf');
    await expect(pool.connect()).rejects.toThrow('without saying on whose behalf');
  });

  it('shows nothing on a connection that was told nothing', async () => {
    const untold = new pg.Pool({ connectionString: database.url, max: 1 });
    expect(await seenBy(untold)).toEqual([]);
    await untold.end();
  });

  it.each([1, 2])('forgets the one before when a connection is lent again, of %i', async connections => {
    const lent = connections === 1 ? single : pool;
    const asked = Array.from({ length: 60 }, (_, number) => {
      if (number % 3 === 2) return asNobody(() => seenBy(lent)).then(seen => ({ wanted: [] as string[], seen }));
      const account = number % 3 === 0 ? ada : bob;
      return asAccount(account, () => seenBy(lent)).then(seen => ({ wanted: [account], seen }));
    });
    for (const { wanted, seen } of await Promise.all(asked)) expect(seen).toEqual(wanted);
  });

  it('throws a connection away that was given back in the middle of a transaction', async () => {
    await asAccount(ada, async () => {
      const careless = await single.connect();
      await careless.query('begin');
      careless.release();
    });
    expect(await asAccount(bob, () => seenBy(single))).toEqual([bob]);
    await asAccount(bob, async () => {
      const client = await single.connect();
      await client.query('rollback');
      const { rows } = await client.query<{ account_id: string }>(owners);
      client.release();
      expect(rows).toEqual([{ account_id: bob }]);
    });
  });

  it('goes on after a statement that failed, on behalf of whoever comes next', async () => {
    await expect(asAccount(ada, () => single.query('select 1 / 0'))).rejects.toThrow(/division/);
    expect(await asAccount(bob, () => seenBy(single))).toEqual([bob]);
  });

  it('refuses to serve with a role that is not bound by it', async () => {
    const unbound = await freshDatabase();
    const its = new pg.Pool({ connectionString: unbound.ownerUrl, max: 1 });
    await its.query('grant create on schema safe to keyreel_app; alter table safe.sessions owner to keyreel_app');
    await expect(openDatabase({ url: unbound.url })).rejects.toThrow(/safe\.sessions/);
    await its.end();
    await unbound.drop();
  });
});
