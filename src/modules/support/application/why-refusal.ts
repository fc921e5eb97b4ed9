import { isPayerChoice } from '../../../infrastructure/http/payer-choice.js';
import { citedRule } from '../../../shared-kernel/payer-rules.js';
import type { RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import type { Judgement } from '../../../shared-kernel/ports/messages.js';
import { declaredRefusals, type Refusal } from '../../../shared-kernel/refusal.js';
import { whoPays, type KeyStanding, type PayerQuestion } from '../../../shared-kernel/who-pays.js';
import type { RefusalEvent } from '../../audit/index.js';
import { comparedWith, notAsked, replayedOf, toldOf, type DecidedAgain, type Explanation, type Input } from './explanation.js';
import { questionInputs, RESOLVER } from './payer-again.js';

type Recorded = Extract<RefusalEvent, { type: 'RefusalRecorded' }>['data'];

/** All that the log says of one refusal. */
export interface RefusalFacts {
  /** By what it was asked for: the request, or the event that records it. */
  readonly id: string;
  readonly entry: RecordedEvent;
  readonly repeats: readonly RecordedEvent[];
  /** How the key stood when it was recorded, by the key's own events. */
  readonly keyThen: KeyStanding;
  /** What the decider of the stream says to the order now; null where it was not one that refused. */
  readonly again: Judgement | null;
  /** The key's news that were the last before it. */
  readonly keyNews: readonly RecordedEvent[];
}

const dataOf = ({ entry }: RefusalFacts): Recorded => entry.data as unknown as Recorded;

const OF_THE_RESOLVER: ReadonlySet<string> = new Set(['key_unusable', 'key_required_same', 'key_unreadable', 'provider_rate_limited']);
const OF_CREATION: ReadonlySet<string> = new Set(['R40', 'R41', 'R42']);
const LOCKED: ReadonlySet<string> = new Set(['R30', 'R33']);

/** The question behind a refusal of before questions were recorded; of a binding only that it was to another key matters. */
const reckoned = ({ rule, code, inputs }: Recorded, keyThen: KeyStanding): PayerQuestion => {
  if (OF_CREATION.has(rule)) return { operation: 'create-project', key: keyThen };
  const boundTo = LOCKED.has(rule) ? { fingerprint: 'another', lastFour: String(inputs['requiredKeyLastFour'] ?? '') } : null;
  const key = code === 'key_unreadable' && keyThen.status !== 'none' ? { ...keyThen, readable: false } : keyThen;
  return { operation: 'key-paid', kind: 'text', key, boundTo };
};

const questionOf = (facts: RefusalFacts): PayerQuestion | null => {
  const recorded = dataOf(facts);
  if (recorded.on?.asked === 'who-pays') return recorded.on.question as unknown as PayerQuestion;
  return recorded.on === undefined && OF_THE_RESOLVER.has(recorded.code) ? reckoned(recorded, facts.keyThen) : null;
};

const plain = (value: unknown): unknown => (typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null));

/** Of a refusal what the record keeps of one, by the names that this record has. */
const asRecorded = (refusal: Refusal, { inputs }: Recorded) => ({
  code: refusal.code,
  rule: refusal.details.rule,
  reason: refusal.details.reason ?? null,
  inputs: Object.fromEntries(Object.keys(inputs).map(name => [name, plain(refusal.details[name])])),
});

const onRecord = ({ code, rule, reason, inputs }: Recorded) => ({ code, rule, reason, inputs });

interface Told {
  readonly decision: DecidedAgain;
  readonly refusal: Refusal | null;
}

const byResolver = (question: PayerQuestion, recorded: Recorded): Told => {
  const answer = whoPays(question);
  const refusal = answer.payer === 'refused' ? answer.refusal : null;
  const said = refusal ? asRecorded(refusal, recorded) : { payer: answer.payer, rule: answer.rule };
  return { decision: comparedWith(RESOLVER, onRecord(recorded), said), refusal };
};

const byStream = (stream: string, revision: number | null, recorded: Recorded, again: Judgement | null): Told => {
  const decidedBy = `the decider of ${stream.slice(0, stream.indexOf('-'))}, on the account’s stream at revision ${revision ?? 'none'}`;
  if (again === null) return { decision: notAsked(decidedBy, onRecord(recorded)), refusal: null };
  if ('events' in again)
    return { decision: comparedWith(decidedBy, onRecord(recorded), { admitted: again.events.map(({ type }) => type) }), refusal: null };
  return { decision: comparedWith(decidedBy, onRecord(recorded), asRecorded(again.refusal, recorded)), refusal: again.refusal };
};

const byRim = (fields: readonly string[], recorded: Recorded): Told => {
  const choices = fields.filter(isPayerChoice);
  const said = choices.length > 0 && choices.length === fields.length ? { code: 'payer_not_selectable' } : { code: null };
  return { decision: comparedWith('isPayerChoice, on the names of the fields that were sent', { code: recorded.code }, said), refusal: null };
};

const told = (facts: RefusalFacts): Told => {
  const recorded = dataOf(facts);
  const question = questionOf(facts);
  if (question) return byResolver(question, recorded);
  if (recorded.on?.asked === 'stream') return byStream(recorded.on.stream, recorded.on.revision, recorded, facts.again);
  if (recorded.on?.asked === 'rim') return byRim(recorded.on.fields, recorded);
  return { decision: notAsked('a function whose inputs were not recorded yet', onRecord(recorded)), refusal: null };
};

const inputsOf = (facts: RefusalFacts): readonly Input[] => {
  const recorded = dataOf(facts);
  const of = (name: string, value: unknown, from: string): Input => ({ name, value, from, reconstructed: false });
  const question = questionOf(facts);
  const { on } = recorded;
  return [
    of('route', recorded.route, 'RefusalRecorded'),
    of('reason', recorded.reason, 'RefusalRecorded'),
    ...(question
      ? questionInputs(question, on ? 'recorded with the refusal' : 'reckoned from the events of the key before it', on === undefined)
      : []),
    ...(on?.asked === 'stream'
      ? [of('stream.revision', on.revision, on.stream), of(`order.${on.order.type}`, on.order.data, 'recorded with the refusal')]
      : []),
    ...(on?.asked === 'rim' ? [of('fields', on.fields, 'recorded with the refusal')] : []),
    ...Object.entries(recorded.inputs).map(([name, value]) => of(name, value, 'shown in the refusal')),
  ];
};

const counted = ({ repeats }: RefusalFacts): string => {
  const times = repeats.reduce((sum, { data }) => sum + Number(data['count']), 0);
  return times === 0 ? '' : ` It was refused ${times === 1 ? 'once' : `${times} times`} more within a minute.`;
};

/** Why a request was refused. */
export const explainRefusal = (facts: RefusalFacts): Explanation => {
  const recorded = dataOf(facts);
  const { decision, refusal } = told(facts);
  const declared = declaredRefusals().get(recorded.code);
  const because = recorded.reason === null ? '' : ` (${recorded.reason})`;
  return {
    about: { kind: 'refusal', id: facts.id },
    decision: `${recorded.route} was refused: ${declared?.title ?? recorded.code}${because}${counted(facts)}`,
    rule: citedRule(recorded.rule),
    inputs: inputsOf(facts),
    priceVersion: null,
    tariff: null,
    computation: null,
    events: toldOf([...facts.keyNews, facts.entry, ...facts.repeats]),
    remedies: refusal?.details.remedies ?? declared?.fixed.remedies ?? [],
    replayed: replayedOf([decision]),
  };
};
