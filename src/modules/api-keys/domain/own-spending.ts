import type { Decider } from '../../../shared-kernel/decider.js';
import { noIds, valueOf, withId, type IdMap } from '../../../shared-kernel/id-map.js';
import { lesser, micro, microText, sum, type MicroText } from '../../../shared-kernel/money.js';
import { monthOf, nextMonth } from './months.js';
import type { OwnSpendingCommand } from './own-spending-commands.js';
import { limitReached, OwnKeyLimitReached } from './own-spending-errors.js';
import { ownSpendingFacts, type OwnSpendingEvent } from './own-spending-events.js';

/** What an own key may spend in a month, and is reckoned to have spent in it, in micro-dollars. */
export interface OwnSpending {
  readonly limit: bigint | null;
  /** The month that the books are at; empty before the first entry. */
  readonly month: string;
  readonly spent: bigint;
  /** Shares of the limit that were told of in this month. */
  readonly alerted: readonly number[];
  readonly reserved: ReadonlyMap<string, bigint>;
  /** Every call that was ever counted: news of one may come twice. */
  readonly counted: IdMap<true>;
}

type Order<Type extends OwnSpendingCommand['type']> = Extract<OwnSpendingCommand, { type: Type }>['data'];
/** An entry before it is written what stands in the books after it. */
type Entry = OwnSpendingEvent extends infer Event
  ? Event extends { type: string; data: object }
    ? { readonly type: Event['type']; readonly data: Omit<Event['data'], 'spent' | 'reserved'> }
    : never
  : never;

const SHARES = [50, 80, 100] as const;

const nothing: OwnSpending = { limit: null, month: '', spent: 0n, alerted: [], reserved: new Map(), counted: noIds };

const reservedIn = ({ reserved }: OwnSpending): bigint => sum(reserved.values());

const reserve = (state: OwnSpending, taskId: string, amount: bigint): OwnSpending => {
  const reserved = new Map(state.reserved);
  if (amount > 0n) reserved.set(taskId, amount);
  else reserved.delete(taskId);
  return { ...state, reserved };
};

const entered = (state: OwnSpending, entry: Entry): OwnSpending => {
  switch (entry.type) {
    case 'OwnLimitSet':
      return { ...state, limit: entry.data.microUsd === null ? null : micro(entry.data.microUsd), alerted: [] };
    case 'OwnSpendMonthBegan':
      return { ...state, month: entry.data.month, spent: 0n, alerted: [] };
    case 'OwnSpendReserved':
      return reserve(state, entry.data.taskId, micro(entry.data.microUsd));
    case 'OwnSpendCounted': {
      const { taskId, attemptId, month } = entry.data;
      const cost = micro(entry.data.microUsd);
      const held = state.reserved.get(taskId) ?? 0n;
      const spent = month === state.month ? state.spent + cost : state.spent; // late news of a month that is over
      return { ...reserve(state, taskId, held - lesser(held, cost)), spent, counted: withId(state.counted, attemptId, true) };
    }
    case 'OwnSpendReleased':
      return reserve(state, entry.data.taskId, 0n);
    case 'OwnSpendAlerted':
      return { ...state, alerted: [...state.alerted, entry.data.percent] };
  }
};

/** A month begins with the first entry in it; a clock that was set back begins none. */
const turned = (accountId: string, state: OwnSpending, month: string): readonly Entry[] =>
  month > state.month ? [{ type: 'OwnSpendMonthBegan', data: { accountId, month, before: state.month || null } }] : [];

const alert = (accountId: string, { month }: OwnSpending, limit: bigint, percent: (typeof SHARES)[number]): Entry => ({
  type: 'OwnSpendAlerted',
  data: { accountId, month, percent, limit: microText(limit) },
});

/** Shares of the limit that are reached and were not told of yet. */
const alerts = (accountId: string, state: OwnSpending): readonly Entry[] => {
  const { limit, spent, alerted } = state;
  if (limit === null) return [];
  const due = SHARES.filter(percent => spent * 100n >= limit * BigInt(percent) && !alerted.includes(percent));
  return due.map(percent => alert(accountId, state, limit, percent));
};

const after = (state: OwnSpending, entries: readonly Entry[]): OwnSpending => entries.reduce(entered, state);

