import pg from 'pg';
import { Office, type Clerk } from '../sharing/testing/office.js';

const upTo = (count: number) => Array.from({ length: count }, (_, nth) => nth);

interface Seen {
  readonly by: number;
  readonly read: readonly number[];
}

describe('a read model that is made anew while it serves', () => {
  let office: Office;
  let holder: pg.Client;

  beforeEach(async () => {
    office = await Office.open();
    holder = new pg.Client({ connectionString: office.database.ownerUrl });
    await holder.connect();
  });
  afterEach(async () => {
    await holder.end();
    await office.close();
  });

  const TABLE = 'read.read_credits_balance';
  const shown = async (): Promise<readonly (Seen | undefined)[]> => {
    const tables = office.projections.map(({ table }) => table);
    const found = await Promise.all(tables.map(table => office.ask<{ row: Seen }>(`select "row" from read.${table}`)));
    return found.map(([first]) => first?.row);
  };
  const allBy = (by: number, count: number) => Array(office.projections.length).fill({ by, read: upTo(count) });
  const serves = async (version: number) =>
    (await office.ask("select 1 from read.checkpoints where version = $1 and subscriber not like 'rebuild:%'", [version])).length ===
    office.projections.length;
  /** Nobody can switch the table of the balance until it is let go. */
  const hold = () => holder.query(`begin; lock table ${TABLE} in access share mode`);
  const letGo = () => holder.query('rollback');
  const stateOf = async () => (await office.ask<{ state: string }>(`select state from work.rebuilds where projection = 'credits.balance'`))[0]?.state;
  const ask = (state: string) =>
    office.ask(
      `insert into work.rebuilds (projection, version, state) values ('credits.balance', 999, $1)
       on conflict (projection) do update set state = excluded.state, version = excluded.version`,
      [state],
    );
  const leftOver = () => office.ask(`select relname from pg_class where relnamespace = 'rebuilt'::regnamespace and relkind = 'r'`);

  it('serves what older reducers made until what newer ones make of the whole log is there, and nothing in between', async () => {
    const older = await office.clerk();
    await older.join();
    await older.reached(await office.papers(5));
    await older.close();
    const seen = new Set<string>();
    const newer = await office.clerk(300_000, 1_000);
    await newer.join();
    while (!(await serves(1_000))) for (const row of await shown()) seen.add(JSON.stringify(row));
    expect([...seen].filter(row => !/"by": ?(999|1000)/.test(row) || !row.includes('[0,1,2,3,4]'))).toEqual([]);
    expect(await shown()).toEqual(allBy(1_000, 5));
    await office.until(() => newer.here.length === office.subscribers.length);
    expect(await newer.reached(await office.papers(2))).toBe(true);
    expect(await shown()).toEqual(allBy(1_000, 7));
    expect(await leftOver()).toEqual([]);
  });

  it('is kept up to date by whoever runs the older reducers until it is switched, and by the newer from then on', async () => {
    const older = await office.clerk();
    await older.join();
    await older.reached(await office.papers(3));
    await hold();
    const newer = await office.clerk(300_000, 1_000);
    await newer.join();
    await office.until(async () => (await stateOf()) === 'building' && (await leftOver()).length === 1);
    const head = await office.papers(3);
    expect(await older.reached(head)).toBe(true);
    expect(await newer.reached(head)).toBe(true);
    expect((await shown())[0]).toEqual({ by: 999, read: upTo(6) });
    await letGo();
    await office.until(() => serves(1_000));
    await office.until(() => newer.here.length >= office.projections.length);
    expect(await older.reached(await office.papers(2))).toBe(true);
    expect(await shown()).toEqual(allBy(1_000, 8));
  });

  it('is mended by making it anew at the same version, and goes on from the new rows', async () => {
    const clerk = await office.clerk(1_000);
    await clerk.join();
    await clerk.reached(await office.papers(4));
    await office.ask(`update ${TABLE} set "row" = '{"by": 999, "read": [3]}'`);
    await ask('asked');
    await clerk.sharing.changed();
    await office.until(async () => (await stateOf()) === undefined);
    expect(await shown()).toEqual(allBy(999, 4));
    expect(await clerk.reached(await office.papers(1))).toBe(true);
    expect(await shown()).toEqual(allBy(999, 5));
  });

  it('is thrown away when it is cancelled before the switch, and not begun again', async () => {
    const clerk = await office.clerk(1_000);
    await clerk.join();
    await clerk.reached(await office.papers(2));
    await hold();
    await ask('asked');
    await clerk.sharing.changed();
    await office.until(async () => (await stateOf()) === 'building');
    await ask('cancelled');
    await office.until(async () => (await leftOver()).length === 0);
    await letGo();
    await clerk.sharing.changed();
    expect(await clerk.reached(await office.papers(1))).toBe(true);
    expect([await stateOf(), await leftOver(), await shown()]).toEqual(['cancelled', [], allBy(999, 3)]);
  });

  it('is made by one process at a time; another goes on with it where the first one was lost', async () => {
    const [first, second] = [await office.clerk(1_000), await office.clerk(1_000)];
    for (const clerk of [first, second]) await clerk.join();
    await first.reached(await office.papers(4));
    await hold();
    await ask('asked');
    await first.sharing.changed();
    const holderOf = async (): Promise<Clerk | undefined> => {
      const [lease] = await office.ask<{ holder: number }>(`select holder from work.leases where name = 'rebuild:credits.balance'`);
      const numbers = await Promise.all([first, second].map(async clerk => (await clerk.living.life()).number));
      return [first, second][numbers.indexOf(lease?.holder ?? -1)];
    };
    await office.until(
      async () =>
        (await holderOf()) !== undefined &&
        (await office.ask(`select 1 from read.checkpoints where subscriber = 'rebuild:credits.balance' and position <> '0'`)).length > 0,
    );
    const builder = await holderOf();
    if (!builder) throw new Error('nobody builds');
    const heir = builder === first ? second : first;
    await builder.close();
    await office.until(async () => (await holderOf()) === heir);
    await letGo();
    await office.until(async () => (await stateOf()) === undefined);
    expect(await heir.reached(await office.papers(1))).toBe(true);
    expect(await shown()).toEqual(allBy(999, 5));
  });

  it('is of the same shape as the one before, with its indexes, walls and rights, whichever table it is', async () => {
    const shapes = `select c.relname as name, rebuilt.shape_of(c.oid) as shape from pg_class c where relnamespace = 'read'::regnamespace and relkind = 'r' order by 1`;
    const before = await office.ask<{ name: string; shape: string }>(shapes);
    const tables = before.map(({ name }) => name).filter(name => name !== 'checkpoints');
    expect(tables.length).toBeGreaterThan(20);
    for (const table of tables) {
      await office.ask('select rebuilt.prepare($1)', [table]);
      await office.ask('select rebuilt.put_in_place($1)', [table]);
    }
    expect(await office.ask(shapes)).toEqual(before);
    await expect(office.ask('select rebuilt.prepare($1)', ['checkpoints'])).rejects.toThrow('There is no read model');
  });
});
