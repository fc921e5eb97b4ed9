import { promisify } from 'node:util';
import {
  AccessDeniedError,
  DeadlineExceededError,
  EventStoreDBClient,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  StreamNotFoundError,
  UnavailableError,
  WrongExpectedVersionError,
  binaryEvent,
  eventTypeFilter,
  jsonEvent,
  streamNameFilter,
  type AllStreamResolvedEvent,
  type AppendExpectedRevision,
  type Position,
  type ReadAllOptions,
} from '@eventstore/db-client';
import featuresRpc from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { credentials } from '@grpc/grpc-js';
import { allOf } from '../../../src/shared-kernel/testing/log-witness.js';
import { refusals } from './refusals.js';
import { StandInServer } from './stand-in.js';

const server = new StandInServer();
let client: EventStoreDBClient;
const open: EventStoreDBClient[] = [];
const connect = (url: string): EventStoreDBClient => {
  const opened = EventStoreDBClient.connectionString(url);
  open.push(opened);
  return opened;
};

beforeAll(async () => {
  await server.start();
  client = connect(server.url());
});
afterAll(async () => {
  await Promise.all(open.map(each => each.dispose()));
  await server.stop();
});

type FeaturesCall = (request: shared.Empty, answer: (error: Error | null, response?: features.SupportedMethods) => void) => void;
const aStream = (): string => `c${crypto.randomUUID().replaceAll('-', '')}-1`;
const anEvent = (data: Record<string, unknown> = {}, type = 'Happened') =>
  jsonEvent({ id: crypto.randomUUID(), type, data, metadata: { by: 'spec' } });
const given = async (stream: string, count: number) => {
  const events = Array.from({ length: count }, (_, n) => anEvent({ n }));
  await client.appendToStream(stream, events);
  return events;
};
const idsOf = async (stream: string): Promise<(string | undefined)[]> => (await allOf(client.readStream(stream))).map(({ event }) => event?.id);

it('is known by its version, and names what it can do', async () => {
  const features = new featuresRpc.ServerFeaturesClient(`127.0.0.1:${server.port}`, credentials.createInsecure());
  const answer = await promisify(features.getSupportedMethods.bind(features) as FeaturesCall)(new shared.Empty());
  features.close();
  expect(answer?.getEventStoreServerVersion()).toBe('24.10.0');
  expect(answer?.getMethodsList().map(method => method.getMethodName())).toEqual(['read', 'append', 'batchappend', 'delete', 'tombstone']);
});

it('is found by gossip', async () => {
  const discovering = connect(server.url().replace('esdb:', 'esdb+discover:'));
  expect(await discovering.appendToStream(aStream(), anEvent())).toMatchObject({ success: true });
});