const setLimit = ({ accountId, microUsd, now }: Order<'SetOwnLimit'>, state: OwnSpending): readonly Entry[] => {
  if (microUsd === (state.limit === null ? null : microText(state.limit))) return [];
  const entries: Entry[] = [...turned(accountId, state, monthOf(now))];
  entries.push({ type: 'OwnLimitSet', data: { accountId, month: after(state, entries).month, microUsd } });
  return [...entries, ...alerts(accountId, after(state, entries))];
};

const mustFit = (state: OwnSpending, needed: bigint, likely: MicroText | undefined): void => {
  const { limit, spent, month } = state;
  const reserved = reservedIn(state);
  if (limit === null || spent + reserved + needed <= limit) return;
  throw OwnKeyLimitReached({
    month,
    limitMicroUsd: microText(limit),
    spentMicroUsd: microText(spent),
    reservedMicroUsd: microText(reserved),
    neededMicroUsd: microText(needed),
    ...(likely === undefined ? {} : { likelyMicroUsd: likely }),
    sufficientLimitMicroUsd: microText(spent + reserved + needed),
    detail: limitReached({ limit, spent, reserved, needed, likely: likely === undefined ? null : micro(likely) }),
    resetsAt: nextMonth(month),
    remedies: ['raise_own_limit', 'wait_for_next_month', ...(spent + needed <= limit ? ['wait_for_running_tasks'] : [])],
  });
};

const reserveFor = (order: Order<'ReserveOwnSpend'>, state: OwnSpending): readonly Entry[] => {
  const { accountId, taskId, projectId, microUsd, priceVersion, basis, likelyMicroUsd, now } = order;
  const needed = micro(microUsd) - (state.reserved.get(taskId) ?? 0n);
  if (needed <= 0n) return [];
  const entries = turned(accountId, state, monthOf(now));
  const current = after(state, entries);
  mustFit(current, needed, likelyMicroUsd);
  return [...entries, { type: 'OwnSpendReserved', data: { accountId, month: current.month, taskId, projectId, microUsd, priceVersion, basis } }];
};

const count = ({ accountId, taskId, attemptId, microUsd, certain, at }: Order<'CountOwnSpend'>, state: OwnSpending): readonly Entry[] => {
  if (valueOf(state.counted, attemptId)) return [];
  const month = monthOf(at);
  const entries: Entry[] = [...turned(accountId, state, month)];
  entries.push({ type: 'OwnSpendCounted', data: { accountId, month, taskId, attemptId, microUsd, certain } });
  return [...entries, ...alerts(accountId, after(state, entries))];
};

const release = ({ accountId, taskId, reason }: Order<'ReleaseOwnSpend'>, state: OwnSpending): readonly Entry[] => {
  const held = state.reserved.get(taskId);
  if (held === undefined) return [];
  return [{ type: 'OwnSpendReleased', data: { accountId, month: state.month, taskId, microUsd: microText(held), reason } }];
};

const noteReached = ({ accountId, now }: Order<'NoteOwnLimitReached'>, state: OwnSpending): readonly Entry[] => {
  const entries = turned(accountId, state, monthOf(now));
  const current = after(state, entries);
  if (current.limit === null || current.alerted.includes(100)) return [];
  return [...entries, alert(accountId, current, current.limit, 100)];
};

const judged = (command: OwnSpendingCommand, state: OwnSpending): readonly Entry[] => {
  switch (command.type) {
    case 'SetOwnLimit':
      return setLimit(command.data, state);
    case 'ReserveOwnSpend':
      return reserveFor(command.data, state);
    case 'NoteOwnLimitReached':
      return noteReached(command.data, state);
    case 'CountOwnSpend':
      return count(command.data, state);
    case 'ReleaseOwnSpend':
      return release(command.data, state);
  }
};

/** What an account's own key may spend: set aside before each call, counted after it, refused where the month's limit would be passed. */
export const ownSpending: Decider<OwnSpending, OwnSpendingCommand, OwnSpendingEvent> = {
  facts: ownSpendingFacts,
  initial: nothing,
  decide(command, state) {
    let current = state;
    return judged(command, state).map(entry => {
      current = entered(current, entry);
      return {
        type: entry.type,
        data: { ...entry.data, spent: microText(current.spent), reserved: microText(reservedIn(current)) },
      } as OwnSpendingEvent;
    });
  },
  evolve(state, event) {
    return entered(state, event);
  },
};
