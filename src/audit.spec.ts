import { createHash } from 'node:crypto';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { allProjections, exportsTo, replaysFrom, sealedAt, verified } from '../test/support/auditing.js';
import { audit } from '../test/support/cli.js';
import { histories } from '../test/support/histories.js';
import { freshDatabase, type FreshDatabase } from '../test/support/postgres.js';
import { releasedStreams } from '../test/support/released-events.js';
import { allParts } from './app.module.js';
import type { Origins } from './infrastructure/audit-export/export-log.js';
import type { Manifest, PublishedDigests } from './infrastructure/audit-export/export-format.js';
import { leafHash } from './infrastructure/event-log/leaf.js';
import { PostgresEventLog } from './infrastructure/event-log/postgres/postgres-event-log.js';
import { LineJournal } from './infrastructure/messaging/journal.js';
import { ProjectionRunner } from './infrastructure/messaging/projection-runner.js';
import { withEmptyDatabase } from './infrastructure/postgres/empty-database.js';
import { withStore } from './infrastructure/postgres/table-digests.js';
import { GrowingTree } from './infrastructure/transparency/merkle.js';
import { foldOf, type AnyDecider, type Decider } from './shared-kernel/decider.js';
import { newId } from './shared-kernel/ids.js';
import type { AnyCommand, AnyEvent } from './shared-kernel/message.js';

/** More than a file of events, which no projection hears. */
const FILLERS = 10_100;

const at = (second: number): string => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();

