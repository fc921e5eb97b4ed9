import { LogUnavailable, START, type Appended, type EventLog, type ExpectedRevision, type NewEvent, type Position } from '../ports/event-log.js';
import type { OpenedLog } from './event-log.contract.js';
import { aCategory, allOf, anEvent, eventsAfter, LogWitness } from './log-witness.js';

/** What can befall a store while its log is open. */
export interface Trouble {
  /** The next append is written, and its answer lost. Resolves when that has happened. */
  loseNextAnswer(): Promise<void>;
  /** Cuts every connection; new ones are served. */
  cut(): void;
  /** The store is away: as far as its harness can, it ends in the middle of its work. */
  leave(): Promise<void>;
  /** The store is back, with what it had written. */
  comeBack(): Promise<void>;
  /** Somebody else writes into the same store: events of other shapes, and such as the store keeps for itself. */
  othersWrite?(): Promise<void>;
}

/** Where a reader's effects and its place in the log are saved together. */
export interface EffectsTable {
  /** The place of a reader of that log. */
  placeIn(log: string): Promise<Position>;
  /** Saves what an event does, and the place after it, in one transaction, unless the place is there already; `beforeCommit` may undo it. */
  save(log: string, event: { id: string; position: Position }, beforeCommit: () => void): Promise<void>;
  /** The events that have had their effect, in the order in which they had it, as often as they had it. */
  effects(): Promise<string[]>;
}

export interface TroubledLog extends OpenedLog {
  trouble: Trouble;
  table: EffectsTable;
}

