import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrations } from '../../../migrations/index.js';
import { serverUrls } from '../../../test/support/postgres.js';
import { anEvent } from '../../shared-kernel/testing/log-witness.js';
import { PostgresEventLog } from '../event-log/postgres/postgres-event-log.js';
import { migrate } from '../postgres/migrate.js';
import { BackUpRefused, MANIFEST, type BackUp } from './back-up-format.js';
import { restoreBackUp } from './restore-back-up.js';
import { writeBackUp } from './write-back-up.js';

const NAME = '0123456789abcdef-some-content';
/** The version before has no leases, no boxes for keys and no ordered jobs. */
const EARLIER = migrations.map(({ name }) => name).filter(name => name < '0037');

describe('a back-up', () => {
  let folder: string;
  let original: string;
  const made: string[] = [];
  const tell = () => undefined;
  const at = (...path: readonly string[]): string => join(folder, ...path);

  const asked = async <Row extends pg.QueryResultRow>(url: string, text: string): Promise<readonly Row[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return (await client.query<Row>(text).finally(() => client.end())).rows;
  };
  const emptyDatabase = async (): Promise<string> => {
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    await asked(serverUrls().owner, `create database ${name}`);
    made.push(name);
    const url = new URL(serverUrls().owner);
    url.pathname = `/${name}`;
    return url.href;
  };
  const backedUp = (out: string, ownerUrl = original) =>
    writeBackUp({ ownerUrl, contentDir: at('data', 'content'), policies: ['some.policy'], out: at(out), tell });
  const restored = (from: string, databaseUrl: string, data: string = randomUUID()) =>
    restoreBackUp({ from: at(from), dataDir: at(data), databaseUrl, tell });
  const logOf = (url: string) =>
    asked(url, 'select position, stream_id, revision, event_id, type, data::text, metadata::text, recorded_at from es.events order by 1');

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'keyreel back-up '));
    original = await emptyDatabase();
    await migrate(original, EARLIER);
    const log = new PostgresEventLog({ url: original });
    for (const text of ['Ünïcödé 漢字', 'a\tb\nc\\d', '\u2028"']) await log.append('kind-1', 'any', [anEvent({ text })]);
    await log.close();
    await asked(
      original,
      `
      insert into safe.sessions (session_id, account_id, token_hash, last_used_at, expires_at) values (gen_random_uuid(), gen_random_uuid(), '\\x00', now(), now());
      insert into safe.passwords (account_id, hash) values (gen_random_uuid(), 'a hash');
      insert into read.checkpoints (subscriber, version, log_id, position, as_of) values ('some.policy', 1, 'x', '3', ''), ('some.projection', 1, 'x', '3', '');
      select nextval('idempotency_runners') from generate_series(1, 7)`,
    );
    await mkdir(at('data', 'content', 'nt', 'te'), { recursive: true });
    await mkdir(at('data', 'content', 'drafts'));
    await writeFile(at('data', 'content', 'nt', 'te', NAME), 'sealed bytes');
    await writeFile(at('data', 'content', 'drafts', 'half'), 'half of some');
    await backedUp('whole');
  }, 60_000);

  afterAll(async () => {
    for (const name of made) await asked(serverUrls().owner, `drop database ${name} with (force)`);
    await rm(folder, { recursive: true });
  });

  it('is a folder for its owner alone, with the sum of each file in its manifest, and without what can be made again', async () => {
    const manifest = JSON.parse(await readFile(at('whole', MANIFEST), 'utf8')) as BackUp;
    expect(manifest).toMatchObject({ events: 3, migrations: EARLIER, content: { files: 1, total: 12 } });
    expect((await stat(at('whole'))).mode & 0o777).toBe(0o700);
    for (const file of await readdir(at('whole', 'tables'))) expect((await stat(at('whole', 'tables', file))).mode & 0o777).toBe(0o600);
    const tables = manifest.tables.map(({ table }) => table);
    expect(tables).toEqual(expect.arrayContaining(['es.events', 'es.log_identity', 'public.data_keys', 'safe.passwords', 'seal.checkpoints']));
    expect(tables.filter(table => /^(read\.(?!checkpoints$)|bullmq\.|safe\.sessions)/.test(table))).toEqual([]);
    expect(tables.indexOf('safe.webhooks')).toBeLessThan(tables.indexOf('safe.webhook_deliveries'));
  });

  it('of an earlier version gives a database of this one: the same log to the byte, and no number given out twice', async () => {
    const database = await emptyDatabase();
    await restored('whole', database, 'new');
    expect(await logOf(database)).toEqual(await logOf(original));
    expect(await asked(database, 'select log_id from es.log_identity')).toEqual(await asked(original, 'select log_id from es.log_identity'));
    expect(await asked(database, 'select name from keyreel_migrations')).toHaveLength(migrations.length);
    expect(await asked(database, 'select hash from safe.passwords')).toEqual([{ hash: 'a hash' }]);
    expect(await asked(database, 'select subscriber, position from read.checkpoints')).toEqual([{ subscriber: 'some.policy', position: '3' }]);
    expect(await asked(database, `select nextval('idempotency_runners')`)).toEqual([{ nextval: '8' }]);
    expect(await readFile(at('new', 'content', 'nt', 'te', NAME), 'utf8')).toBe('sealed bytes');
    expect(await readdir(at('new'))).toEqual(['content']);

    const log = new PostgresEventLog({ url: database });
    expect(await log.append('kind-1', 2, [anEvent({})])).toMatchObject({ outcome: 'appended', position: '4'.padStart(20, '0') });
    await log.close();
    await expect(restored('whole', database)).rejects.toThrow('This database is not empty');
    await expect(restored('whole', await emptyDatabase(), 'new')).rejects.toThrow(/not empty \(content\)/);
  }, 60_000);

  it('is begun in an empty folder', async () => {
    await expect(backedUp('whole')).rejects.toThrow(BackUpRefused);
  });

  describe('is refused before anything is written when it is', () => {
    const cases: readonly [string, (copy: string) => Promise<unknown>, RegExp][] = [
      ['unfinished', copy => rm(at(copy, MANIFEST)), /no back-up, or one that was not finished/],
      ['something else', copy => writeFile(at(copy, MANIFEST), '{"format":"another"}'), /not that of a back-up/],
      ['changed', copy => appendFile(at(copy, 'tables', 'safe.passwords.copy'), 'x\n'), /damaged: tables\/safe\.passwords\.copy/],
      ['cut off', copy => truncate(at(copy, 'content', 'nt', 'te', NAME), 3), /damaged: content\/nt\/te/],
      ['in lack of a file', copy => rm(at(copy, 'content', 'nt', 'te', NAME)), /damaged: content\/nt\/te/],
      ['of a newer schema', copy => editManifest(copy, { migrations: [...EARLIER, '9999-later'] }), /newer version of the service \(9999-later\)/],
      ['of a newer form', copy => editManifest(copy, { version: 2 }), /restore it with the one that made it/],
    ];
    const editManifest = async (copy: string, edits: object): Promise<void> => {
      const manifest = JSON.parse(await readFile(at(copy, MANIFEST), 'utf8')) as object;
      await writeFile(at(copy, MANIFEST), JSON.stringify({ ...manifest, ...edits }));
    };

    it.each(cases)('%s', async (copy, harm, sentence) => {
      await backedUp(copy);
      // the back-up may share the bytes of its content with the original
      await rm(at(copy, 'content', 'nt', 'te', NAME));
      await writeFile(at(copy, 'content', 'nt', 'te', NAME), 'sealed bytes');
      await harm(copy);
      const data = randomUUID();
      await expect(restored(copy, original, data)).rejects.toThrow(sentence);
      await expect(readdir(at(data))).rejects.toThrow('ENOENT');
    });
  });
});