describe('an export', () => {
  let database: FreshDatabase;
  let room: string;
  let whole: Manifest;
  let trouble: readonly string[];

  const folder = (name: string): string => join(room, name);
  const asOwner = async (...statement: [string, unknown[]?]) => {
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<Record<string, string>>(...statement).finally(() => owner.end());
    return rows;
  };
  const filesOf = (name: string): Record<string, string> =>
    Object.fromEntries(
      readdirSync(folder(name), { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => join(entry.parentPath, entry.name))
        .map(path => [path.slice(folder(name).length + 1), createHash('sha256').update(readFileSync(path)).digest('hex')]),
    );
  const linesOf = (name: string, path: string): readonly Record<string, string>[] =>
    readFileSync(join(folder(name), path), 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, string>);
  const copyOf = (name: string, of = 'whole'): string => {
    cpSync(folder(of), folder(name), { recursive: true });
    return folder(name);
  };

  beforeAll(async () => {
    room = mkdtempSync(join(tmpdir(), 'keyreel audit '));
    database = await freshDatabase();
    const log = new PostgresEventLog({ url: database.url });
    let second = 0;
    const told = fc.sample(histories, { seed: 20261126, numRuns: 2 }).flat();
    for (const { stream, events } of [...releasedStreams(), ...told]) {
      const recorded = events.map(({ type, data }) => ({
        id: newId(),
        type,
        schemaVersion: 1,
        data: data as Record<string, unknown>,
        metadata: { actor: 'system', commandId: newId(), causationId: 'c', correlationId: 'c', at: at((second += 1)) },
      }));
      await log.append(stream, 'any', recorded);
    }
    await asOwner(
      `insert into es.events select (select max(position) from es.events) + n, 'filler-one', n - 1, gen_random_uuid(), 'NobodyHeard', 1, '{"text":"漢字 \\u2028"}',
         '{"actor":"system","commandId":"c","causationId":"c","correlationId":"c","at":"2026-02-01T00:00:00.000Z"}', now() from generate_series(1, ${FILLERS}) n`,
    );
    await withStore(database.url, allProjections, async store => {
      const runners = allProjections.map(projection => new ProjectionRunner(projection, log, store, new LineJournal(() => undefined)));
      const head = await log.head();
      for (const runner of runners) await runner.start();
      for (const runner of runners) await runner.reached(head, 30_000);
      trouble = runners.flatMap(({ state }) => state.trouble ?? []);
      for (const runner of runners) await runner.close();
    });
    await log.close();
    whole = (await exportsTo({ databaseUrl: database.url }, folder('whole'))).manifest;
  });

  afterAll(async () => {
    await database.drop();
    rmSync(room, { recursive: true });
  });

  it('is of a log with every released shape of an event, which the deciders and tables of today take as it is', () => {
    expect(trouble).toEqual([]);
    const deciders = new Map(allParts.flatMap(parts => parts.deciders as readonly AnyDecider[]).map(decider => [decider.facts.category, decider]));
    for (const { stream, events } of releasedStreams()) {
      const decider = deciders.get(stream.slice(0, stream.indexOf('-'))) as Decider<unknown, AnyCommand, AnyEvent> | undefined;
      // a higher version of a type needs a function that lifts the events that were stored before, and this line a look at it
      const declared = events.map(({ type }) => ({ type, schemaVersion: decider?.facts.facts[type]?.schemaVersion }));
      expect({ stream, events: events.map(({ type, schemaVersion }) => ({ type, schemaVersion })) }).toEqual({ stream, events: declared });
      expect(() => decider && foldOf(decider, events)).not.toThrow();
    }
  });

  it('holds every event with its stored bytes, and a tree whose root comes from them', async () => {
    const stored = await asOwner(
      'select position::text as ordinal, stream_id as stream, revision::text, event_id as id, type, schema_version::text as "schemaVersion", data::text, metadata::text from es.events order by position',
    );
    const events = whole.files.filter(({ path }) => path.startsWith('events/')).flatMap(({ path }) => linesOf('whole', path));
    expect(events.map(event => Object.fromEntries(Object.entries(event).map(([name, value]) => [name, String(value)])))).toEqual(stored);
    expect(Object.keys(events[0] ?? {})).toEqual(['ordinal', 'stream', 'revision', 'id', 'type', 'schemaVersion', 'data', 'metadata']);

    const tree = new GrowingTree();
    for (const { data = '', metadata = '', ...event } of events) tree.add(leafHash({ ...event, raw: { data, metadata } } as never));
    expect(whole).toMatchObject({ from: 1, to: stored.length, size: stored.length, root: tree.root().toString('base64'), checkpoint: null });
  });

  it('is named file by file in its manifest, in the order of the paths', () => {
    const { 'manifest.json': manifest, ...files } = filesOf('whole');
    expect(manifest).toBeDefined();
    expect(Object.fromEntries(whole.files.map(({ path, sha256 }) => [path, sha256]))).toEqual(files);
    expect(whole.files.map(({ path }) => path)).toEqual(whole.files.map(({ path }) => path).toSorted());
    expect(whole.files.map(({ path }) => path).filter(path => path.startsWith('events/'))).toEqual([
      'events/000000000001.jsonl',
      'events/000000010001.jsonl',
    ]);
  });

  it('holds the prices, how tables are made, and the digest of each at the last event', () => {
    const { projections } = JSON.parse(readFileSync(join(folder('whole'), 'digests.json'), 'utf8')) as PublishedDigests;
    expect(projections.map(({ name }) => name)).toEqual(allProjections.map(({ name }) => name).toSorted());
    expect(new Set(projections.map(({ ordinal }) => ordinal))).toEqual(new Set([whole.to]));
    expect(whole.files.filter(({ path }) => path.startsWith('prices/'))).toHaveLength(1);
    const reducers = JSON.parse(readFileSync(join(folder('whole'), 'reducers.json'), 'utf8')) as { projections: { name: string; hears: string[] }[] };
    expect(reducers.projections.find(({ name }) => name === 'credits.balance')?.hears).toContain('CreditsGranted');
  });

  it('takes an ordinal, a position or a time as a bound, and has the tiles of the whole tree all the same', async () => {
    const to = String(whole.to - FILLERS - 1).padStart(20, '0');
    const half = (await exportsTo({ databaseUrl: database.url }, folder('half'), { from: at(5), to })).manifest;
    expect(half).toEqual({ ...whole, from: 5, to: whole.to - FILLERS - 1, files: expect.anything() });
    expect(half.files.filter(({ path }) => path.startsWith('tile/'))).toEqual(whole.files.filter(({ path }) => path.startsWith('tile/')));
    expect(linesOf('half', 'events/000000000005.jsonl')[0]).toMatchObject({ ordinal: 5 });
    await expect(exportsTo({ databaseUrl: database.url }, folder('later'), { from: '99999999' })).rejects.toThrow('There is no event 99999999 yet');
    await expect(exportsTo({ databaseUrl: database.url }, folder('later'), { to: 'yesterday' })).rejects.toThrow('neither an ordinal');
  });

  it('has the tiles and the checkpoint as they were sealed, so that the verifier proves the half that is there up to what was signed', async () => {
    const sealed = await sealedAt(folder('whole'), 700);
    const to = String(whole.to - FILLERS);
    const { manifest } = await exportsTo({ databaseUrl: database.url }, folder('sealed'), { from: '5', to, sealed });
    expect(manifest).toMatchObject({ root: whole.root, checkpoint: 'checkpoints/1-000000000700.note' });
    const tiles = ({ files }: Manifest) => files.filter(({ path }) => path.startsWith('tile/'));
    expect(tiles(manifest)).toEqual(tiles(whole));
    const said = await verified(folder('sealed'), '--key', ...sealed.keys);
    expect(said).toMatchObject({ verdict: 'partly-proven', firstBad: null, proven: { from: 5, to: Math.min(700, Number(to)) } });

    // somebody edits a stored event after it was sealed
    const [event] = await asOwner('select data::text from es.events where position = 10');
    await asOwner(`update es.events set data = '{}' where position = 10`);
    await exportsTo({ databaseUrl: database.url }, folder('differs'), { from: '5', to, sealed });
    await asOwner('update es.events set data = $1::json where position = 10', [event?.['data']]);
    expect((await verified(folder('differs'), '--key', ...sealed.keys)).firstBad).toMatchObject({ ordinal: 10, check: 'V4' });
  });

  /** Breaks off after so many batches of events were read. */
  const brokenOff =
    (batches: number) =>
    (origins: Origins): Origins => {
      let left = batches;
      return {
        ...origins,
        log: {
          identity: () => origins.log.identity(),
          async *readAll(options) {
            for await (const batch of origins.log.readAll(options)) {
              if ((left -= 1) < 0) throw new Error('The power went.');
              yield batch;
            }
          },
        },
      };
    };

  it('goes on where it was broken off, wherever that was, and ends as if it had not been', async () => {
    const noDigests = (origins: Origins): Origins => ({
      ...origins,
      projections: [...origins.projections, { ...allProjections[0]!, table: 'nowhere' }],
    });
    await expect(exportsTo({ databaseUrl: database.url }, folder('resumed'), { change: noDigests })).rejects.toThrow('nowhere');
    for (const batches of [0, 2, 9, 18]) {
      await expect(exportsTo({ databaseUrl: database.url }, folder('resumed'), { change: brokenOff(batches) })).rejects.toThrow('The power went.');
      expect(Object.keys(filesOf('resumed'))).not.toContain('manifest.json');
      appendFileSync(join(folder('resumed'), 'unfinished.jsonl'), '{"file":{"path":"events/0000');
    }
    writeFileSync(join(folder('resumed'), 'events/000000000001.jsonl'), 'damaged while nobody looked');
    await exportsTo({ databaseUrl: database.url }, folder('resumed'));
    expect(filesOf('resumed')).toEqual(filesOf('whole'));
    await expect(exportsTo({ databaseUrl: database.url }, folder('resumed'))).resolves.toMatchObject({ wasFinished: true });
  });

  it('touches no folder with anything else in it, and mixes no two exports', async () => {
    const foreign = copyOf('foreign');
    writeFileSync(join(foreign, 'notes.txt'), 'mine');
    await expect(exportsTo({ databaseUrl: database.url }, foreign)).rejects.toThrow('notes.txt in this folder is no part of an export');
    writeFileSync(join(copyOf('changed'), 'keys.txt'), 'another key');
    await expect(exportsTo({ databaseUrl: database.url }, folder('changed'))).rejects.toThrow('changed afterwards');
    await expect(exportsTo({ databaseUrl: database.url }, folder('begun'), { change: brokenOff(1) })).rejects.toThrow('The power went.');
    await expect(exportsTo({ databaseUrl: database.url }, folder('begun'), { to: '7' })).rejects.toThrow('with other bounds was begun');
  });

  describe('replayed', () => {
    /** Without the events that no projection hears. */
    const heard = () => ({ to: String(whole.to - FILLERS) });

    beforeAll(() => exportsTo({ databaseUrl: database.url }, folder('heard'), heard()));

    const differing = async (name: string) => (await replaysFrom(folder(name))).filter(({ verdict }) => verdict !== 'byte-identical');

    it('comes to the same bytes in another zone, another language and with other chance', async () => {
      const foreign = { TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
      const { said, code } = await audit(['replay', '--from', folder('whole')], foreign, ['--random-seed=4711', '--stack-size=900']);
      const lines = said.trim().split('\n');
      expect(lines.filter(line => line.startsWith('byte-identical'))).toHaveLength(allProjections.length);
      expect({ last: lines.at(-1), code }).toEqual({
        last: expect.stringContaining(`${allProjections.length} of ${allProjections.length}`),
        code: 0,
      });
    });

    it('names projection, row and the very event when one was altered', async () => {
      const path = join(copyOf('altered', 'heard'), 'events/000000000001.jsonl');
      const lines = readFileSync(path, 'utf8').split('\n');
      const place = lines.findIndex(line => line.includes('"type":"CreditsGranted"'));
      lines[place] = (lines[place] ?? '').replace(/(\\"amount\\":\\"\d+)/, '$10');
      writeFileSync(path, lines.join('\n'));
      const verdicts = await differing('altered');
      expect(verdicts).toContainEqual(
        expect.objectContaining({
          projection: 'credits.balance',
          verdict: 'differs',
          first: { id: 'ada', why: 'altered', event: expect.objectContaining({ ordinal: place + 1, type: 'CreditsGranted' }) },
        }),
      );
    });

    it('names what the running service has not made of the log, and what no event explains', async () => {
      const [balance] = await asOwner(`delete from read.read_credits_balance where id = 'ada' returning id, "row"::text`);
      await asOwner(`update read.read_credits_price_catalogue set sort = 'edited'`);
      await exportsTo({ databaseUrl: database.url }, folder('edited'), heard());
      const verdicts = await differing('edited');
      expect(balance?.['id']).toBe('ada');
      expect(verdicts).toEqual([
        expect.objectContaining({ projection: 'credits.balance', count: 1, first: expect.objectContaining({ id: 'ada', why: 'left behind' }) }),
        expect.objectContaining({ projection: 'credits.price-catalogue', first: expect.objectContaining({ why: 'never agreed' }) }),
      ]);
    });

    it('says what cannot be compared: half an export, and tables that other reducers made', async () => {
      await expect(replaysFrom(folder('half'))).rejects.toThrow('begins with event 5');
      await exportsTo({ databaseUrl: database.url }, folder('first half'), { to: '40' });
      const verdicts = await replaysFrom(folder('first half'));
      expect(verdicts.find(({ projection }) => projection === 'credits.statement')).toMatchObject({
        verdict: 'not comparable',
        because: expect.stringContaining('and the export ends with 40'),
      });
      const newer = allProjections.map(projection => ({ ...projection, version: projection.version + 1 }));
      expect(new Set((await replaysFrom(folder('heard'), newer)).map(({ verdict }) => verdict))).toEqual(new Set(['not comparable']));
    });

    it('is made in an empty database only', async () => {
      await expect(withEmptyDatabase(database.ownerUrl, () => Promise.resolve())).rejects.toThrow('is not empty');
    });
  });
});
