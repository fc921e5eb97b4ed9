import { isDeepStrictEqual } from 'node:util';
import type { CreditAmount } from '../../../shared-kernel/money.js';
import type { Tariff } from '../../../shared-kernel/tariff.js';
import type { RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import { plainSentence, type ToldEvent } from '../domain/plain-sentence.js';
import { sentenceOf } from './event-sentences.js';

/** One thing that a decision looked at, as it was then. */
export interface Input {
  readonly name: string;
  readonly value: unknown;
  /** Where it comes from, in words. */
  readonly from: string;
  /** It was not recorded with the decision, but reckoned from the events before it. */
  readonly reconstructed: boolean;
}

/** An event of the log that an explanation rests on. */
export interface EventTold {
  readonly event: string;
  readonly position: string;
  readonly at: string;
  readonly sentence: string;
}

/** One decision made once more by the function that made it. */
export interface DecidedAgain {
  /** Which function that is. */
  readonly decidedBy: string;
  /** What is on record. */
  readonly recorded: unknown;
  /** What the function says now; null where it cannot be asked, because its inputs were not recorded. */
  readonly answer: unknown;
  readonly same: boolean | null;
}

/** What the decisions behind an answer say when they are made again. */
export interface Replayed {
  /** Null when one could not be asked again. */
  readonly same: boolean | null;
  readonly warning: string | null;
  readonly decisions: readonly DecidedAgain[];
}

/** How a price came about. */
export interface Computation {
  readonly parts: readonly { readonly unit: string; readonly quantity: number; readonly microCredits: string; readonly per: number }[];
  readonly cost: CreditAmount | null;
  readonly held: CreditAmount;
  readonly charged: CreditAmount;
  readonly returned: CreditAmount;
  readonly borneByPlatform: CreditAmount;
  readonly paidBack: CreditAmount;
  readonly net: CreditAmount;
  /** The grants that paid, first burnt first. */
  readonly grants: readonly { readonly grantId: string; readonly amount: CreditAmount }[];
}

/** Why something is as it is. */
export interface Explanation {
  readonly about: { readonly kind: 'charge' | 'hold' | 'refusal' | 'notice' | 'project'; readonly id: string };
  readonly decision: string;
  readonly rule: { readonly number: string; readonly sentence: string } | null;
  readonly inputs: readonly Input[];
  readonly priceVersion: string | null;
  readonly tariff: Tariff | null;
  readonly computation: Computation | null;
  readonly events: readonly EventTold[];
  readonly remedies: readonly string[];
  readonly replayed: Replayed;
}

const LOUD = 'What is on record is not what the rules make of its inputs. Tell the operator, and have an auditor verify the log.';

/** The verdict on decisions that were made again: as good as the worst of them. */
export const replayedOf = (decisions: readonly DecidedAgain[]): Replayed => {
  const differs = decisions.some(({ same }) => same === false);
  const same = differs ? false : decisions.every(decision => decision.same === true) ? true : null;
  return { same, warning: differs ? LOUD : null, decisions };
};

/** As JSON has it: what is undefined is not there. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** A decision on record beside what its function says now. */
export const comparedWith = (decidedBy: string, recorded: unknown, answer: unknown): DecidedAgain => {
  const [then, now] = [plain(recorded), plain(answer)];
  return { decidedBy, recorded: then, answer: now, same: isDeepStrictEqual(then, now) };
};

/** A decision that cannot be made again. */
export const notAsked = (decidedBy: string, recorded: unknown): DecidedAgain => ({ decidedBy, recorded: plain(recorded), answer: null, same: null });

const saidOf = (event: ToldEvent) => ({ sentence: plainSentence(event, sentenceOf(event.type)).sentence });

/** Events as an explanation names them. */
export const toldOf = (events: readonly RecordedEvent[]): readonly EventTold[] =>
  events
    .map(({ stream, type, data, position, metadata: { at } }) => ({ event: type, position, at, ...saidOf({ stream, type, data }) }))
    .toSorted((a, b) => (a.position < b.position ? -1 : 1));

const SHOWN = 8;

const masked = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      name === 'fingerprint' && typeof part === 'string' ? `${part.slice(0, SHOWN)}…` : masked(part),
    ]),
  );
};

/** An explanation as it may be shown: of a key no more than tells which one it was. */
export const shownExplanation = (explanation: Explanation): Explanation => masked(plain(explanation)) as Explanation;
