import { micro, microText, type MicroText } from '../../../shared-kernel/money.js';
import { projection } from '../../../shared-kernel/projection.js';
import type { OwnUse, TaskEvent, TaskRef } from '../../media-pipeline/index.js';
import type { ApiKeyEvent } from '../domain/events.js';
import type { OwnUsageView } from '../domain/queries.js';

type UsageRow = OwnUsageView & { readonly [extension: string]: unknown };

interface Heard {
  readonly data: TaskRef & { readonly ownUse?: OwnUse };
  readonly metadata: { readonly at: string };
}

interface Tested {
  readonly data: Extract<ApiKeyEvent, { type: 'PaidProbeEnded' }>['data'];
  readonly metadata: { readonly at: string };
}

/** Tests belong to no project. */
const KEY_TEST = 'key-test';

const dayOf = ({ metadata }: Pick<Heard, 'metadata'>): string => metadata.at.slice(0, 10);

const rowOf = (event: Heard): string | null => {
  const { accountId, projectId, ownUse: use } = event.data;
  return use ? [accountId, dayOf(event), use.fingerprint, projectId, use.cardId ?? '', use.operation, use.model].join('|') : null;
};

const testRowOf = (event: Tested): string | null => {
  const { accountId, fingerprint, model, usage, estimate } = event.data;
  return model === null || usage === null || estimate === null ? null : [accountId, dayOf(event), fingerprint, '', '', KEY_TEST, model].join('|');
};

const NOTHING = {
  calls: 0,
  fruitlessCalls: 0,
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
  images: 0,
  microUsd: '0',
  uncertainMicroUsd: '0',
  priceVersions: [],
  priceAssumed: false,
} as const;

const untouched = ({ data: { accountId, projectId }, metadata }: Heard, use: OwnUse): UsageRow => {
  const { fingerprint, cardId, operation, model } = use;
  return { ...NOTHING, accountId, day: metadata.at.slice(0, 10), fingerprint, projectId, cardId, operation, model };
};

const plus = (one: MicroText, other: MicroText): MicroText => microText(micro(one) + micro(other));

const used =
  (fruitless: 0 | 1) =>
  (row: UsageRow | undefined, event: Heard): UsageRow | undefined => {
    const use = event.data.ownUse;
    if (!use) return row;
    const before = row ?? untouched(event, use);
    const of = (unit: string): number => use.usage[unit] ?? 0;
    const { microUsd, priceVersion, basis } = use.estimate;
    return {
      ...before,
      calls: before.calls + 1,
      fruitlessCalls: before.fruitlessCalls + fruitless,
      inputTokens: before.inputTokens + of('input-token') + of('cached-input-token'),
      cachedInputTokens: before.cachedInputTokens + of('cached-input-token'),
      outputTokens: before.outputTokens + of('output-token'),
      images: before.images + of('image'),
      microUsd: plus(before.microUsd, microUsd),
      uncertainMicroUsd: use.certain ? before.uncertainMicroUsd : plus(before.uncertainMicroUsd, microUsd),
      priceVersions: withVersion(before, priceVersion),
      priceAssumed: before.priceAssumed || basis !== 'listed',
    };
  };

const withVersion = ({ priceVersions }: UsageRow, version: string): readonly string[] =>
  priceVersions.includes(version) ? priceVersions : [...priceVersions, version];

/** A paid test is billed as any other call, though no project asked for it. */
const tested = (row: UsageRow | undefined, { data, metadata }: Tested): UsageRow | undefined => {
  const { accountId, fingerprint, model, usage, estimate } = data;
  if (model === null || usage === null || estimate === null) return row;
  const about = { accountId, fingerprint, model, day: dayOf({ metadata }), projectId: null, cardId: null, operation: KEY_TEST };
  const before: UsageRow = row ?? { ...NOTHING, ...about };
  return {
    ...before,
    calls: before.calls + 1,
    inputTokens: before.inputTokens + usage.inputTokens,
    outputTokens: before.outputTokens + usage.outputTokens,
    microUsd: plus(before.microUsd, estimate.microUsd),
    priceVersions: withVersion(before, estimate.priceVersion),
  };
};

/** What did an account's own keys use, by day, key, project, card and model? Money as it was reckoned on its day (R60). */
export const ownUsageRows = projection<UsageRow, TaskEvent | ApiKeyEvent>({
  name: 'api-keys.own-usage',
  version: 2,
  rowsOf: event => {
    if (event.type === 'PaidProbeEnded') return testRowOf(event);
    return event.type === 'StepSucceeded' || event.type === 'AttemptFailed' || event.type === 'AttemptOutcomeUnknown' ? rowOf(event) : null;
  },
  ownerOf: (_, row) => row.accountId,
  sortBy: row => row.day,
  groupBy: row => row.day.slice(0, 7),
  on: {
    StepSucceeded: used(0),
    AttemptFailed: used(1),
    AttemptOutcomeUnknown: used(1),
    PaidProbeEnded: tested,
  },
});
