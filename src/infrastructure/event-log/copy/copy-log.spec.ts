import { freshDatabase, type FreshDatabase } from '../../../../test/support/postgres.js';
import type { NewEvent } from '../../../shared-kernel/ports/event-log.js';
import { anEvent } from '../../../shared-kernel/testing/log-witness.js';
import { SharedMemoryLog } from '../indexed/testing/shared-memory-log.js';
import { PostgresEventLog } from '../postgres/postgres-event-log.js';
import { copyLog, type CopiedLog } from './copy-log.js';
import { ForeignEnd } from './foreign-end.js';
import { CopyRefused, type LogEnd, type WholeEvent } from './log-end.js';
import { PostgresEnd } from './postgres-end.js';

const EVENTS = 260;

/** Runs of one stream and turns of several, with text that encodings like to change. */
const written = async (log: Pick<PostgresEventLog, 'append'>): Promise<void> => {
  const text = ['Ünïcödé 漢字 👩‍👩‍👧', '\u2028 "quoted" \\u0000', '9007199254740993', ''];
  for (let n = 0, stream = 0; n < EVENTS; stream += 1) {
    const events: NewEvent[] = Array.from({ length: Math.min(1 + ((stream * 7) % 5), EVENTS - n) }, (_, m) =>
      anEvent({ n, m, text: text[(n + m) % 4] }),
    );
    await log.append(`kind-${(stream * 5) % 7}`, 'any', events);
    n += events.length;
  }
};

class Killed extends Error {}

/** An end whose process dies while it writes: with some of the batch written, all of it, or nothing. */
const mortal = (end: LogEnd, lives: number): LogEnd => {
  let left = lives;
  return {
    name: end.name,
    identity: () => end.identity(),
    events: () => end.events(),
    adopt: identity => end.adopt(identity),
    close: () => end.close(),
    write: async (after, events) => {
      const some = (after * 31 + left * 17) % (events.length + 1);
      if (left > 0) await end.write(after, events.slice(0, some));
      left -= 1;
      if (left >= 0) throw new Killed();
      await end.write(after, events);
    },
  };
};

const copied = async (from: LogEnd, to: LogEnd): Promise<CopiedLog & { readonly deaths: number }> => {
  for (let deaths = 0; ; deaths += 1) {
    try {
      return { ...(await copyLog({ from, to: mortal(to, deaths < 5 ? 1 : 0), tell: () => undefined })), deaths };
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  }
};

const everything = async (end: LogEnd): Promise<readonly unknown[]> => {
  const events: WholeEvent[] = [];
  for await (const some of end.events()) events.push(...some);
  return events.map(({ stream, revision, id, type, schemaVersion, raw }) => ({ stream, revision, id, type, schemaVersion, raw }));
};

describe('a log that is copied', () => {
  let [source, target]: FreshDatabase[] = [];
  let [log, from, to]: [PostgresEventLog?, PostgresEnd?, PostgresEnd?] = [];
  const ends = () => ({ from: from as LogEnd, to: to as LogEnd });

  beforeAll(async () => {
    [source, target] = [await freshDatabase(), await freshDatabase()];
    log = new PostgresEventLog({ url: source.url });
    await written(log);
    [from, to] = [await PostgresEnd.open(source.ownerUrl), await PostgresEnd.open(target.ownerUrl)];
  });
  afterAll(async () => {
    await Promise.all([from?.close(), to?.close(), log?.close()]);
    await Promise.all([source?.drop(), target?.drop()]);
  });

  it('is the same log in another store and back again, however often it was interrupted', async () => {
    const foreign = new ForeignEnd(new SharedMemoryLog());
    const there = await copied(ends().from, foreign);
    const back = await copied(foreign, ends().to);
    expect([there.deaths, back.deaths]).toEqual([5, 5]);
    expect([there.events, back.events]).toEqual([EVENTS, EVENTS]);
    expect(back.root.equals(there.root)).toBe(true);
    expect([await foreign.identity(), await ends().to.identity()]).toEqual([there.identity, await log?.identity()]);
    expect(await everything(foreign)).toEqual(await everything(ends().from));
    expect(await everything(ends().to)).toEqual(await everything(ends().from));
    expect(await copied(ends().from, ends().to)).toMatchObject({ before: EVENTS, events: EVENTS });
  });

  it('goes on with what was written after it was copied', async () => {
    const ours = new SharedMemoryLog();
    const [grown, foreign] = [new ForeignEnd(ours), new ForeignEnd(new SharedMemoryLog())];
    await ours.append('kind-1', 'none', [anEvent(), anEvent()]);
    await copied(grown, foreign);
    await ours.append('kind-1', 1, [anEvent()]);
    expect(await copyLog({ from: grown, to: foreign, tell: () => undefined })).toMatchObject({ before: 2, events: 3 });
  });

  const one = async (...streams: string[]): Promise<SharedMemoryLog> => {
    const other = new SharedMemoryLog();
    for (const stream of streams) await other.append(stream, 'any', [anEvent()]);
    return other;
  };
  const refused = async (source: LogEnd, target: LogEnd): Promise<string> => {
    const before = await everything(target);
    const error: unknown = await copyLog({ from: source, to: target, tell: () => undefined }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CopyRefused);
    expect(await everything(target)).toEqual(before);
    return (error as Error).message;
  };

  it('is refused by a store that holds something else, and by one that is ahead', async () => {
    const [ours, theirs] = [await one('kind-1'), await one('kind-1')];
    expect(await refused(new ForeignEnd(ours), new ForeignEnd(theirs))).toMatch(/holds another log/);

    const [ahead, behind] = [await one(), await one()];
    await behind.append('kind-1', 'none', [anEvent()]);
    await copied(new ForeignEnd(behind), new ForeignEnd(ahead));
    await ahead.append('kind-1', 0, [anEvent()]);
    expect(await refused(new ForeignEnd(behind), new ForeignEnd(ahead))).toMatch(/more events .* the other way round/);

    await behind.append('kind-1', 0, [anEvent()]);
    expect(await refused(new ForeignEnd(behind), new ForeignEnd(ahead))).toMatch(/Event 2 .* went on by itself/);
    expect(await refused(new ForeignEnd(await one()), new ForeignEnd(await one()))).toMatch(/no event/);
  });

  it('is no copy while somebody else writes to either store', async () => {
    const busy = await one('kind-1');
    const goesOn: LogEnd = Object.assign(Object.create(new ForeignEnd(busy)) as LogEnd, {
      name: 'the event store',
      identity: () => busy.identity(),
      write: () => Promise.resolve(),
      async *events() {
        yield* new ForeignEnd(busy).events();
        await busy.append('kind-1', 'any', [anEvent()]);
      },
    });
    await expect(copyLog({ from: goesOn, to: new ForeignEnd(await one()), tell: () => undefined })).rejects.toThrow(/went on meanwhile/);
    const [, empty] = [await log?.append('kind-0', 'any', [anEvent()]), await freshDatabase()];
    const taken = await PostgresEnd.open(empty.ownerUrl);
    await expect(taken.write(3, [])).rejects.toThrow(/Somebody else writes/);
    await taken.close();
    await empty.drop();
  });

  it('is refused where its bytes would change', async () => {
    const foreign = new ForeignEnd(await one());
    const spaced = { ...anEvent(), stream: 'kind-1', revision: 0, raw: { data: '{ "n": 1 }', metadata: '{}' } } as WholeEvent;
    await expect(foreign.write(0, [spaced])).rejects.toThrow(/bytes would change/);
  });
});