describe('an append', () => {
  const alone = { credentials: { username: 'any', password: 'body' } }; // with credentials of its own the client sends an append by itself
  describe.each([
    { how: 'among others', options: {} },
    { how: 'by itself', options: alone },
  ])('$how', ({ options }) => {
    const kinds: AppendExpectedRevision[] = ['no_stream', 'any', 'stream_exists', 0n, 1n, 2n, 3n];
    const cells = [
      { situation: 'missing', before: 0, accepted: ['no_stream', 'any'] },
      { situation: 'three events long', before: 3, accepted: ['any', 'stream_exists', 2n] },
    ].flatMap(cell => kinds.map(expectedRevision => ({ ...cell, expectedRevision })));

    it.each(cells)('expecting $expectedRevision of a stream that is $situation', async ({ before, accepted, expectedRevision }) => {
      const stream = aStream();
      if (before > 0) await given(stream, before);
      const appended = client.appendToStream(stream, [anEvent(), anEvent()], { expectedRevision, ...options });
      if (accepted.includes(expectedRevision as string)) {
        return void expect(await appended).toMatchObject({ success: true, nextExpectedRevision: BigInt(before + 1) });
      }
      const error: unknown = await appended.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(WrongExpectedVersionError);
      expect(error).toMatchObject({
        streamName: stream,
        expectedVersion: expectedRevision,
        actualVersion: before === 0 ? 'no_stream' : BigInt(before - 1),
      });
    });

    it('beyond 1 MiB is refused as a whole', async () => {
      const stream = aStream();
      const half = (): ReturnType<typeof anEvent> => anEvent({ text: 'x'.repeat(600_000) });
      await expect(client.appendToStream(stream, [half(), half()], options)).rejects.toThrow(MaxAppendSizeExceededError);
      await expect(idsOf(stream)).rejects.toThrow(StreamNotFoundError);
    });

    it('to a stream with a tombstone is refused', async () => {
      const stream = aStream();
      await given(stream, 1);
      await client.tombstoneStream(stream);
      await expect(client.appendToStream(stream, anEvent(), options)).rejects.toThrow(StreamDeletedError);
    });

    it('that is turned away for the leader names it', async () => {
      void server.faults.nextAppend(refusals.notLeader('127.0.0.1', server.port));
      const error: unknown = await client.appendToStream(aStream(), anEvent(), options).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(NotLeaderError);
      expect(error).toMatchObject({ leader: { address: '127.0.0.1', port: server.port } });
    });

    it.each(['before', 'after'] as const)('that is cut %s it is written has an unknown outcome', async when => {
      const [stream, event] = [aStream(), anEvent()];
      void server.faults.nextAppend(`cut ${when} it is written`);
      await expect(client.appendToStream(stream, event, { expectedRevision: 'no_stream', ...options })).rejects.toThrow(UnavailableError);
      expect(server.log.stream(stream)?.events.length ?? 0).toBe(when === 'after' ? 1 : 0);
      expect(await client.appendToStream(stream, event, { expectedRevision: 'no_stream', ...options })).toMatchObject({ nextExpectedRevision: 0n });
      expect(await idsOf(stream)).toEqual([event.id]);
    });
  });

  it('that takes the server too long has an unknown outcome', async () => {
    void server.faults.nextAppend('time out after it is written');
    await expect(client.appendToStream(aStream(), anEvent())).rejects.toThrow(DeadlineExceededError);
  });
});

describe('a repeat', () => {
  it('at the revision that it expects has the first outcome, whoever wrote since', async () => {
    const stream = aStream();
    await given(stream, 2);
    const events = [anEvent(), anEvent()];
    const first = await client.appendToStream(stream, events, { expectedRevision: 1n });
    await given(stream, 2);
    expect(await client.appendToStream(stream, events, { expectedRevision: 1n })).toEqual(first);
    expect(await idsOf(stream)).toHaveLength(6);
  });

  it('of which a part differs is a wrong version', async () => {
    const stream = aStream();
    const [one, two] = [anEvent(), anEvent()];
    await client.appendToStream(stream, [one, two], { expectedRevision: 'no_stream' });
    for (const events of [
      [one, anEvent()],
      [two, one],
      [one, two, anEvent()],
    ]) {
      await expect(client.appendToStream(stream, events, { expectedRevision: 'no_stream' })).rejects.toThrow(WrongExpectedVersionError);
    }
  });

  it.each(['any', 'stream_exists'] as const)(
    'at %s is known while the server remembers the id, and appended again after a restart',
    async expectedRevision => {
      const [stream, event] = [aStream(), anEvent()];
      await given(stream, 1);
      const first = await client.appendToStream(stream, event, { expectedRevision });
      expect(await client.appendToStream(stream, event, { expectedRevision })).toEqual(first);
      server.log.forgetRepeats();
      expect(await client.appendToStream(stream, event, { expectedRevision })).toMatchObject({ nextExpectedRevision: 2n });
    },
  );

  it('that overtakes its first is let time out', async () => {
    const [stream, event] = [aStream(), anEvent()];
    const outcomes = await Promise.allSettled([1, 2].map(() => client.appendToStream(stream, event, { expectedRevision: 'no_stream' })));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(outcomes[1]).toMatchObject({ reason: expect.any(DeadlineExceededError) as unknown });
  });
});