/** What every store of events has to keep while its connections, its server or its readers fail. */
export function troubledLogContract(name: string, open: () => Promise<TroubledLog>): void {
  describe(`${name} in trouble`, () => {
    let opened: TroubledLog;
    let log: EventLog;
    let trouble: Trouble;

    beforeAll(async () => {
      opened = await open();
      ({ log, trouble } = opened);
    });
    afterAll(() => opened.close());

    const idsOf = (stream: string): Promise<string[]> => patiently(async () => (await allOf(log.readStream(stream))).map(({ id }) => id));

    /** Writes to a stream of its own, one append after another, and keeps count of what is acknowledged. */
    const writing = async (stream: string, count: number, acknowledged: () => void): Promise<string[]> => {
      const ids: string[] = [];
      for (let n = 0; n < count; n += 1) {
        const events = [anEvent({ n }), anEvent({ n })];
        const outcome = await insisting(log, stream, n === 0 ? 'none' : 2 * n - 1, events);
        expect(outcome).toMatchObject({ outcome: 'appended', revision: 2 * n + 1 });
        ids.push(...events.map(({ id }) => id));
        acknowledged();
      }
      return ids;
    };

    /** Many writers and one live reader, while something befalls the store at every so many acknowledgements. */
    const underWay = async (writers: number, each: number, befall: (acknowledged: number) => void) => {
      const category = aCategory();
      const witness = new LogWitness();
      const subscription = log.subscribe({ after: await log.head(), filter: { categories: [category] } }, witness.handle);
      let acknowledged = 0;
      const streams = Array.from({ length: writers }, (_, writer) => `${category}-${writer}`);
      const written = await Promise.all(streams.map(stream => writing(stream, each, () => befall((acknowledged += 1)))));
      await witness.saw(writers * each * 2);
      await subscription.close();
      return { streams, written, witness };
    };

    /** Nothing is lost, doubled or out of order, in the streams, in the log and for the reader. */
    const isWhole = async ({ streams, written, witness }: Awaited<ReturnType<typeof underWay>>): Promise<void> => {
      expect(await Promise.all(streams.map(idsOf))).toEqual(written);
      const positions = witness.events.map(({ position }) => position);
      expect(positions).toEqual([...new Set(positions)].toSorted());
      for (const [n, stream] of streams.entries()) {
        expect(witness.events.filter(event => event.stream === stream).map(({ id }) => id)).toEqual(written[n]);
      }
    };

    it.each([
      { expected: 'none' as const, before: 0 },
      { expected: 2, before: 3 },
    ])('writes once what it had to send twice, expecting $expected', async ({ expected, before }) => {
      const stream = `${aCategory()}-1`;
      for (let n = 0; n < before; n += 1) await log.append(stream, 'any', [anEvent()]);
      const events = [anEvent(), anEvent()];
      const lost = trouble.loseNextAnswer();
      const outcome = await insisting(log, stream, expected, events);
      await lost;
      expect(outcome).toMatchObject({ outcome: 'appended', revision: before + 1 });
      expect((await idsOf(stream)).slice(before)).toEqual(events.map(({ id }) => id));
      expect(await log.append(stream, expected, events)).toEqual({ ...outcome, repeated: true });
    });

    it.each(['any', 'exists'] as const)('writes at most once what it says it has not heard of, expecting %s', async expected => {
      const stream = `${aCategory()}-1`;
      await log.append(stream, 'none', [anEvent()]);
      const event = anEvent();
      const lost = trouble.loseNextAnswer();
      const outcome = await log.append(stream, expected, [event]).catch((error: unknown) => error);
      await lost;
      const isKnown = !(outcome instanceof LogUnavailable);
      if (isKnown) expect(outcome).toMatchObject({ outcome: 'appended', revision: 1 });
      await insisting(log, `${aCategory()}-1`, 'none', [anEvent()]); // the store answers again
      expect(isKnown ? [[event.id]] : [[], [event.id]]).toContainEqual((await idsOf(stream)).slice(1));
    });

    it('loses, doubles and reorders nothing while its connections are cut again and again', async () => {
      await isWhole(
        await underWay(8, 20, acknowledged => {
          if (acknowledged % 20 === 0) trouble.cut();
        }),
      );
    });

    it('loses, doubles and reorders nothing while its server goes away and comes back', async () => {
      const identity = await log.identity();
      let absences: Promise<void> = Promise.resolve();
      const absence = async (): Promise<void> => {
        await trouble.leave();
        await trouble.comeBack();
      };
      const seen = await underWay(4, 15, acknowledged => {
        if (acknowledged % 25 === 0) absences = absences.then(absence);
      });
      await absences;
      await isWhole(seen);
      expect(await patiently(() => log.identity())).toBe(identity);
      const [first, ...others] = seen.witness.events;
      const filter = { categories: [categoryOf(seen.streams)] };
      const rest = await patiently(() => eventsAfter(log, first?.position ?? START, filter));
      expect(rest.map(({ id }) => id)).toEqual(others.map(({ id }) => id));
    });

    it('tells its readers again what they did not keep, and a table that keeps its place has every effect once', async () => {
      const { table } = opened;
      const [category, after, identity] = [aCategory(), await log.head(), await log.identity()];
      const ids: string[] = [];
      for (let n = 0; n < 30; n += 1) {
        const event = anEvent({ n });
        ids.push(event.id);
        await insisting(log, `${category}-${n % 3}`, n < 3 ? 'none' : Math.floor(n / 3) - 1, [event]);
      }
      let deliveries = 0;
      const dies = (when: number) => (): void => {
        if (deliveries % 4 === when) throw new Error('the reader died');
      };
      /** Reads on from its place until it dies, or has seen everything. */
      const reader = async (): Promise<void> => {
        const place = await table.placeIn(identity);
        let finish = (): void => undefined;
        const finished = new Promise<void>(resolve => (finish = resolve));
        const subscription = log.subscribe({ after: place > after ? place : after, filter: { categories: [category] } }, async ({ events }) => {
          for (const event of events) {
            deliveries += 1;
            await table.save(identity, event, dies(1)); // dies before its work is kept
            dies(3)(); // dies after its work is kept, and before anybody hears of it
          }
          if ((await table.effects()).length >= ids.length) finish();
        });
        if (deliveries % 8 === 0) trouble.cut();
        await Promise.race([subscription.closed.catch(() => undefined), finished]);
        await subscription.close();
      };
      while ((await table.effects()).length < ids.length) await reader();
      expect(await table.effects()).toEqual(ids);
      expect(await table.placeIn('another log')).toBe(START);
    });

    it('is not held up by a slow reader, who misses nothing for it', async () => {
      const category = aCategory();
      const [slow, quick] = [new LogWitness(), new LogWitness()];
      let wake = (): void => undefined;
      const awake = new Promise<void>(resolve => (wake = resolve));
      const options = { after: await log.head(), filter: { categories: [category] } };
      const sleeping = log.subscribe(options, async batch => {
        if (batch.events.length > 0) await awake;
        await slow.handle(batch);
      });
      const watching = log.subscribe(options, quick.handle);
      for (let n = 0; n < 20; n += 1)
        await log.append(
          `${category}-1`,
          'any',
          Array.from({ length: 250 }, () => anEvent({ n, text: 'x'.repeat(200) })),
        );
      await quick.saw(5000);
      expect(slow.events).toEqual([]);
      wake();
      await slow.saw(5000);
      expect(slow.events.map(({ id }) => id)).toEqual(quick.events.map(({ id }) => id));
      await Promise.all([sleeping.close(), watching.close()]);
    });

    it('shows nothing of what others write into the same store, and passes it by', async () => {
      const category = aCategory();
      const after = await log.head();
      const witness = new LogWitness();
      const subscription = log.subscribe({ after }, witness.handle);
      const ids: string[] = [];
      for (let n = 0; n < 3; n += 1) {
        const event = anEvent({ n });
        ids.push(event.id);
        await log.append(`${category}-1`, 'any', [event]);
        await trouble.othersWrite?.();
      }
      const ofOurs = (events: readonly { id: string }[]): string[] => events.map(({ id }) => id);
      expect(ofOurs(await eventsAfter(log, after, {}))).toEqual(ids);
      await witness.saw(3);
      await witness.reached(((await log.append(`${category}-2`, 'none', [anEvent()])) as Appended).position);
      expect(ofOurs(witness.events).slice(0, 3)).toEqual(ids);
      expect(witness.events).toHaveLength(4);
      await subscription.close();
    });
  });
}

const categoryOf = ([stream = '']: readonly string[]): string => stream.slice(0, stream.indexOf('-'));

/** Repeats an append for as long as its outcome is unknown, as the port tells its callers to. */
function insisting(
  log: EventLog,
  stream: string,
  expected: ExpectedRevision,
  events: readonly NewEvent[],
): Promise<Awaited<ReturnType<EventLog['append']>>> {
  return patiently(() => log.append(stream, expected, events));
}

/** Asks until the store can be reached, though not for ever. */
async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let patience = 1000; ; patience -= 1) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof LogUnavailable) || patience === 0) throw error;
      await new Promise(resolve => setImmediate(resolve));
    }
  }
}
