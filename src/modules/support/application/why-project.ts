import { citedRule } from '../../../shared-kernel/payer-rules.js';
import type { RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import { whoPays, type Binding, type KeyStanding, type PayerDecision, type PayerQuestion } from '../../../shared-kernel/who-pays.js';
import type { PayerEvidence } from '../../projects/index.js';
import { comparedWith, replayedOf, toldOf, type DecidedAgain, type Explanation, type Input } from './explanation.js';
import { questionInputs, RESOLVER } from './payer-again.js';

/** All that the log says of whether a project can generate. */
export interface ProjectFacts {
  readonly projectId: string;
  readonly created: RecordedEvent;
  /** The key as it stands now, and whether it can be opened. */
  readonly key: KeyStanding;
  /** The same by the key's own events alone. */
  readonly keyByEvents: KeyStanding;
  /** By the key's own events, when the project was created. */
  readonly keyAtCreation: KeyStanding;
  readonly keyNews: readonly RecordedEvent[];
  /** False where nobody looked whether the stored key can be opened: it is taken for one that can. */
  readonly isOpened: boolean;
}

interface Created {
  readonly boundTo: Binding | null;
  readonly evidence: PayerEvidence;
}

const NOT_OPENED = 'the key as it stands now by its events; for anybody but its owner nobody looks whether it can be opened, or how long it rests';

const createdOf = ({ created }: ProjectFacts): Created => created.data as unknown as Created;

const said = (decision: PayerDecision) =>
  decision.payer === 'refused'
    ? { payer: decision.payer, code: decision.refusal.code, reason: decision.refusal.details.reason, rule: decision.rule }
    : { payer: decision.payer, because: decision.because, rule: decision.rule };

/** Whether the project is locked is no event: it follows from its binding and from the key, whenever somebody asks. */
const questionOf = (facts: ProjectFacts, key: KeyStanding): PayerQuestion => ({
  operation: 'key-paid',
  kind: 'text',
  key,
  boundTo: createdOf(facts).boundTo,
});

/** The key by its events, with what only the installation can say of the stored one. */
const asInstalled = ({ key, keyByEvents }: ProjectFacts): KeyStanding => {
  if (key.status === 'none' || keyByEvents.status === 'none') return keyByEvents;
  const { readable, limitedForSeconds } = key;
  return { ...keyByEvents, readable, ...(limitedForSeconds === undefined ? {} : { limitedForSeconds }) };
};

const bindingAgain = (facts: ProjectFacts): DecidedAgain => {
  const { boundTo, evidence } = createdOf(facts);
  const answer = whoPays(evidence.question ?? { operation: 'create-project', key: facts.keyAtCreation });
  const bound = answer.payer === 'credits' ? { boundTo: answer.bindTo, rule: answer.rule } : { refused: answer.rule };
  return comparedWith(`${RESOLVER}, when the project was created`, { boundTo, rule: evidence.rule }, bound);
};

const sentenceOf = (decision: PayerDecision, boundTo: Binding | null): string => {
  const binding = boundTo ? `It is bound to the key that ends in ${boundTo.lastFour}.` : 'It is bound to no key.';
  if (decision.payer === 'refused') return `The project is locked for generation: ${decision.refusal.title} ${binding}`;
  const purse = decision.payer === 'credits' ? 'platform credits pay' : 'the stored OpenAI key pays';
  return `The project is not locked: ${purse} for generation, because ${decision.because.replace(/^.*: /, '')}. ${binding}`;
};

/** Why a project can or cannot generate. */
export const explainProject = (facts: ProjectFacts): Explanation => {
  const { boundTo, evidence } = createdOf(facts);
  const question = questionOf(facts, facts.key);
  const decision = whoPays(question);
  const of = (name: string, value: unknown): Input => ({ name, value, from: 'ProjectCreated', reconstructed: false });
  const byEvents = whoPays(questionOf(facts, asInstalled(facts)));
  return {
    about: { kind: 'project', id: facts.projectId },
    decision: sentenceOf(decision, boundTo),
    rule: citedRule(decision.rule),
    inputs: [
      ...questionInputs(question, facts.isOpened ? 'the key as it stands now' : NOT_OPENED, !facts.isOpened),
      of('boundTo', boundTo),
      of('boundTo.rule', citedRule(evidence.rule)),
      of('boundTo.because', evidence.because),
    ],
    priceVersion: null,
    tariff: null,
    computation: null,
    events: toldOf([facts.created, ...facts.keyNews]),
    remedies: decision.payer === 'refused' ? (decision.refusal.details.remedies ?? []) : [],
    replayed: replayedOf([comparedWith(`${RESOLVER}, on the key by its events`, said(decision), said(byEvents)), bindingAgain(facts)]),
  };
};