describe('what is read', () => {
  it('comes back as it was written, with the date of the server', async () => {
    const stream = `${aStream()}-имя 漢字`;
    const json = anEvent({ text: '👩‍👩‍👧 \u2028', exact: '9007199254740993' });
    const binary = binaryEvent({ id: crypto.randomUUID(), type: 'Blob', data: Uint8Array.from([0, 255]), metadata: Uint8Array.from([1]) });
    await client.appendToStream(stream, [json, binary]);
    const [first, second] = await allOf(client.readStream(stream));
    expect(first?.event).toMatchObject({
      id: json.id,
      type: json.type,
      data: json.data,
      metadata: json.metadata,
      streamId: stream,
      revision: 0n,
      isJson: true,
    });
    expect(Math.abs(Date.now() - Number(first?.event?.created))).toBeLessThan(60_000);
    expect(Array.from(second?.event?.data as Uint8Array)).toEqual([0, 255]);
  });

  it('of a stream goes either way, from a revision or an end', async () => {
    const stream = aStream();
    await given(stream, 5);
    const read = async (options: object) => (await allOf(client.readStream(stream, options))).map(({ event }) => Number(event?.revision));
    expect(await read({ fromRevision: 3n })).toEqual([3, 4]);
    expect(await read({ fromRevision: 5n })).toEqual([]);
    expect(await read({ maxCount: 2 })).toEqual([0, 1]);
    expect(await read({ direction: 'backwards', fromRevision: 'end', maxCount: 2 })).toEqual([4, 3]);
    expect(await read({ direction: 'backwards', fromRevision: 1n })).toEqual([1, 0]);
    expect(await read({ direction: 'backwards', fromRevision: 99n, maxCount: 1 })).toEqual([4]);
  });

  it('of a stream that is deleted softly is nothing, and appends go on where it ended', async () => {
    const stream = aStream();
    await given(stream, 2);
    await client.deleteStream(stream);
    await expect(idsOf(stream)).rejects.toThrow(StreamNotFoundError);
    expect(await client.appendToStream(stream, anEvent(), { expectedRevision: 'no_stream' })).toMatchObject({ nextExpectedRevision: 2n });
    expect(await idsOf(stream)).toHaveLength(1);
  });

  it('of a stream with a tombstone is an error', async () => {
    const stream = aStream();
    await given(stream, 1);
    await client.tombstoneStream(stream);
    await expect(idsOf(stream)).rejects.toThrow(StreamDeletedError);
  });

  it('of everything includes the position forwards, and excludes it backwards', async () => {
    const stream = aStream();
    await given(stream, 4);
    const read = async (options: ReadAllOptions) => (await allOf(client.readAll(options))).map(({ event }) => event?.id);
    const all = await allOf(client.readStream(stream));
    const ids = all.map(({ event }) => event?.id);
    const fromPosition = (all[2]?.event as { position?: Position }).position as Position;
    expect(await read({ fromPosition })).toEqual(ids.slice(2));
    expect(await read({ fromPosition, direction: 'backwards', maxCount: 2 })).toEqual([ids[1], ids[0]]);
    expect(await read({ fromPosition: 'end', direction: 'backwards', maxCount: 1 })).toEqual([ids[3]]);
  });

  it('has positions that rise and are far apart, and the last of an append is what the append answers', async () => {
    const stream = aStream();
    const { position } = await client.appendToStream(stream, [anEvent(), anEvent()]);
    const [one, two] = (await allOf(client.readStream(stream))).map(({ event }) => (event as { position?: Position }).position as Position);
    expect(two).toEqual(position);
    expect((two as Position).commit - (one as Position).commit).toBeGreaterThan(1n);
  });
});

