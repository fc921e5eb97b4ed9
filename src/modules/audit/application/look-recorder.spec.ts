import { MemoryEventLog } from '../../../infrastructure/event-log/memory/memory-event-log.js';
import { Streams } from '../../../infrastructure/messaging/streams.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AnyCommand } from '../../../shared-kernel/message.js';
import { LogUnavailable } from '../../../shared-kernel/ports/event-log.js';
import { Clock, Commands, type Sent } from '../../../shared-kernel/ports/messages.js';
import { allOf } from '../../../shared-kernel/testing/log-witness.js';
import { auditLooks } from '../domain/audit-looks.js';
import { LookRecorder } from './look-recorder.js';

class HandClock extends Clock {
  seconds = 0;

  override now(): Date {
    return new Date(Date.UTC(2026, 10, 23, 12, 0, this.seconds));
  }
}

class Desks extends Commands {
  isLost = false;

  constructor(private readonly streams: Streams) {
    super();
  }

  override send(command: AnyCommand, context: CommandContext): Promise<Sent> {
    return this.isLost ? Promise.reject(new LogUnavailable('lost')) : this.streams.send(command, context);
  }

  override foresee(): Promise<never> {
    return Promise.reject(new Error('nothing here looks ahead'));
  }

  override perform(): Promise<never> {
    return Promise.reject(new Error('nothing here needs an errand'));
  }
}

const look = { accountId: 'eve', route: 'GET /v1/log/events', filter: { type: 'HoldSettled' } };

const house = () => {
  const log = new MemoryEventLog();
  const clock = new HandClock();
  const desks = new Desks(new Streams([auditLooks], log, clock));
  const recorder = new LookRecorder(desks, clock);
  let requests = 0;
  const record = (filter: Readonly<Record<string, string>> = look.filter) => {
    const id = `request-${(requests += 1)}`;
    return recorder.record({ ...look, filter }, { commandId: id, causationId: id, correlationId: id, actor: 'account:eve', accountId: 'eve' });
  };
  const soFar = async () => (await allOf(log.readStream('auditlooks-eve'))).map(({ type, data }) => ({ type, data }));
  const told = async () => {
    await recorder.onApplicationShutdown();
    return soFar();
  };
  return { clock, desks, record, soFar, told };
};

const taken = { type: 'AuditLookTaken', data: look };
const repeated = (count: number) => ({ type: 'AuditLookRepeated', data: { ...look, count } });

describe('the record of what auditors look at', () => {
  it('has a look in the log before it may be taken', async () => {
    const { record, soFar } = house();
    await record();
    expect(await soFar()).toEqual([taken]);
  });

  it('counts the same look within a minute, and tells the count when the minute is over', async () => {
    const { clock, record, told } = house();
    for (const second of [0, 1, 59, 60]) {
      clock.seconds = second;
      await record();
    }
    expect(await told()).toEqual([taken, repeated(2), taken]);
  });

  it('takes another filter for another look', async () => {
    const { record, told } = house();
    await record();
    await record({ type: 'HoldReleased' });
    expect(await told()).toEqual([taken, { ...taken, data: { ...look, filter: { type: 'HoldReleased' } } }]);
  });

  it('tells what it has counted when the service stops', async () => {
    const { record, told } = house();
    await Promise.all([record(), record()]);
    expect(await told()).toEqual([taken, repeated(1)]);
  });

  it('lets nothing be read that it cannot write down, nor the same again a moment later', async () => {
    const { desks, record, soFar } = house();
    desks.isLost = true;
    const both = await Promise.allSettled([record(), record()]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    desks.isLost = false;
    await record();
    expect(await soFar()).toEqual([taken]);
  });
});
