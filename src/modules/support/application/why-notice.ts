import { citedRule } from '../../../shared-kernel/payer-rules.js';
import type { RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import type { NoticeKind, NoticeView } from '../../notifications/index.js';
import { comparedWith, replayedOf, toldOf, type Explanation, type Input } from './explanation.js';

/** All that the log says of one notice. */
export interface NoticeFacts {
  /** As its owner sees it. */
  readonly notice: NoticeView;
  /** As the events make it. */
  readonly again: NoticeView | null;
  /** The events that it rests on, in order. */
  readonly events: readonly RecordedEvent[];
}

interface OfKind {
  readonly rule: string | null;
  /** What closes it by itself. */
  readonly closes: string;
}

const BAD_KEY: OfKind = { rule: 'A-19', closes: 'the key works again, something else is wrong with it, or it is removed' };
const BY_OWNER = 'its owner closes it';

const OF_KIND: Readonly<Record<NoticeKind, OfKind>> = {
  key_exhausted: BAD_KEY,
  key_invalid: BAD_KEY,
  key_restricted: BAD_KEY,
  key_expired: BAD_KEY,
  key_recovered: { rule: 'A-19', closes: 'the key fails again or is removed, or its owner closes it' },
  key_expires_soon: { rule: 'A-19', closes: 'another date is chosen, the date comes, or the key is removed' },
  own_key_spending: { rule: null, closes: 'the limit is changed or the month is over' },
  work_failed: { rule: null, closes: BY_OWNER },
  result_lost: { rule: null, closes: BY_OWNER },
  credits_low: { rule: null, closes: 'the balance rises above the threshold again, the threshold is given up, or its owner closes it' },
  webhook_paused: { rule: null, closes: 'the webhook is resumed or removed, or its owner closes it' },
};

const ruleOf = ({ kind, cause }: NoticeView): string => (cause === 'provider_rate_limited' ? 'R52' : (OF_KIND[kind].rule ?? ''));

/** Words, amounts and times; what is sealed, and ids of things, is left out. */
const facts = ({ type, data }: RecordedEvent): readonly Input[] =>
  Object.entries(data).flatMap(([name, value]) => {
    const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
    return isPlain && !/Id$|^fingerprint$/.test(name) ? [{ name, value, from: type, reconstructed: false }] : [];
  });

const closing = ({ closedAt, closedBy, kind }: NoticeView): string => {
  if (closedAt === null) return `It is open until ${OF_KIND[kind].closes}.`;
  return `It was closed ${closedBy === 'owner' ? 'by its owner' : 'because what it told of was over'} at ${closedAt}.`;
};

/** Why an owner was told something, and what closes it. */
export const explainNotice = ({ notice, again, events }: NoticeFacts): Explanation => {
  const raising = events.find(({ id }) => id === notice.raisedBy);
  return {
    about: { kind: 'notice', id: notice.noticeId },
    decision: `${notice.sentence} ${closing(notice)}`,
    rule: citedRule(ruleOf(notice)),
    inputs: [
      ...(raising ? facts(raising) : []),
      { name: 'closesWhen', value: OF_KIND[notice.kind].closes, from: 'the kind of notice', reconstructed: false },
      { name: 'raisedAt', value: notice.raisedAt, from: raising?.type ?? 'the notice', reconstructed: false },
    ],
    priceVersion: null,
    tariff: null,
    computation: null,
    events: toldOf(events),
    remedies: notice.remedies,
    replayed: replayedOf([comparedWith('the reducers of notices, on the events', notice, again)]),
  };
};
