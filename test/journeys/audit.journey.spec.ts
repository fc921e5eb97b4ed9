import pg from 'pg';
import { cli } from '../support/cli.js';
import { film, openWorld, type World } from '../support/world.js';

interface Table {
  readonly projection: string;
  readonly rows: number;
  readonly digest: string;
}

/** An auditor stands at the command line while the service runs. */
describe('an audit', () => {
  let world: World;
  let accountId: string;
  let urls: NodeJS.ProcessEnv;

  const asks = async (...args: readonly string[]) => {
    const { said, complained, code } = await cli(args, urls);
    return { lines: said.trim().split('\n'), complained, code };
  };
  const answers = async <Answer>(...args: readonly string[]): Promise<Answer> => {
    const { lines, complained, code } = await asks(...args);
    expect({ complained, code, count: lines.length }).toEqual({ complained: '', code: 0, count: 1 });
    return JSON.parse(lines[0] ?? '') as Answer;
  };
  const databases = async (): Promise<readonly string[]> => {
    const client = new pg.Client({ connectionString: world.database.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ datname: string }>(`select datname from pg_database where datname like 'keyreel_copy%'`);
    await client.end();
    return rows.map(({ datname }) => datname);
  };

  beforeAll(async () => {
    world = await openWorld();
    urls = { DATABASE_URL: world.database.ownerUrl, DATABASE_SERVING_URL: world.database.url };
    const ada = await world.signsUp();
    accountId = ada.accountId;
    await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
  });

  afterAll(() => world.close());

  it('reads every event, in order and with its revision', async () => {
    const { lines } = await asks('events');
    const events = lines.map(line => JSON.parse(line) as { position: string; type: string; stream: string; revision: number });
    expect(events.map(({ position }) => position)).toEqual(events.map(({ position }) => position).toSorted());
    expect(events.at(-1)?.position).toBe(await world.service.platform.log.head());
    expect(events.filter(({ stream }) => stream === `credits-${accountId}`).map(({ type }) => type)).toEqual([
      'CreditsGranted',
      'CreditsHeld',
      'HoldSettled',
    ]);
  });

  it('finds the books balanced at every position', async () => {
    const { books } = await answers<{ books: { entries: number; accounts: number; totals: object; violation: unknown } }>('verify');
    expect(books).toMatchObject({ accounts: 1, violation: null, totals: { granted: '100000000', spent: '1000000', available: '99000000' } });
  });

  it('rebuilds every table from nothing to the live digest, and leaves no database behind', async () => {
    const live = await answers<{ tables: readonly Table[] }>('digests');
    const rebuilt = await answers<{ tables: readonly Table[]; editedAt: number | null }>('rebuild');
    expect(live.tables.map(({ projection }) => projection)).toContain('credits.statement');
    expect(live.tables.find(({ projection }) => projection === 'credits.statement')?.rows).toBe(3);
    expect(rebuilt).toMatchObject({ tables: live.tables, editedAt: null });
    await expect(databases()).resolves.toEqual([]);
  });

  it('notices one edited event in the digests, the leaves and the books', async () => {
    const honest = await answers<{ leaves: string }>('verify');
    const live = await answers<{ tables: readonly Table[] }>('digests');
    const forged = await answers<{ tables: readonly Table[]; leaves: string; editedAt: number; books: { violation: { sentence: string } } }>(
      'rebuild',
      '--tamper',
    );
    const differing = live.tables.filter(({ projection, digest }) => forged.tables.find(table => table.projection === projection)?.digest !== digest);
    expect(differing.map(({ projection }) => projection)).toEqual(['credits.balance', 'credits.statement']);
    expect(forged.leaves).not.toBe(honest.leaves);
    expect(forged.books.violation.sentence).toContain('are available');
    await expect(answers('verify')).resolves.toEqual(honest); // the log itself was not touched
  });

  it('searches every table, and a planted text is in the dump alone', async () => {
    const { lines } = await asks('dump', '--plant=a text that is planted');
    const tables = lines.filter(line => line.startsWith('-- table ')).map(line => line.slice('-- table '.length));
    expect(tables).toEqual(expect.arrayContaining(['bullmq.job', 'es.events', 'public.data_keys', 'read.read_credits_statement', 'safe.passwords']));
    expect(lines.slice(lines.indexOf('-- table public.planted_for_search') + 1)[0]).toBe('a text that is planted');
    const again = await asks('dump');
    expect(again.lines.some(line => line.includes('planted'))).toBe(false);
  });
});
