import { citedRule } from '../../../shared-kernel/payer-rules.js';
import { creditAmount, inWhole, micro, microText, sum, type MicroText } from '../../../shared-kernel/money.js';
import type { RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import type { Judgement } from '../../../shared-kernel/ports/messages.js';
import { charge, type Quantities } from '../../../shared-kernel/tariff.js';
import { waysOutOf } from '../../../shared-kernel/ways-out.js';
import type { CreditEvent } from '../../credits/index.js';
import type { TaskEvent } from '../../media-pipeline/index.js';
import { comparedWith, notAsked, replayedOf, toldOf, type Computation, type DecidedAgain, type Explanation, type Input } from './explanation.js';
import { payerAgain, type PayerOnRecord } from './payer-again.js';

/** An entry of the ledger that an order led to, and what the ledger's decider says to that order now. */
export interface JudgedAgain {
  readonly entry: RecordedEvent;
  /** Null where nothing on record gives the order. */
  readonly again: Judgement | null;
}

/** All that the log says of the money of one task. */
export interface MoneyFacts {
  readonly taskId: string;
  readonly accountId: string;
  readonly payer: PayerOnRecord | null;
  /** Entries of the ledger about the task's hold, in order. */
  readonly ledger: readonly RecordedEvent[];
  readonly task: readonly RecordedEvent[];
  readonly asked: RecordedEvent | null;
  readonly judged: readonly JudgedAgain[];
}

type Entry<Type extends CreditEvent['type']> = Extract<CreditEvent, { type: Type }>['data'];

const entries = <Type extends CreditEvent['type']>({ ledger }: MoneyFacts, type: Type): readonly Entry<Type>[] =>
  ledger.filter(event => event.type === type).map(({ data }) => data as unknown as Entry<Type>);

const ENDINGS = ['TaskSucceeded', 'TaskFailed', 'TaskCancelled'] as const;
type Ending = Extract<TaskEvent, { type: (typeof ENDINGS)[number] }>;

const endOf = ({ task }: MoneyFacts): Ending | null => (task.find(({ type }) => ENDINGS.some(end => end === type)) as Ending | undefined) ?? null;

const LEDGER = 'the decider of the credit account, on the account’s stream as it stood';

const judgedAgain = ({ entry, again }: JudgedAgain): DecidedAgain => {
  const decidedBy = `${LEDGER} before revision ${entry.revision}`;
  const recorded = { event: entry.type, ...entry.data };
  if (again === null)
    return { ...notAsked(decidedBy, recorded), answer: { event: null, because: 'nothing on record gives this order' }, same: false };
  if ('refusal' in again) return comparedWith(decidedBy, recorded, { refused: again.refusal.code });
  const said = again.events.find(({ type }) => type === entry.type);
  return comparedWith(decidedBy, recorded, said ? { event: said.type, ...said.data } : { event: null });
};

const heldAgain = (held: Entry<'CreditsHeld'>): DecidedAgain =>
  comparedWith(
    'charge, the tariff on the most that the work may use (src/shared-kernel/tariff.ts)',
    held.amount,
    microText(charge(held.tariff, held.ceiling)),
  );

const total = (amounts: readonly MicroText[]): MicroText => microText(sum(amounts.map(micro)));

const heldInAll = (facts: MoneyFacts): MicroText =>
  total([...entries(facts, 'CreditsHeld').map(({ amount }) => amount), ...entries(facts, 'HoldExtended').map(({ by }) => by)]);

const computationOf = (facts: MoneyFacts): Computation | null => {
  const [held] = entries(facts, 'CreditsHeld');
  if (!held) return null;
  const [settled] = entries(facts, 'HoldSettled');
  const [released] = entries(facts, 'HoldReleased');
  const charged = settled?.charged ?? '0';
  const paidBack = total(entries(facts, 'ChargeReturned').map(({ amount }) => amount));
  const quantities: Quantities = settled?.usage ?? (released ? {} : held.ceiling);
  return {
    parts: held.tariff.parts.map(({ unit, microCredits, per }) => ({ unit, quantity: quantities[unit] ?? 0, microCredits, per })),
    cost: settled ? creditAmount(settled.cost) : null,
    held: creditAmount(heldInAll(facts)),
    charged: creditAmount(charged),
    returned: creditAmount(settled?.returned ?? released?.amount ?? '0'),
    borneByPlatform: creditAmount(total(entries(facts, 'CostBorneByPlatform').map(({ amount }) => amount))),
    paidBack: creditAmount(paidBack),
    net: creditAmount(microText(micro(charged) - micro(paidBack))),
    grants: (settled?.slices ?? held.slices).map(({ grantId, amount }) => ({ grantId, amount: creditAmount(amount) })),
  };
};

const settledSaid = (facts: MoneyFacts, settled: Entry<'HoldSettled'>): string => {
  const held = heldInAll(facts);
  const more = [
    ...(settled.estimated ? [' What was used is our estimate, because the work was given up while the provider was at it.'] : []),
    ...entries(facts, 'CostBorneByPlatform').map(({ amount }) => ` It cost ${inWhole(amount)} more than was held, and the platform bore that.`),
    ...entries(facts, 'ChargeReturned').map(({ amount, reason }) => ` ${inWhole(amount)} were paid back later (${reason}).`),
  ];
  return `Platform credits paid for this ${settled.operation}: of ${inWhole(held)} that were held, ${inWhole(settled.charged)} were charged for what it used and ${inWhole(settled.returned)} went back.${more.join('')}`;
};

const NEVER_STARTED = 'never-started';

const releasedSaid = ({ amount, operation, reason }: Entry<'HoldReleased'>): string =>
  reason === NEVER_STARTED
    ? `Nothing was charged: this ${operation} was never started, so the ${inWhole(amount)} platform credits that were held for it went back.`
    : `Nothing was charged: this ${operation} ended without anything delivered (${reason}), so all ${inWhole(amount)} platform credits that were held for it went back.`;

const DOLLARS = (amount: MicroText): string => `$${inWhole(amount)}`;

/** What calls with the own key cost at the provider, by our estimate (R60). */
const atProvider = ({ task }: MoneyFacts): MicroText =>
  total(
    task.flatMap(({ data }) => {
      const { ownUse } = data as { readonly ownUse?: { readonly estimate: { readonly microUsd: MicroText } } };
      return ownUse ? [ownUse.estimate.microUsd] : [];
    }),
  );

const decisionOf = (facts: MoneyFacts): string => {
  const [settled] = entries(facts, 'HoldSettled');
  if (settled) return settledSaid(facts, settled);
  const [released] = entries(facts, 'HoldReleased');
  if (released) return releasedSaid(released);
  const [held] = entries(facts, 'CreditsHeld');
  if (held)
    return `Nothing is charged yet: ${inWhole(heldInAll(facts))} platform credits are held for this ${held.tariff.operation}, the most that it may cost, until it ends.`;
  return `0 platform credits: your own OpenAI key pays for this ${facts.payer?.order.operation ?? 'work'}, so none were held and none were charged. By our estimate it cost ${DOLLARS(atProvider(facts))} at OpenAI so far.`;
};

const stateOf = ({ task }: MoneyFacts) => {
  const last = task.findLast(({ type }) => type === 'TaskPostponed' || type === 'TaskStopped' || type === 'TaskResumed');
  if (last?.type === 'TaskPostponed') return { state: 'waiting', reason: String(last.data['for']) };
  return last?.type === 'TaskStopped' ? { state: 'stopped', reason: String(last.data['reason']) } : { state: 'running', reason: null };
};

const remediesOf = (facts: MoneyFacts): readonly string[] => {
  const payer = facts.payer?.order.payer;
  const head = { payer: payer?.by ?? 'credits', bound: payer?.by === 'own-key' && payer.bound === true } as const;
  const end = endOf(facts);
  if (end?.type === 'TaskFailed') return waysOutOf({ ...head, state: 'failed', cause: end.data.cause, reason: end.data.reason }).remedies;
  return end ? [] : waysOutOf({ ...head, cause: null, ...stateOf(facts) }).remedies;
};

const inputsOf = (facts: MoneyFacts): readonly Input[] => {
  const of = (name: string, value: unknown, from: string): Input => ({ name, value, from, reconstructed: false });
  const [held] = entries(facts, 'CreditsHeld');
  const [settled] = entries(facts, 'HoldSettled');
  const end = endOf(facts);
  return [
    ...(held ? [of('ceiling', held.ceiling, 'CreditsHeld'), of('held', creditAmount(heldInAll(facts)), 'CreditsHeld and HoldExtended')] : []),
    ...(end ? [of('task.end', end.type, end.type), of('usage', end.data.usage, end.type)] : []),
    ...(end?.type === 'TaskFailed' ? [of('task.cause', end.data.cause, end.type), of('task.reason', end.data.reason, end.type)] : []),
    ...(settled?.estimated ? [of('usage.estimated', true, 'HoldSettled')] : []),
    of('attempts', facts.task.filter(({ type }) => type === 'AttemptIntended').length, 'AttemptIntended'),
  ];
};

/** An own key's work moves no credits: what the ledger says of it is nothing. */
const untouched = ({ ledger }: MoneyFacts): DecidedAgain =>
  comparedWith('the ledger, searched for this task (R7)', { entries: ledger.length }, { entries: 0 });

/** Why a task cost what it cost, or why its hold is where it is. */
export const explainMoney = (kind: 'charge' | 'hold', facts: MoneyFacts): Explanation => {
  const [held] = entries(facts, 'CreditsHeld');
  const [released] = entries(facts, 'HoldReleased');
  const payer = facts.payer ? payerAgain(facts.payer) : { inputs: [], decisions: [] };
  const number = released?.reason === NEVER_STARTED ? 'R49' : (facts.payer?.order.rule ?? '');
  const ledger = held ? [heldAgain(held), ...facts.judged.map(judgedAgain)] : [untouched(facts)];
  return {
    about: { kind, id: facts.taskId },
    decision: decisionOf(facts),
    rule: citedRule(number),
    inputs: [...payer.inputs, ...inputsOf(facts)],
    priceVersion: held?.tariff.priceVersion ?? null,
    tariff: held?.tariff ?? null,
    computation: computationOf(facts),
    events: toldOf([...(facts.asked ? [facts.asked] : []), ...facts.ledger, ...facts.task]),
    remedies: remediesOf(facts),
    replayed: replayedOf([...payer.decisions, ...ledger]),
  };
};
