import { PostgresEventLog } from '../../src/infrastructure/event-log/postgres/postgres-event-log.js';
import { Streams } from '../../src/infrastructure/messaging/streams.js';
import { systemContext } from '../../src/shared-kernel/context.js';
import type { Decider } from '../../src/shared-kernel/decider.js';
import { command, commands, fact, facts, type CommandsOf, type EventsOf } from '../../src/shared-kernel/message.js';
import { Clock } from '../../src/shared-kernel/ports/messages.js';
import { median, ratioByRound } from '../arithmetic.js';
import { openEmmett } from '../emmett.js';
import { atLeast, number, type Finding, type Pace } from '../findings.js';
import type { Ground } from '../ground.js';
import { callsPerSecond, interleaved } from '../rounds.js';
import { movement } from '../sample-events.js';

const WRITERS = 32;
/** Processes that write one account, of which the version check lets one at a time through. */
const PROCESSES = 2;

const accountFacts = facts('account', { AccountMoved: fact<ReturnType<typeof movement>>('An account moved.') });
const accountCommands = commands('account', (data: { accountId: string }) => data.accountId, { Move: command<{ accountId: string }>() });

/** As little to decide as there can be: what is measured is the way to the log. */
const counter: Decider<number, CommandsOf<typeof accountCommands>, EventsOf<typeof accountFacts>> = {
  facts: accountFacts,
  initial: 0,
  decide: ({ data }) => [{ type: 'AccountMoved', data: movement(data.accountId, 7) }],
  evolve: count => count + 1,
};

class WallClock extends Clock {
  override now(): Date {
    return new Date();
  }
}

/** Commands of 32 writers on one stream, a new one each round: every command is decided on what all before it did. */
export const measureHotStream = async (ground: Ground, pace: Pace): Promise<readonly Finding[]> => {
  const log = new PostgresEventLog({ url: (await ground.room('hot_stream', 'product')).url });
  const emmett = await openEmmett(await ground.room('hot_stream_emmett', 'none'), WRITERS);
  const streams = new Streams([counter], log, new WallClock());
  const send = async (accountId: string): Promise<boolean> => {
    const { events } = await streams.send(accountCommands.Move({ accountId }), systemContext('bench'));
    return events.length === 1;
  };
  try {
    const { ours, theirs } = await interleaved(pace, {
      ours: round => callsPerSecond(WRITERS, pace.turn, () => send(`hot${round}`)),
      theirs: round => callsPerSecond(WRITERS, 2 * pace.turn, () => emmett.handle(`account-hot${round}`)),
    });
    const measured = `${number(median(ours))}/s against ${number(median(theirs))}/s`;
    return [atLeast(`one hot stream, ${WRITERS} writers, against emmett's command handler`, measured, ratioByRound(ours, theirs), 300)];
  } finally {
    await Promise.all([log.close(), emmett.close()]);
  }
};

/**
 * The same writers on one stream, at one process or at two: each process has a desk and connections of its own, and knows nothing of the other but
 * by the conflicts that it meets. They share this machine's processors as they would there.
 */
export const measureTwoProcesses = async (ground: Ground, pace: Pace): Promise<readonly Finding[]> => {
  const { url } = await ground.room('two_processes', 'product');
  const logs = Array.from({ length: PROCESSES }, () => new PostgresEventLog({ url }));
  const desks = logs.map(log => new Streams([counter], log, new WallClock()));
  let turn = 0;
  const send = async (accountId: string, among: number): Promise<boolean> => {
    const { events } = (await desks[turn++ % among]?.send(accountCommands.Move({ accountId }), systemContext('bench'))) ?? { events: [] };
    return events.length === 1;
  };
  try {
    const { one, two } = await interleaved(pace, {
      one: round => callsPerSecond(WRITERS, pace.turn, () => send(`one${round}`, 1)),
      two: round => callsPerSecond(WRITERS, pace.turn, () => send(`two${round}`, PROCESSES)),
    });
    const measured = `${number(median(two))}/s against ${number(median(one))}/s`;
    return [atLeast(`one hot stream, ${WRITERS} writers at ${PROCESSES} processes, against the same at one`, measured, ratioByRound(two, one), 0.5)];
  } finally {
    await Promise.all(logs.map(log => log.close()));
  }
};
