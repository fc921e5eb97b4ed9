import type { NewEvent } from '../../shared-kernel/ports/event-log.js';
import { START } from '../../shared-kernel/ports/event-log.js';
import { Clock } from '../../shared-kernel/ports/messages.js';
import { anEvent } from '../../shared-kernel/testing/log-witness.js';
import { MemoryEventLog } from '../event-log/memory/memory-event-log.js';
import { positionOf } from '../event-log/positions.js';
import { LogOfTheMoment } from './log-of-the-moment.js';
import { askedFor, Moments } from './moments.js';
import { assertNow, ClockOfTheMoment, duringMoment } from './the-moment.js';

class Noon extends Clock {
  override now(): Date {
    return new Date('2026-01-01T12:00:00.000Z');
  }
}

const of = (accountId: string, at: string): NewEvent => {
  const event = anEvent({ accountId });
  return { ...event, metadata: { ...event.metadata, at: `2026-01-01T${at}:00.000Z` } };
};

/** Ada's and Bob's events in turns; the clock ran an hour ahead for one of Ada's, and was set back. */
const told = async () => {
  const log = new MemoryEventLog();
  const events: readonly (readonly [string, NewEvent])[] = [
    ['credits-ada', of('ada', '08:00')],
    ['prices-all', of('platform', '08:30')],
    ['credits-ada', of('ada', '10:00')],
    ['credits-bob', of('bob', '09:00')],
    ['task-1', of('ada', '09:10')],
    ['credits-bob', of('bob', '09:20')],
  ];
  for (const [stream, event] of events) await log.append(stream, 'any', [event]);
  return { log, moments: new Moments(log, new Noon(), ['prices']) };
};

describe('a moment of the past', () => {
  it('is the last own event that is not later, and all that lies before it, whatever a clock said', async () => {
    const { moments } = await told();
    const at = async (time: string) => (await moments.of(`2026-01-01T${time}:00Z`, 'ada')).position;
    expect(await at('07:00')).toBe(START);
    expect(await at('08:00')).toBe(positionOf(1));
    expect(await at('08:45')).toBe(positionOf(2));
    expect(await at('09:05')).toBe(positionOf(2));
    expect(await at('09:30')).toBe(positionOf(5));
    expect(await at('11:00')).toBe(positionOf(5));
    expect((await moments.of('2026-01-01T11:00:00Z', '')).position).toBe(positionOf(2));
  });

  it('has the time that was asked for, or that of the event at the position', async () => {
    const { moments } = await told();
    expect(await moments.of('2026-01-01T10:30:00+01:00', 'ada')).toMatchObject({ at: '2026-01-01T09:30:00.000Z' });
    expect(await moments.of(positionOf(4), 'ada')).toEqual({ accountId: 'ada', position: positionOf(4), at: '2026-01-01T09:00:00.000Z' });
    expect(await moments.of('0', 'ada')).toMatchObject({ position: START });
  });

  it('has to have been, and in this log', async () => {
    const { log, moments } = await told();
    await expect(moments.of('2026-01-01T12:00:01Z', 'ada')).rejects.toMatchObject({ code: 'as_of_beyond_the_head' });
    await expect(moments.of(positionOf(7), 'ada')).rejects.toMatchObject({ code: 'as_of_beyond_the_head' });
    await expect(moments.of(`${crypto.randomUUID()}:${positionOf(1)}`, 'ada')).rejects.toMatchObject({ code: 'as_of_another_log' });
    expect(await moments.of(`${await log.identity()}:${positionOf(1)}`, 'ada')).toMatchObject({ position: positionOf(1) });
    for (const text of ['2026-01-01', '2026-13-01T00:00:00Z', '7', 'now', ''])
      expect(() => askedFor(text)).toThrow(expect.objectContaining({ code: 'as_of_malformed' }));
  });

  it('ends the log for whoever reads it meanwhile, and nothing can be written', async () => {
    const { log, moments } = await told();
    const seen = new LogOfTheMoment(log);
    const moment = await moments.of(positionOf(2), 'ada');
    const read = async (backwards: boolean, limit?: number) => {
      const events: string[] = [];
      for await (const { position } of seen.readStream('credits-ada', { backwards, ...(limit === undefined ? {} : { limit }) }))
        events.push(position);
      return events;
    };
    await duringMoment(moment, async () => {
      expect(await read(false)).toEqual([positionOf(1)]);
      expect(await read(true, 1)).toEqual([positionOf(1)]);
      expect(await seen.head()).toBe(positionOf(2));
      for await (const { upTo, caughtUp } of seen.readAll({ after: START })) expect([upTo, caughtUp]).toEqual([positionOf(2), true]);
      expect(new ClockOfTheMoment(new Noon()).now().toISOString()).toBe(moment.at);
      expect(() => seen.append('credits-ada', 'any', [of('ada', '11:00')])).toThrow('past');
      expect(assertNow).toThrow('past');
    });
    expect(await read(true)).toEqual([positionOf(3), positionOf(1)]);
    expect(new ClockOfTheMoment(new Noon()).now()).toEqual(new Noon().now());
  });
});
