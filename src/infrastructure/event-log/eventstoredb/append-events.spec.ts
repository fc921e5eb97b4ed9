import { StandInServer } from '../../../../test/support/eventstore-stand-in/stand-in.js';
import { EventTooLarge, LogUnavailable } from '../../../shared-kernel/ports/event-log.js';
import { allOf, anEvent } from '../../../shared-kernel/testing/log-witness.js';
import type { EventStoreEventLog } from './eventstore-event-log.js';
import { openForeignLog } from './open-foreign-log.js';

describe('an append to EventStoreDB', () => {
  let server: StandInServer;
  let log: EventStoreEventLog;
  let [stream, streams] = ['', 0];

  beforeAll(async () => {
    server = await new StandInServer({ appendLimit: 10_000 }).start();
    log = await openForeignLog(server.url());
  });
  afterAll(async () => {
    await log.close();
    await server.stop();
  });
  beforeEach(() => {
    streams += 1;
    stream = `card-${streams}`;
  });

  const idsThere = async (): Promise<string[]> => (await allOf(log.readStream(stream))).map(({ id }) => id);

  it('that is repeated is told by the stream, with the outcome of its first time', async () => {
    const events = [anEvent(), anEvent()];
    const first = await log.append(stream, 'none', events);
    await log.append(stream, 1, [anEvent()]);
    expect(await log.append(stream, 'none', events)).toEqual({ ...first, repeated: true });
    expect(await log.append(stream, 'none', [events[0]!, anEvent()])).toEqual({ outcome: 'wrong-expected-revision', actual: 2 });
  });

  it('is written once where its answer is lost, and is no repeat', async () => {
    const events = [anEvent(), anEvent()];
    void server.faults.nextAppend('cut after it is written');
    const outcome = await log.append(stream, 'none', events);
    const there = await allOf(log.readStream(stream));
    expect(outcome).toEqual({ outcome: 'appended', revision: 1, position: there[1]?.position, repeated: false });
    expect(there.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });

  it('is not sent twice where nobody could tell a repeat', async () => {
    void server.faults.nextAppend('cut after it is written');
    await expect(log.append(stream, 'any', [anEvent()])).rejects.toThrow(LogUnavailable);
    expect(await idsThere()).toHaveLength(1);
  });

  it('is too large where the server says so, and nothing of it is written', async () => {
    await expect(log.append(stream, 'none', [anEvent({ text: 'é'.repeat(6_000) })])).rejects.toThrow(EventTooLarge);
    expect(await idsThere()).toEqual([]);
  });
});
