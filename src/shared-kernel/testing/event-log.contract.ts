import { EventTooLarge, LogOverloaded, START, type EventLog, type ExpectedRevision, type NewEvent } from '../ports/event-log.js';
import { aCategory, allOf, anEvent, eventsAfter, LogWitness } from './log-witness.js';

export interface OpenedLog {
  log: EventLog;
  close(): Promise<void>;
  /** Opens the same log anew, as after a restart; absent where nothing outlives the process. */
  reopen?(): Promise<OpenedLog>;
}

/** Opens a log, with room for only so many waiting appends when told. */
export type OpenLog = (limits?: { pendingAppends?: number }) => Promise<OpenedLog>;

/** Whether a store tells events in every order that the port asks for, or only in the log's own: an index beside it knows the others. */
export type Orders = 'every order' | 'log order';

/** What every store of events has to keep. No test counts on positions being contiguous, or on the log being otherwise empty. */
export function eventLogContract(name: string, openLog: OpenLog, orders: Orders = 'every order'): void {
  describe(`${name} keeps the contract of the event log`, () => {
    let opened: OpenedLog;
    let log: EventLog;

    beforeAll(async () => {
      opened = await openLog();
      log = opened.log;
    });
    afterAll(() => opened.close());

    const given = async (stream: string, count: number): Promise<NewEvent[]> => {
      const events = Array.from({ length: count }, (_, n) => anEvent({ n }));
      await log.append(stream, 'any', events);
      return events;
    };
    const idsOf = async (stream: string): Promise<string[]> => (await allOf(log.readStream(stream))).map(({ id }) => id);
    const last = <T>(items: readonly T[]): T => items.at(-1) as T;

    const inEveryOrder = orders === 'every order' ? describe : describeNothing;
    inEveryOrder('what belongs to somebody', () => {
      const of = (accountId: string, at: string, type?: string): NewEvent => {
        const event = anEvent({ accountId }, type);
        return { ...event, metadata: { ...event.metadata, at } };
      };
      /** Two streams of one account, one of another, one of a category, in turns; the clock is set back before the last two of the first account. */
      const told = async () => {
        const [category, shared] = [aCategory(), aCategory()];
        const [ada, bob] = [`ada-${category}`, `bob-${category}`];
        const events = [
          [`${category}-1`, of(ada, '2026-01-01T00:00:01.000Z')],
          [`${category}-2`, of(bob, '2026-01-01T00:00:02.000Z')],
          [`${shared}-1`, of('platform', '2026-01-01T00:00:03.000Z')],
          [`${category}-3`, of(ada, '2026-01-01T00:00:04.000Z', 'Other')],
          [`${category}-1`, of(bob, '2026-01-01T00:00:09.000Z')],
          [`${category}-3`, of(ada, '2026-01-01T00:00:06.000Z')],
          [`${category}-2`, of(ada, '2026-01-01T00:00:07.000Z')],
        ] as const;
        for (const [stream, event] of events) await log.append(stream, 'any', [event]);
        return { ada, shared, ids: events.map(([, { id }]) => id), head: await log.head() };
      };

      it('is read in log order across the streams whose first event names the account, and of shared categories', async () => {
        const { ada, shared, ids, head } = await told();
        const [one, , common, two, three, four] = ids;
        const seen = async (...asked: Parameters<EventLog['readOf']>) => (await allOf(log.readOf(...asked))).map(({ id }) => id);
        expect(await seen({ accountId: ada }, { until: head })).toEqual([one, two, three, four]);
        expect(await seen({ accountId: ada, categories: [shared] }, { until: head })).toEqual([one, common, two, three, four]);
        expect(await seen({ accountId: ada }, { until: head, types: ['Other'] })).toEqual([two]);
        expect(await seen({ accountId: 'nobody' }, { until: head })).toEqual([]);
        const [, last] = await allOf(log.readOf({ accountId: ada }, { until: head }));
        expect(await seen({ accountId: ada }, { until: last?.position ?? START })).toEqual([one, two]);
      });

      it('ends for a moment with the last event that is not later, whatever lies before it', async () => {
        const { ada, shared, ids, head } = await told();
        const [one, , common, , , four] = ids;
        const last = async (time: string, categories: readonly string[] = []) =>
          (await log.lastOf({ accountId: ada, categories }, { until: head, notAfter: `2026-01-01T00:00:${time}Z` }))?.id ?? null;
        expect(await last('00.999')).toBeNull();
        expect(await last('01.000')).toBe(one);
        expect(await last('03.500')).toBe(one);
        expect(await last('03.500', [shared])).toBe(common);
        expect(await last('06.000')).toBe(four);
        expect(await last('59.000')).toBe(four);
      });
    });

    describe('expected revisions', () => {
      const kinds: ExpectedRevision[] = ['none', 'any', 'exists', 0, 1, 2, 3]; // of three events: twice behind, at, ahead
      const accepted: Record<string, ExpectedRevision[]> = {
        missing: ['none', 'any'],
        'only ever refused': ['none', 'any'],
        'three events long': ['any', 'exists', 2],
      };
      const arrange: Record<string, (stream: string) => Promise<unknown>> = {
        missing: async () => undefined,
        'only ever refused': stream => log.append(stream, 'exists', [anEvent()]),
        'three events long': stream => given(stream, 3),
      };
      const cells = Object.keys(accepted).flatMap(situation => kinds.map(expected => ({ situation, expected })));

      it.each(cells)('expects $expected of a stream that is $situation', async ({ situation, expected }) => {
        const stream = `${aCategory()}-1`;
        await arrange[situation]?.(stream);
        const before = await idsOf(stream);
        const events = [anEvent(), anEvent()];

        const outcome = await log.append(stream, expected, events);

        const actual = before.length === 0 ? 'none' : before.length - 1;
        const isAccepted = accepted[situation]?.includes(expected);
        expect(outcome).toMatchObject(
          isAccepted ? { outcome: 'appended', revision: before.length + 1, repeated: false } : { outcome: 'wrong-expected-revision', actual },
        );
        expect(await idsOf(stream)).toEqual(isAccepted ? [...before, ...events.map(({ id }) => id)] : before);
      });

      it('lets exactly one of many writers have each revision', async () => {
        const stream = `${aCategory()}-1`;
        const won: string[] = [];
        const write = async (): Promise<void> => {
          for (let revision = -1; revision < 19;) {
            const event = anEvent();
            const outcome = await log.append(stream, revision < 0 ? 'none' : revision, [event]);
            if (outcome.outcome === 'appended') won[outcome.revision] = event.id;
            const seen = outcome.outcome === 'appended' ? outcome.revision : outcome.actual;
            revision = seen === 'none' ? -1 : seen;
          }
        };
        await Promise.all(Array.from({ length: 12 }, write));
        expect(await idsOf(stream)).toEqual(won);
      });
    });

    describe('repeated appends', () => {
      it.each([
        { expected: 'none' as const, before: 0 },
        { expected: 2, before: 3 },
      ])('recognises a repeat at $expected, even after others have written', async ({ expected, before }) => {
        const stream = `${aCategory()}-1`;
        if (before > 0) await given(stream, before);
        const events = [anEvent(), anEvent(), anEvent()];
        const first = await log.append(stream, expected, events);
        await given(stream, 2);
        expect(await log.append(stream, expected, events)).toEqual({ ...first, repeated: true });
        expect(await idsOf(stream)).toHaveLength(before + 5);
      });

      it('takes appends that race with their own repeat for one', async () => {
        const stream = `${aCategory()}-1`;
        const events = [anEvent(), anEvent()];
        const outcomes = await Promise.all(Array.from({ length: 5 }, () => log.append(stream, 'none', events)));
        expect(outcomes.filter(outcome => outcome.outcome === 'appended' && !outcome.repeated)).toHaveLength(1);
        expect(outcomes.every(outcome => outcome.outcome === 'appended' && outcome.revision === 1)).toBe(true);
        expect(await idsOf(stream)).toEqual(events.map(({ id }) => id));
      });

      it.each([
        { what: 'one id differs', alter: ([one, , three]: NewEvent[]) => [one, anEvent(), three] },
        { what: 'the order differs', alter: ([one, two, three]: NewEvent[]) => [two, one, three] },
        { what: 'it is longer than what is there', alter: (events: NewEvent[]) => [...events, anEvent()] },
      ])('refuses what looks like a repeat when $what', async ({ alter }) => {
        const stream = `${aCategory()}-1`;
        const events = await given(stream, 3);
        const outcome = await log.append(stream, 'none', alter(events) as NewEvent[]);
        expect(outcome).toEqual({ outcome: 'wrong-expected-revision', actual: 2 });
        expect(await idsOf(stream)).toHaveLength(3);
      });
    });

    describe('what is stored', () => {
      it('comes back byte for byte: any script, any sign, large integers, key order', async () => {
        const category = aCategory();
        const after = await log.head();
        const data = {
          z: 'last letter first',
          text: 'Ünïcödé 漢字 العربية 👩‍👩‍👧 e\u0301 \u2028\u2029 \u0001\u001f\u007f "quoted" back\\slash \\u0000 \\ud800',
          exact: '9007199254740993',
          numbers: [0, -1, 9007199254740991, 1e21, 5e-324, 0.1],
          nothing: null,
          nested: { deep: [{ deeper: [[], {}] }] },
          '': 'empty key',
        };
        const event = { ...anEvent(data), metadata: { ...anEvent().metadata, accountId: 'аккаунт-Δ', onBehalfOf: '👤' } };
        const stream = `${category}-идентификатор/1 2`;
        await log.append(stream, 'none', [event]);

        const [stored] = (await allOf(log.readAll({ after, filter: { categories: [category] }, raw: true }))).flatMap(({ events }) => events);
        expect(stored).toMatchObject({ ...event, stream, revision: 0 });
        expect(stored?.raw).toEqual({ data: JSON.stringify(data), metadata: JSON.stringify(event.metadata) });
        expect(await allOf(log.readStream(stream))).toEqual([expect.objectContaining(event)]);
      });

      it.each([
        { what: 'a NUL in the data', stream: 'ok-1', event: anEvent({ text: 'a\0b' }) },
        { what: 'a lone surrogate in the data', stream: 'ok-1', event: anEvent({ deep: [{ text: '\ud83d' }] }) },
        { what: 'a lone surrogate in a key', stream: 'ok-1', event: anEvent({ '\udc00': 1 }) },
        { what: 'a NUL in the metadata', stream: 'ok-1', event: { ...anEvent(), metadata: { ...anEvent().metadata, actor: '\0' } } },
        { what: 'a system stream', stream: '$ok-1', event: anEvent() },
        { what: 'a stream without a category', stream: 'ok', event: anEvent() },
        { what: 'a stream without an id', stream: 'ok-', event: anEvent() },
        { what: 'a system event', stream: 'ok-1', event: anEvent({}, '$metadata') },
        { what: 'an id that is no UUID', stream: 'ok-1', event: { ...anEvent(), id: 'one' } },
        { what: 'a revision below nothing', stream: 'ok-1', expected: -1, event: anEvent() },
      ])('is refused before it waits: $what', async ({ stream, expected, event }) => {
        const bystander = `${aCategory()}-1`;
        const [refused, neighbour] = await Promise.allSettled([
          log.append(stream, expected ?? 'any', [event]),
          log.append(bystander, 'none', [anEvent()]),
        ]);
        expect(refused).toMatchObject({ status: 'rejected' });
        expect(neighbour).toMatchObject({ status: 'fulfilled', value: { outcome: 'appended' } });
      });

      it('may have 1 MiB an append and no more', async () => {
        const stream = `${aCategory()}-1`;
        const large = anEvent({ text: 'é'.repeat(500_000) });
        expect(await log.append(stream, 'none', [large])).toMatchObject({ outcome: 'appended' });
        await expect(log.append(stream, 0, [anEvent({ text: 'é'.repeat(300_000) }), anEvent({ text: 'é'.repeat(300_000) })])).rejects.toThrow(
          EventTooLarge,
        );
        expect(await allOf(log.readStream(stream))).toEqual([expect.objectContaining(large)]);
      });
    });

    describe('reading a stream', () => {
      const stream = `${aCategory()}-1`;
      let ids: string[];

      beforeAll(async () => {
        ids = (await given(stream, 1200)).map(({ id }) => id);
      });

      const read = async (options: { fromRevision?: number; limit?: number; backwards?: boolean }): Promise<string[]> =>
        (await allOf(log.readStream(stream, options))).map(({ id }) => id);

      it('gives all of it in order, with revisions and rising positions', async () => {
        const events = await allOf(log.readStream(stream));
        expect(events.map(({ id }) => id)).toEqual(ids);
        expect(events.map(({ revision }) => revision)).toEqual(ids.map((_, n) => n));
        expect(events.map(({ position }) => position)).toEqual(events.map(({ position }) => position).sort());
        expect(events.every(({ position }) => position > START)).toBe(true);
      });

      it('starts and stops where it is told', async () => {
        expect(await read({ fromRevision: 3, limit: 2 })).toEqual(ids.slice(3, 5));
        expect(await read({ fromRevision: 1198 })).toEqual(ids.slice(1198));
        expect(await read({ fromRevision: 1200 })).toEqual([]);
        expect(await read({ limit: 0 })).toEqual([]);
      });

      it('goes backwards from the end or from a revision', async () => {
        expect(await read({ backwards: true })).toEqual(ids.toReversed());
        expect(await read({ backwards: true, limit: 1 })).toEqual([last(ids)]);
        expect(await read({ backwards: true, fromRevision: 2 })).toEqual(ids.slice(0, 3).toReversed());
        expect(await read({ backwards: true, fromRevision: 5000, limit: 2 })).toEqual(ids.slice(-2).toReversed());
      });

      it('finds nothing in a stream that is not there', async () => {
        expect(await allOf(log.readStream(`${aCategory()}-1`))).toEqual([]);
        expect(await allOf(log.readStream(`${aCategory()}-1`, { backwards: true }))).toEqual([]);
      });
    });

    describe('reading everything', () => {
      it('resumes after every position', async () => {
        const category = aCategory();
        const start = await log.head();
        for (const n of [0, 1, 2, 3, 4]) await log.append(`${category}-${n % 2}`, 'any', [anEvent({ n }), anEvent({ n })]);
        const all = await eventsAfter(log, start, { categories: [category] });
        expect(all).toHaveLength(10);
        for (const [n, { position }] of all.entries()) {
          expect(await eventsAfter(log, position, { categories: [category] })).toEqual(all.slice(n + 1));
        }
        expect(await eventsAfter(log, START, { categories: [category] })).toEqual(all);
      });

      it('stops at the position it is told, inclusive, and says that it has', async () => {
        const category = aCategory();
        const after = await log.head();
        await log.append(`${category}-1`, 'none', [anEvent(), anEvent(), anEvent(), anEvent()]);
        const all = await eventsAfter(log, after, { categories: [category] });
        const until = all[2]!.position;
        const batches = await allOf(log.readAll({ after, until, filter: { categories: [category] } }));
        expect(batches.flatMap(({ events }) => events)).toEqual(all.slice(0, 3));
        expect(last(batches)).toMatchObject({ upTo: until, caughtUp: true });
      });

      it('lets a filter choose by category, by type, and by both', async () => {
        const [one, other] = [aCategory(), aCategory()];
        const after = await log.head();
        const write = async (category: string, type: string): Promise<string> => {
          const event = anEvent({}, type);
          await log.append(`${category}-1`, 'any', [event]);
          return event.id;
        };
        const ids = [await write(one, 'Apple'), await write(one, 'Pear'), await write(other, 'Apple'), await write(`${one}x`, 'Apple')];
        const chosen = async (filter: object): Promise<string[]> => (await eventsAfter(log, after, filter)).map(({ id }) => id);
        expect(await chosen({ categories: [one] })).toEqual([ids[0], ids[1]]);
        expect(await chosen({ types: ['Apple'] })).toEqual([ids[0], ids[2], ids[3]]);
        expect(await chosen({ categories: [one, other], types: ['Apple', 'Plum'] })).toEqual([ids[0], ids[2]]);
        expect(await chosen({ categories: [] })).toEqual([]);
      });

      it('goes on when a filter matches nothing', async () => {
        const after = await log.head();
        await given(`${aCategory()}-1`, 3);
        const head = await log.head();
        const batches = await allOf(log.readAll({ after, filter: { types: ['NeverHappened'] } }));
        expect(batches.flatMap(({ events }) => events)).toEqual([]);
        expect(last(batches).upTo >= head).toBe(true);
        expect(last(batches).caughtUp).toBe(true);
      });

      it('says so when nothing is left', async () => {
        const after = await log.head();
        expect(await allOf(log.readAll({ after, filter: { types: ['NeverHappened'] } }))).toEqual([{ events: [], upTo: after, caughtUp: true }]);
      });
    });

    describe('subscribing', () => {
      it('says so on a log with nothing in it', async () => {
        const empty = await openLog();
        const witness = new LogWitness();
        const subscription = empty.log.subscribe({ after: START, filter: { types: ['NeverHappened'] } }, witness.handle);
        await witness.caughtUp();
        expect(witness.events).toEqual([]);
        await subscription.close();
        await empty.close();
      });

      it('says so at once when nothing is left', async () => {
        const witness = new LogWitness();
        const after = await log.head();
        const subscription = log.subscribe({ after }, witness.handle);
        await witness.caughtUp();
        expect(witness.events).toEqual([]);
        await subscription.close();
      });

      it('loses, doubles and reorders nothing while many write', async () => {
        const category = aCategory();
        const witness = new LogWitness();
        const subscription = log.subscribe({ after: await log.head(), filter: { categories: [category] } }, witness.handle);
        const write = async (_: unknown, writer: number): Promise<void> => {
          for (let n = 0; n < 25; n += 1) await log.append(`${category}-${writer}`, n === 0 ? 'none' : 2 * n - 1, [anEvent(), anEvent()]);
        };
        await Promise.all(Array.from({ length: 16 }, write));
        await witness.saw(800);
        await subscription.close();

        const positions = witness.events.map(({ position }) => position);
        expect(new Set(positions).size).toBe(800);
        expect(positions).toEqual(positions.toSorted());
        for (let writer = 0; writer < 16; writer += 1) {
          const revisions = witness.events.filter(({ stream }) => stream === `${category}-${writer}`).map(({ revision }) => revision);
          expect(revisions).toEqual(Array.from({ length: 50 }, (_, n) => n));
        }
      });

      it('brings the past and then the present, from any position', async () => {
        const category = aCategory();
        const after = await log.head();
        await given(`${category}-1`, 5);
        const past = await eventsAfter(log, after, { categories: [category] });
        const witnesses = [after, ...past.map(({ position }) => position)].map(start => {
          const witness = new LogWitness();
          return { witness, subscription: log.subscribe({ after: start, filter: { categories: [category] } }, witness.handle) };
        });
        await given(`${category}-1`, 2);
        await Promise.all(witnesses.map(({ witness }, n) => witness.saw(7 - n)));
        const all = await eventsAfter(log, after, { categories: [category] });
        witnesses.forEach(({ witness }, n) => expect(witness.events).toEqual(all.slice(n)));
        await Promise.all(witnesses.map(({ subscription }) => subscription.close()));
      });

      it('goes on when a filter matches nothing, in the past and in the present', async () => {
        const witness = new LogWitness();
        const after = await log.head();
        await given(`${aCategory()}-1`, 3);
        const subscription = log.subscribe({ after, filter: { types: ['NeverHappened'] } }, witness.handle);
        await witness.reached(await log.head());
        await given(`${aCategory()}-1`, 3);
        await witness.reached(await log.head());
        expect(witness.events).toEqual([]);
        await subscription.close();
      });

      it('ends with the error of a failing handler, harms no other, and delivers again', async () => {
        const category = aCategory();
        const filter = { categories: [category] };
        const after = await log.head();
        const [healthy, failing, next] = [new LogWitness(), new LogWitness(), new LogWitness()];
        const neighbour = log.subscribe({ after, filter }, healthy.handle);
        const subscription = log.subscribe({ after, filter }, async batch => {
          if (batch.events.some(({ data }) => data['n'] === 2)) throw new Error('cannot fold 2');
          await failing.handle(batch);
        });
        for (const n of [1, 2, 3]) {
          const { position } = (await log.append(`${category}-1`, 'any', [anEvent({ n })])) as { position: typeof START };
          await healthy.reached(position);
        }
        await expect(subscription.closed).rejects.toThrow('cannot fold 2');
        expect(failing.events.every(({ data }) => data['n'] === 1)).toBe(true);
        await subscription.close();

        const again = log.subscribe({ after: last(failing.batches)?.upTo ?? after, filter }, next.handle);
        await next.saw(3 - failing.events.length);
        expect([...failing.events, ...next.events]).toEqual(healthy.events);
        await Promise.all([again.close(), neighbour.close()]);
        await neighbour.closed;
      });

      it('finishes the batch in hand before it closes, and hands over no other', async () => {
        const category = aCategory();
        const witness = new LogWitness();
        let finish = (): void => undefined;
        const finished = new Promise<void>(resolve => (finish = resolve));
        const subscription = log.subscribe({ after: await log.head(), filter: { categories: [category] } }, async batch => {
          await witness.handle(batch);
          if (batch.events.length > 0) await finished;
        });
        await given(`${category}-1`, 1);
        await witness.saw(1);
        let isClosed = false;
        const closing = subscription.close().then(() => (isClosed = true));
        await given(`${category}-1`, 1);
        expect(isClosed).toBe(false);
        finish();
        await closing;
        await subscription.closed;
        expect(witness.events).toHaveLength(1);
      });
    });

    it('refuses appends beyond the room for waiting ones, writes nothing of them, and recovers', async () => {
      const narrow = await openLog({ pendingAppends: 4 });
      try {
        const stream = (n: number): string => `${category}-${n}`;
        const category = aCategory();
        const after = await narrow.log.head();
        const outcomes = await Promise.allSettled(Array.from({ length: 60 }, (_, n) => narrow.log.append(stream(n), 'none', [anEvent()])));
        const refused = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
        expect(refused.length).toBeGreaterThan(0);
        expect(refused.length).toBeLessThan(60);
        expect(refused.every(error => error instanceof LogOverloaded)).toBe(true);
        expect(await eventsAfter(narrow.log, after, { categories: [category] })).toHaveLength(60 - refused.length);
        expect(await narrow.log.append(stream(60), 'none', [anEvent()])).toMatchObject({ outcome: 'appended' });
      } finally {
        await narrow.close();
      }
    });

    it('has an identity, and a head that is its last position', async () => {
      expect(await log.identity()).toMatch(/\S/);
      expect(await log.identity()).toBe(await log.identity());
      const { position } = (await log.append(`${aCategory()}-1`, 'none', [anEvent()])) as { position: typeof START };
      expect((await log.head()) >= position).toBe(true);
    });

    it('is the same log after a restart, where it outlives one', async () => {
      const first = await openLog();
      const stream = `${aCategory()}-1`;
      const event = anEvent();
      const [identity, appended] = [await first.log.identity(), await first.log.append(stream, 'none', [event])];
      const second = (await first.reopen?.()) ?? first;
      expect(await second.log.identity()).toBe(identity);
      expect(await second.log.append(stream, 'none', [event])).toEqual({ ...appended, repeated: true });
      await second.close();
    });
  });
}

/** Declares none of the tests below it. */
function describeNothing(_what: string, _tests: () => void): void {}
