import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { readConfiguration } from '../../src/configuration.js';
import { startEmbeddedPostgres } from '../../src/infrastructure/postgres/embedded-postgres.js';
import { startService } from '../../src/service.js';
import { carelessServer } from '../support/careless-server.js';
import { freshDatabase, type FreshDatabase } from '../support/postgres.js';
import { ServiceProcess } from './service-process.js';

const MINUTES = 60_000;

/** What makes it refuse is done to its database, its folder or its settings; what ends a process is shown on three of the built product. */
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

  const expectNoSecret = (text: string): void => {
    expect(text).not.toContain(platformKey);
    expect(text).not.toContain(new URL(database.url).password || platformKey);
  };

  /** Throws these sentences, and shows no secret in them or in its lines. One that starts all the same is closed, and that is no refusal. */
  const expectRefusal = async (other: NodeJS.ProcessEnv, ...sentences: readonly string[]): Promise<void> => {
    const lines: string[] = [];
    const outcome = await startService(readConfiguration({ ...settings, ...other }), line => void lines.push(line)).catch((error: unknown) => error);
    if (!(outcome instanceof Error)) await (outcome as Awaited<ReturnType<typeof startService>>).close();
    expect(outcome).toBeInstanceOf(Error);
    const { message } = outcome as Error;
    for (const sentence of sentences) expect(message).toContain(sentence);
    expectNoSecret(message + lines.join(''));
    for (const secret of Object.values(other)) if (/^[\w+/]{43}=$/.test(secret ?? '')) expect(message + lines.join('')).not.toContain(secret);
  };

  /** Ends with a code, says the sentence, and shows neither a secret nor its insides. */
  const expectEnd = async (other: NodeJS.ProcessEnv, ...sentences: readonly string[]): Promise<void> => {
    const service = ServiceProcess.start({ ...settings, ...other });
    const { code, signal, said, complained } = await ((await service.url) === null ? service.ended : service.kill('SIGTERM'));
    expect({ code, signal }).toEqual({ code: 1, signal: null });
    for (const sentence of sentences) expect(complained).toContain(sentence);
    expect(said + complained).not.toMatch(/^\s+at .+:\d+:\d+/m);
    expectNoSecret(said + complained);
    expect(said).not.toContain('ready');
  };

  const keyFile = async (kind: RegExp): Promise<string> => {
    const names = (await readdir(dataDir, { recursive: true })).filter(name => kind.test(name));
    expect(names).toHaveLength(1);
    return join(dataDir, names[0] ?? '');
  };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'keyreel refusals '));
    database = await freshDatabase();
    settings = {
      PATH: process.env['PATH'],
      KEYREEL_PORT: '0',
      KEYREEL_MEDIA_ENGINE: 'npm',
      KEYREEL_DATA_DIR: dataDir,
      DATABASE_URL: database.ownerUrl,
      DATABASE_SERVING_URL: database.url,
      OPENAI_API_KEY: platformKey,
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
    };
    const service = await startService(readConfiguration({ ...settings }), () => undefined);
    // an account has a data key, which hangs on the master key
    const person = { email: `person-${randomUUID()}@example.org`, password: `a long phrase ${randomUUID()}` };
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const { status } = await fetch(`${service.url}/v1/accounts`, { method: 'POST', headers, body: JSON.stringify(person) });
    expect(status).toBe(201);
    await service.close();
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

  describe('as a process, which ends', () => {
    it('with a wrong setting, before anything is loaded', () =>
      expectEnd({ OPENAI_CUSTOM_HEADERS: 'X-Other: 1' }, 'OPENAI_CUSTOM_HEADERS must not be set', 'Unset it'));

    it('without the master key that sealed data hang on', () =>
      withFile(/master/, rm, () => expectEnd({}, 'The master key is missing', 'Restore', 'KEYREEL_MASTER_KEY')));

    it('on a port that is taken', () => {
      const port = String((taken.address() as AddressInfo).port);
      return expectEnd({ KEYREEL_PORT: port }, `Port ${port} on 127.0.0.1 is taken`, 'KEYREEL_PORT');
    });
  });

  it('with a damaged master key', () =>
    withFile(
      /master/,
      path => writeFile(path, 'not a key\n'),
      () => expectRefusal({}, 'Restore'),
    ));

  it('with another master key', () => expectRefusal({ KEYREEL_MASTER_KEY: randomBytes(32).toString('base64') }, 'master key'));

  it('without the fingerprint key', () =>
    withFile(/fingerprint/, rm, () => expectRefusal({}, 'The fingerprint key is missing', 'Restore', 'KEYREEL_FINGERPRINT_KEYS')));

  it('on a database that a newer version migrated', async () => {
    await asOwner(`insert into keyreel_migrations (name, executed_at) values ('9999-later', now())`);
    await expectRefusal({}, 'newer version of the service (9999-later)', 'restore the backup made before it');
    await asOwner(`delete from keyreel_migrations where name = '9999-later'`);
  });

  it('on a database that may lose what it acknowledged', async () => {
    const name = new URL(database.ownerUrl).pathname.slice(1);
    await asOwner(`alter database ${name} set synchronous_commit = off`);
    await expectRefusal({}, 'synchronous_commit switched off', 'start again');
    await asOwner(`alter database ${name} reset synchronous_commit`);
  });

  const changed = (url: string | undefined, change: (url: URL) => void): string => {
    const other = new URL(url ?? '');
    change(other);
    return other.href;
  };

  it('on a server that is not there, does not take the login, or has no such database', async () => {
    const { DATABASE_URL, DATABASE_SERVING_URL } = settings;
    const nowhere = changed(DATABASE_URL, url => (url.port = '9'));
    await expectRefusal({ DATABASE_URL: nowhere }, 'that DATABASE_URL names cannot be reached (ECONNREFUSED)', 'Start its server');
    const stranger = changed(DATABASE_SERVING_URL, url => (url.password = 'another'));
    await expectRefusal({ DATABASE_SERVING_URL: stranger }, 'that DATABASE_SERVING_URL names does not take its name and password');
    const none = changed(DATABASE_URL, url => (url.pathname = '/nothing_is_here'));
    await expectRefusal({ DATABASE_URL: none }, 'that DATABASE_URL names has no database of that name', 'Create it');
  });

  it('on an address that is not of this machine', () =>
    expectRefusal({ KEYREEL_HOST: '192.0.2.1' }, '192.0.2.1 is no address of this machine', 'KEYREEL_HOST'));

  it('with a data folder that is a file, or below one', async () => {
    const file = join(dataDir, 'a file');
    await writeFile(file, 'no folder');
    for (const folder of [file, join(file, 'below')]) await expectRefusal({ KEYREEL_DATA_DIR: folder }, `${folder} is a file`, 'KEYREEL_DATA_DIR');
  });

  it('with programs, models or prices that are not there, or no JSON', async () => {
    const [none, broken] = [join(dataDir, 'nothing'), join(dataDir, 'broken.json')];
    await writeFile(broken, '{ "models": [');
    const programs = { KEYREEL_MEDIA_ENGINE: 'ffmpeg', FFMPEG_PATH: none, FFPROBE_PATH: none };
    await expectRefusal(programs, 'FFMPEG_PATH does not name a program that can be run', 'unset');
    for (const file of [none, broken])
      await expectRefusal({ KEYREEL_PROVIDER_MODELS: file }, 'that KEYREEL_PROVIDER_MODELS names cannot be used', 'Mend it');
    await expectRefusal({ KEYREEL_PRICE_CATALOGUE: none }, `The price catalogue ${none} cannot be used`);
  });

  it('with prices of an adopted version that say something else', async () => {
    const shipped = await readFile(new URL('../../config/prices/2026-11-01.json', import.meta.url), 'utf8');
    const path = join(dataDir, 'prices.json');
    const dearer = shipped.replace('"credits": "100"', '"credits": "1000"');
    expect(dearer).not.toBe(shipped);
    await writeFile(path, dearer);
    await expectRefusal({ KEYREEL_PRICE_CATALOGUE: path }, 'The price catalogue', 'cannot be used');
  });

  describe('on a database server', () => {
    let folder: string;
    beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'keyreel own ')))); // one cluster after the other in it
    afterAll(() => rm(folder, { recursive: true, force: true }));

    it.each(['fsync', 'full_page_writes'])('that runs with %s off', async setting => {
      const server = await carelessServer(join(folder, 'postgres'), setting);
      const urls = { DATABASE_URL: server.ownerUrl, DATABASE_SERVING_URL: server.url };
      await expectRefusal(urls, `${setting} switched off`, 'could lose events', 'Switch it on in postgresql.conf', 'start again').finally(() =>
        server.stop(),
      );
    });

    it('that another one has in use, and leaves it alone', async () => {
      const first = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
      await expectRefusal({ KEYREEL_DATA_DIR: folder, DATABASE_URL: undefined, DATABASE_SERVING_URL: undefined }, 'in use');
      const client = new pg.Client({ connectionString: first.url });
      await client.connect();
      await client.end();
      await first.stop();
    });
  });
});
