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
