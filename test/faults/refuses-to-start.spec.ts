import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { carelessServer } from '../support/careless-server.js';
import { freshDatabase, type FreshDatabase } from '../support/postgres.js';
import { ServiceProcess, type Ended } from './service-process.js';

const MINUTES = 60_000;

/** Each start is one of the built product; what makes it refuse is done to its database, its folder or its settings. */
describe('the service refuses to start', () => {
  let database: FreshDatabase;
  let dataDir: string;
  let settings: NodeJS.ProcessEnv;
  let taken: Server;
  const platformKey = `sk-platform-${randomUUID()}`;

  const asOwner = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query(statement);
    await client.end();
  };

  /** One that starts all the same is ended here, and its end is no refusal. */
  const start = async (other: NodeJS.ProcessEnv = {}): Promise<Ended> => {
    const service = ServiceProcess.start({ ...settings, ...other });
    return (await service.url) === null ? service.ended : service.kill('SIGTERM');
  };

  /** Ends with a code, says the sentence, and shows neither a secret nor its insides. */
  const expectRefusal = ({ code, signal, said, complained }: Ended, ...sentences: readonly string[]): void => {
    expect({ code, signal }).toEqual({ code: 1, signal: null });
    for (const sentence of sentences) expect(complained).toContain(sentence);
    expect(said + complained).not.toMatch(/^\s+at .+:\d+:\d+/m);
    expect(said + complained).not.toContain(platformKey);
    expect(said + complained).not.toContain(new URL(database.url).password || platformKey);
    expect(said).not.toContain('ready');
  };

  const keyFile = async (kind: RegExp): Promise<string> => {
    const names = (await readdir(dataDir, { recursive: true })).filter(name => kind.test(name));
    expect(names).toHaveLength(1);
    return join(dataDir, names[0] ?? '');
  };

  beforeAll(async () => {
    ServiceProcess.build();
    dataDir = await mkdtemp(join(tmpdir(), 'keyreel refusals '));
    database = await freshDatabase();
    settings = {
      KEYREEL_DATA_DIR: dataDir,
      DATABASE_URL: database.ownerUrl,
      DATABASE_SERVING_URL: database.url,
      OPENAI_API_KEY: platformKey,
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
    };
    const service = ServiceProcess.start(settings);
    const url = await service.url;
    // an account has a data key, which hangs on the master key
    const person = { email: `person-${randomUUID()}@example.org`, password: `a long phrase ${randomUUID()}` };
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const { status } = await fetch(`${url}/v1/accounts`, { method: 'POST', headers, body: JSON.stringify(person) });
    expect(status).toBe(201);
    await service.kill('SIGTERM');
    taken = createServer();
    await new Promise<void>(resolve => taken.listen(0, '127.0.0.1', resolve));
  }, 2 * MINUTES);

  afterAll(async () => {
    taken.close();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const withFile = async (kind: RegExp, change: (path: string) => Promise<unknown>, check: () => Promise<void>): Promise<void> => {
    const path = await keyFile(kind);
    const kept = await readFile(path);
    await change(path);
    try {
      await check();
    } finally {
      await writeFile(path, kept, { mode: 0o600 });
    }
  };

  it('without the master key that sealed data hang on', () =>
    withFile(/master/, rm, async () => expectRefusal(await start(), 'The master key is missing', 'Restore', 'KEYREEL_MASTER_KEY')));

  it('with a damaged master key', () =>
    withFile(
      /master/,
      path => writeFile(path, 'not a key\n'),
      async () => expectRefusal(await start(), 'Restore'),
    ));

  it('with another master key', async () => {
    const other = randomBytes(32).toString('base64');
    const ended = await start({ KEYREEL_MASTER_KEY: other });
    expectRefusal(ended, 'master key');
    expect(ended.complained).not.toContain(other);
  });

  it('without the fingerprint key', () =>
    withFile(/fingerprint/, rm, async () => expectRefusal(await start(), 'The fingerprint key is missing', 'Restore', 'KEYREEL_FINGERPRINT_KEYS')));

  it('on a database that a newer version migrated', async () => {
    await asOwner(`insert into keyreel_migrations (name, executed_at) values ('9999-later', now())`);
    expectRefusal(await start(), 'newer version of the service (9999-later)', 'restore the backup made before it');
    await asOwner(`delete from keyreel_migrations where name = '9999-later'`);
  });

  it('on a database that may lose what it acknowledged', async () => {
    const name = new URL(database.ownerUrl).pathname.slice(1);
    await asOwner(`alter database ${name} set synchronous_commit = off`);
    expectRefusal(await start(), 'synchronous_commit switched off', 'start again');
    await asOwner(`alter database ${name} reset synchronous_commit`);
  });

  it.each(['fsync', 'full_page_writes'])('on a database server that runs with %s off', async setting => {
    const folder = await mkdtemp(join(tmpdir(), 'keyreel careless '));
    const server = await carelessServer(folder, setting);
    try {
      const ended = await start({ DATABASE_URL: server.ownerUrl, DATABASE_SERVING_URL: server.url });
      expectRefusal(ended, `${setting} switched off`, 'could lose events', 'Switch it on in postgresql.conf', 'start again');
    } finally {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('on a port that is taken', async () => {
    const port = String((taken.address() as AddressInfo).port);
    expectRefusal(await start({ KEYREEL_PORT: port }), `Port ${port} on 127.0.0.1 is taken`, 'KEYREEL_PORT');
  });

  it('with headers that would go out with users’ keys', async () => {
    expectRefusal(await start({ OPENAI_CUSTOM_HEADERS: 'X-Other: 1' }), 'OPENAI_CUSTOM_HEADERS must not be set', 'Unset it');
  });

  it('with prices of an adopted version that say something else', async () => {
    const shipped = await readFile(new URL('../../config/prices/2026-11-01.json', import.meta.url), 'utf8');
    const path = join(dataDir, 'prices.json');
    const changed = shipped.replace('"credits": "100"', '"credits": "1000"');
    expect(changed).not.toBe(shipped);
    await writeFile(path, changed);
    expectRefusal(await start({ KEYREEL_PRICE_CATALOGUE: path }), 'The price catalogue', 'cannot be used');
  });

  it.each([
    ['KEYREEL_PORT', 'soon'],
    ['KEYREEL_MAX_UPLOAD_BYTES', '-1'],
    ['KEYREEL_PROVIDER_PORTABLE', 'yes'],
  ])('with %s=%s', async (name, value) => {
    expectRefusal(await start({ [name]: value }), `${name} must be`);
  });

  it(
    'on a data folder in use, and leaves whoever uses it alone',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'keyreel in use '));
      const own = { ...settings, KEYREEL_DATA_DIR: folder, DATABASE_URL: undefined, DATABASE_SERVING_URL: undefined };
      const first = ServiceProcess.start(own);
      const url = await first.url;
      expectRefusal(await ServiceProcess.start(own).ended, 'in use');
      expect((await fetch(`${url}/v1/openapi.json`)).status).toBeLessThan(500);
      await first.kill('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
    3 * MINUTES,
  );
});