describe('a subscription', () => {
  /** Follows everything after a place and remembers what it is told, until it was told enough. */
  const follow = (until: (told: readonly string[]) => boolean, options: Parameters<EventStoreDBClient['subscribeToAll']>[0]) =>
    new Promise<string[]>((resolve, reject) => {
      const told: string[] = [];
      const hear = (what: string): void => {
        told.push(what);
        if (!until(told)) return;
        resolve(told);
        void subscription.unsubscribe();
      };
      const filter = options?.filter && { ...options.filter, checkpointReached: async () => hear('checkpoint') };
      const subscription = client.subscribeToAll({ ...options, ...(filter && { filter }) });
      subscription.on('confirmation', () => hear('confirmed'));
      subscription.on('data', ({ event }: AllStreamResolvedEvent) => hear(event?.id ?? ''));
      subscription.on('caughtUp', () => hear('caught up'));
      subscription.on('error', reject);
    });
  const head = async (): Promise<Position> => {
    const stream = aStream();
    return (await client.appendToStream(stream, anEvent())).position as Position;
  };

  it('is confirmed, told the past after its position, that it has caught up, and then the present', async () => {
    const fromPosition = await head();
    const [one, two] = (await given(aStream(), 2)).map(({ id }) => id) as [string, string];
    const told = follow(list => list.length === 5, { fromPosition });
    await server.log.grown(server.log.length, AbortSignal.timeout(50)); // no clock counts here: it only lets the past go first
    const [three] = (await given(aStream(), 1)).map(({ id }) => id) as [string];
    expect(await told).toEqual(['confirmed', one, two, 'caught up', three]);
  });

  it('outlives many appends at the same moment', async () => {
    const fromPosition = await head();
    const told = follow(list => list.length === 42, { fromPosition });
    await Promise.all(Array.from({ length: 20 }, () => given(aStream(), 1)));
    await Promise.all(Array.from({ length: 20 }, () => given(aStream(), 1)));
    expect(new Set(await told).size).toBe(42);
  });

  it('that is filtered is told how far the server looked when nothing matches', async () => {
    const fromPosition = await head();
    await given(aStream(), 40);
    const filter = eventTypeFilter({ prefixes: ['Never'], maxSearchWindow: 10, checkpointInterval: 2 });
    expect(await follow(list => list.includes('caught up'), { fromPosition, filter })).toEqual([
      'confirmed',
      'checkpoint',
      'checkpoint',
      'checkpoint',
      'caught up',
    ]);
  });

  it.each([
    { by: 'stream prefix', filter: (name: string) => streamNameFilter({ prefixes: [name.slice(0, -1)] }) },
    { by: 'stream pattern', filter: (name: string) => streamNameFilter({ regex: `^${name.slice(0, -2)}-` }) },
    { by: 'type prefix', filter: (name: string) => eventTypeFilter({ prefixes: [`T${name.slice(0, 9)}`] }) },
    { by: 'type pattern', filter: (name: string) => eventTypeFilter({ regex: `^T${name.slice(0, 9)}$` }) },
  ])('is filtered by $by', async ({ filter }) => {
    const [stream, fromPosition] = [aStream(), await head()];
    const event = anEvent({}, `T${stream.slice(0, 9)}`);
    await given(aStream(), 2);
    await client.appendToStream(stream, event);
    const told = await follow(list => list.includes('caught up'), { fromPosition, filter: filter(stream) });
    expect(told.filter(what => what.length > 12)).toEqual([event.id]);
  });

  it('to one stream begins after a revision', async () => {
    const stream = aStream();
    const events = await given(stream, 3);
    const subscription = client.subscribeToStream(stream, { fromRevision: 1n });
    for await (const { event } of subscription) {
      expect(event?.id).toBe(events[2]?.id);
      break;
    }
  });

  it('that the server drops ends with the reason', async () => {
    const dropOnceConfirmed = (): boolean => {
      server.dropSubscriptions();
      return false;
    };
    await expect(follow(dropOnceConfirmed, { fromPosition: 'end' })).rejects.toThrow(UnavailableError);
  });
});

describe('a server that was away', () => {
  it('has kept what was written, under the same positions', async () => {
    const stream = aStream();
    await given(stream, 3);
    const before = await allOf(client.readStream(stream));
    await server.restart();
    const reading = async () => allOf(client.readStream(stream));
    expect(await reading().catch(reading)).toEqual(before);
  });
});

describe('over TLS', () => {
  const users = { admin: { password: 'changeit', isAdmin: true }, clerk: { password: 'b:c', isAdmin: false } };
  const guarded = new StandInServer({ tls: true, users });

  beforeAll(() => guarded.start());
  afterAll(() => guarded.stop());

  it('whoever has the password may write and read', async () => {
    const admin = connect(guarded.url('admin'));
    await admin.appendToStream('a-1', anEvent());
    expect(await allOf(admin.readAll())).toHaveLength(1);
  });

  it.each([
    { who: 'nobody', url: () => guarded.url() },
    { who: 'somebody with a wrong password', url: () => guarded.url('admin').replace('changeit', 'wrong') },
  ])('$who is refused', async ({ url }) => {
    const stranger = connect(url());
    await expect(stranger.appendToStream('a-1', anEvent())).rejects.toThrow(AccessDeniedError);
    await expect(allOf(stranger.readAll())).rejects.toThrow(AccessDeniedError);
  });

  it('somebody who is no admin may use streams, but not read everything', async () => {
    const clerk = connect(guarded.url('clerk'));
    await clerk.appendToStream('b-1', anEvent());
    expect(await allOf(clerk.readStream('b-1'))).toHaveLength(1);
    await expect(allOf(clerk.readAll())).rejects.toThrow(AccessDeniedError);
  });
});
