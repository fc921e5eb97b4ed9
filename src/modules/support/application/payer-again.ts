import { whoPays, type Binding, type KeyStanding, type PayerDecision, type PayerQuestion } from '../../../shared-kernel/who-pays.js';
import type { OperationClass } from '../../../shared-kernel/tariff.js';
import type { TaskOrder } from '../../media-pipeline/index.js';
import type { PayerEvidence } from '../../projects/index.js';
import { comparedWith, type DecidedAgain, type Input } from './explanation.js';

export const RESOLVER = 'whoPays, the resolver of the payer (src/shared-kernel/who-pays.ts)';

/** A payer that was decided for one task, and what is known of how. */
export interface PayerOnRecord {
  readonly order: TaskOrder;
  readonly evidence: PayerEvidence;
  /** The task was ordered by the creation of its project, whose own question is about the creation. */
  readonly atCreation: boolean;
  readonly operationClass: OperationClass;
  readonly boundTo: Binding | null;
  /** The key's standing by its own events, up to the revision that was looked at. */
  readonly keyThen: KeyStanding;
}

const questionOf = ({ order, evidence, atCreation, operationClass, boundTo, keyThen }: PayerOnRecord): PayerQuestion => {
  if (evidence.question && !atCreation) return evidence.question;
  const key = evidence.question?.key ?? keyThen;
  return { operation: operationClass, kind: order.operation, key, boundTo: atCreation ? null : boundTo };
};

const said = (decision: PayerDecision) => {
  if (decision.payer === 'refused') return { payer: decision.payer, code: decision.refusal.code, rule: decision.rule };
  const { payer, rule, because } = decision;
  return { payer, rule, because, fingerprint: payer === 'own-key' ? decision.fingerprint : null };
};

const onRecord = ({ payer, rule, because }: TaskOrder, told: ReturnType<typeof said>) => ({
  payer: payer.by,
  rule,
  // orders did not always note it
  because: because ?? ('because' in told ? told.because : undefined),
  fingerprint: payer.by === 'own-key' ? payer.fingerprint : null,
});

/** What of a standing is in the key's own events; whether it can be opened, and how long it rests, is not. */
const inEvents = (key: KeyStanding) => {
  if (key.status === 'none') return { status: key.status };
  const { status, fingerprint, lastFour, reason } = key;
  return { status, fingerprint, lastFour, reason };
};

const keyInputs = (key: KeyStanding, from: string, reconstructed: boolean): readonly Input[] => {
  const of = (name: string, value: unknown): Input => ({ name, value, from, reconstructed });
  if (key.status === 'none') return [of('key.status', 'none')];
  const environment = reconstructed ? from : 'asked of the installation at that moment, since no event says it';
  return [
    of('key.status', key.status),
    of('key.reason', key.reason),
    of('key.lastFour', key.lastFour),
    { name: 'key.readable', value: key.readable, from: environment, reconstructed },
    { name: 'key.limitedForSeconds', value: key.limitedForSeconds ?? 0, from: environment, reconstructed },
  ];
};

/** What the resolver is asked, each by its name. */
export const questionInputs = (question: PayerQuestion, from: string, reconstructed = false): readonly Input[] => {
  const of = (name: string, value: unknown): Input => ({ name, value, from, reconstructed });
  const { operation } = question;
  const kind = operation === 'create-project' ? [] : [of('kind', question.kind), of('project.boundTo', question.boundTo?.lastFour ?? null)];
  return [of('operation', operation), ...kind, ...keyInputs(question.key, from, reconstructed)];
};

/** The payer's decision made again, with what it looked at. */
export const payerAgain = (record: PayerOnRecord): { readonly inputs: readonly Input[]; readonly decisions: readonly DecidedAgain[] } => {
  const question = questionOf(record);
  const answer = said(whoPays(question));
  const recorded = record.evidence.question !== undefined;
  const from = recorded
    ? 'recorded with the order'
    : `reckoned from the events of the key up to revision ${record.evidence.keyRevision ?? 'none'}, which the order names`;
  const decisions = [comparedWith(RESOLVER, onRecord(record.order, answer), answer)];
  const standing = comparedWith('the reducers of the key’s standing, on its events', inEvents(question.key), inEvents(record.keyThen));
  return { inputs: questionInputs(question, from, !recorded), decisions: recorded ? [...decisions, standing] : decisions };
};
