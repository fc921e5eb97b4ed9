import type { CommandContext } from '../../../shared-kernel/context.js';
import type { Decider } from '../../../shared-kernel/decider.js';
import { command, commands, fact, facts, type CommandsOf, type EventsOf } from '../../../shared-kernel/message.js';
import { refusal } from '../../../shared-kernel/refusal.js';
import type { LooseDecider } from '../stream-desk.js';

export const tillFacts = facts('till', {
  CoinAdded: fact<{ till: string; coin: string }>('A coin was put into a till.'),
  CoinTaken: fact<{ till: string; coin: string }>('A coin was taken out of a till.'),
});
export type TillEvent = EventsOf<typeof tillFacts>;

export const tillCommands = commands('till', (data: { till: string }) => data.till, {
  AddCoin: command<{ till: string; coin: string }>(),
  TakeCoin: command<{ till: string; coin: string }>(),
  BreakTill: command<{ till: string }>(),
});

export const TillFull = refusal('till_full', 'conflict', 'Nothing more fits into this till.');

/** Coins that fit into a till. */
export const ROOM = 5;

const till: Decider<readonly string[], CommandsOf<typeof tillCommands>, TillEvent> = {
  facts: tillFacts,
  initial: [],
  decide(command, coins) {
    if (command.type === 'BreakTill') throw new RangeError('a secret in the text of an error');
    if (command.type === 'TakeCoin') return coins.includes(command.data.coin) ? [{ type: 'CoinTaken', data: command.data }] : [];
    if (coins.includes(command.data.coin)) return [];
    if (coins.length >= ROOM) throw TillFull({ reason: `holds_${coins.length}` });
    return [{ type: 'CoinAdded', data: command.data }];
  },
  evolve: (coins, { type, data: { coin } }) => (type === 'CoinAdded' ? [...coins, coin] : coins.filter(other => other !== coin)),
};

/** A till with room for five coins, each of which it takes once. */
export const looseTill = till as unknown as LooseDecider;

/** Somebody's order with this id. */
export const order = (commandId: string): CommandContext => ({
  commandId,
  causationId: 'cause',
  correlationId: 'request',
  actor: 'account:ada',
  accountId: 'ada',
});
