import { micro, type MicroText } from '../../../shared-kernel/money.js';
import type { ReportedUse } from '../../../shared-kernel/ports/usage-reports.js';
import type { Difference, Figures } from './figures.js';
import type { OwnUsageView } from './queries.js';

export const DRIFT_REASONS = [
  'reports_not_read',
  'not_reported_yet',
  'may_still_grow',
  'costs_not_readable',
  'costs_not_known_yet',
  'outcome_unknown',
  'price_assumed',
  'several_keys',
  'not_told_apart_by_key',
  'used_elsewhere',
  'not_in_the_reports',
  'counted_otherwise',
  'priced_otherwise',
] as const;
export type DriftReasonCode = (typeof DRIFT_REASONS)[number];

/** Something that is known to make our figures differ from the provider's, and by how much where that is known. */
export interface DriftReason {
  readonly code: DriftReasonCode;
  readonly requests: number | null;
  readonly microUsd: MicroText | null;
}

/** A day, as far as both sides tell of it. */
interface Day {
  readonly state: 'reported' | 'provisional' | 'pending' | 'unavailable';
  readonly ours: { readonly requests: number; readonly uncertainMicroUsd: MicroText };
  readonly mine: readonly OwnUsageView[];
  readonly seen?: Seen;
}

interface Seen {
  /** Of the keys that are asked about. */
  readonly use: readonly ReportedUse[];
  readonly everybodys: readonly ReportedUse[];
  readonly costsRead: boolean;
  readonly apiKeyIds: readonly string[];
  readonly provider: Figures;
  readonly difference: Difference;
}

const because = (code: DriftReasonCode, much: Partial<DriftReason> = {}): DriftReason => ({ requests: null, microUsd: null, ...much, code });

/** Reports name the dated version of a model that was asked for by its plain name. */
const undated = (model: string): string => model.replace(/-\d{4}-\d{2}-\d{2}$/, '');

const ofState = (state: Day['state']): readonly DriftReason[] => {
  switch (state) {
    case 'unavailable':
      return [because('reports_not_read')];
    case 'pending':
      return [because('not_reported_yet')];
    case 'provisional':
      return [because('may_still_grow')];
    case 'reported':
      return [];
  }
};

const ofOurs = ({ ours: { uncertainMicroUsd }, mine }: Day): readonly DriftReason[] => [
  ...(micro(uncertainMicroUsd) > 0n ? [because('outcome_unknown', { microUsd: uncertainMicroUsd })] : []),
  ...(mine.some(({ priceAssumed }) => priceAssumed) ? [because('price_assumed')] : []),
];

/** Whose use it is that the provider tells of, as far as it says so. */
const ofKeys = ({ everybodys, apiKeyIds, costsRead, provider }: Seen): readonly DriftReason[] => {
  const keys = new Set(everybodys.map(({ apiKeyId }) => apiKeyId));
  return [
    ...(costsRead ? [] : [because('costs_not_readable')]),
    ...(costsRead && provider.microUsd === null ? [because('costs_not_known_yet')] : []),
    ...(apiKeyIds.length === 0 && keys.size > 1 ? [because('several_keys')] : []),
    ...(keys.has(null) ? [because('not_told_apart_by_key')] : []),
  ];
};

/** Requests with models that nothing was asked of here are certainly somebody else's; so are more requests than were sent. */
const elsewhere = ({ use, difference }: Seen, mine: readonly OwnUsageView[]): number => {
  const known = new Set(mine.map(({ model }) => undated(model)));
  const strangers = use.filter(({ model }) => model !== null && !known.has(undated(model)));
  return Math.max(
    strangers.reduce((so, { requests }) => so + requests, 0),
    difference.requests,
  );
};

const ofCounts = (seen: Seen, { mine, ours }: Day): readonly DriftReason[] => {
  const { difference } = seen;
  const strange = elsewhere(seen, mine);
  if (strange > 0) return [because('used_elsewhere', { requests: strange })];
  if (difference.requests < 0) return [because('not_in_the_reports', { requests: -difference.requests })];
  if (difference.inputTokens !== 0 || difference.outputTokens !== 0 || difference.images !== 0) return [because('counted_otherwise')];
  const { microUsd } = difference;
  // each call is rounded up to a micro-dollar on both sides
  const rounding = BigInt(ours.requests);
  if (microUsd === null || (micro(microUsd) <= rounding && micro(microUsd) >= -rounding)) return [];
  return [because('priced_otherwise', { microUsd })];
};

/** What is known about why the two sides differ, or cannot be compared. */
export const reasonsOf = (day: Day): readonly DriftReason[] => [
  ...ofState(day.state),
  ...ofOurs(day),
  ...(day.seen ? [...ofKeys(day.seen), ...ofCounts(day.seen, day)] : []),
];
