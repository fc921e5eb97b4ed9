import type { ReportedUse, UsageReport } from '../../../shared-kernel/ports/usage-reports.js';
import type { OwnUsageView } from './queries.js';
import { driftOf, type DriftQuestion } from './usage-drift.js';

const DAY = '2026-11-10';

const metered = (more: Partial<OwnUsageView> = {}): OwnUsageView => ({
  accountId: 'ada',
  day: DAY,
  fingerprint: 'f',
  projectId: 'p',
  cardId: null,
  operation: 'text',
  model: 'gpt-6-luna',
  calls: 2,
  fruitlessCalls: 0,
  inputTokens: 100,
  cachedInputTokens: 10,
  outputTokens: 20,
  images: 0,
  microUsd: '1000',
  uncertainMicroUsd: '0',
  priceVersions: ['v'],
  priceAssumed: false,
  ...more,
});

const reported = (more: Partial<ReportedUse> = {}): ReportedUse => ({
  apiKeyId: 'key_a',
  model: 'gpt-6-luna-2026-09-08',
  requests: 2,
  inputTokens: 100,
  cachedInputTokens: 10,
  outputTokens: 20,
  images: 0,
  ...more,
});

const report = (use: readonly ReportedUse[] | null, microUsd: `${bigint}` | null = '1000', apiKeyId: string | null = 'key_a'): UsageReport => ({
  use: new Map(use ? [[DAY, use]] : []),
  costs: new Map(use && microUsd !== null ? [[DAY, [{ apiKeyId, microUsd }]]] : []),
  simulated: false,
});

const dayOf = (rows: readonly OwnUsageView[], said: UsageReport | null, more: Partial<DriftQuestion> & { settled?: boolean } = {}) => {
  const [day] = driftOf(rows, said, { days: [{ day: DAY, settled: more.settled ?? true }], apiKeyIds: more.apiKeyIds ?? [] });
  if (!day) throw new Error('there is no day');
  return { ...day, codes: day.reasons.map(({ code }) => code) };
};

describe('[R60] the drift of a day', () => {
  it('is nothing where both sides say the same, whichever version of a model the provider names', () => {
    expect(dayOf([metered()], report([reported()]))).toMatchObject({
      state: 'reported',
      difference: {
        requests: 0,
        inputTokens: 0,
        outputTokens: 0,
        images: 0,
        microUsd: '0',
        percent: { requests: '0.0', tokens: '0.0', microUsd: '0.0' },
      },
      codes: [],
    });
  });

  it('is the provider’s figure less ours, and a share of the provider’s', () => {
    const { difference } = dayOf([metered()], report([reported({ requests: 4, inputTokens: 300, outputTokens: 20 })], '750'));
    expect(difference).toMatchObject({
      requests: 2,
      inputTokens: 200,
      microUsd: '-250',
      percent: { requests: '50.0', tokens: '62.5', microUsd: '-33.3' },
    });
  });

  it('counts tokens of texts alone, and pictures as pictures', () => {
    const drawn = metered({ operation: 'image', model: 'gpt-image-2.5-flare', calls: 1, inputTokens: 9, outputTokens: 999, images: 1 });
    const seen = reported({ model: 'gpt-image-2.5-flare', requests: 1, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, images: 1 });
    expect(dayOf([metered(), drawn], report([reported(), seen], '2000')).difference).toMatchObject({ requests: 0, inputTokens: 0, images: 0 });
  });

  it.each([
    ['has no day in the reports', report(null), true, 'pending', ['not_reported_yet']],
    ['is empty while it is young', report([], null), false, 'pending', ['not_reported_yet']],
    ['could not be read', null, true, 'unavailable', ['reports_not_read']],
  ] as const)('is not known, and not nought, while the day %s', (_, said, settled, state, codes) =>
    expect(dayOf([metered()], said, { settled })).toMatchObject({ state, provider: null, difference: null, ours: { requests: 2 }, codes }),
  );

  it('may still change until the day is settled', () => {
    const said = report([reported()]);
    expect(dayOf([metered()], said, { settled: false })).toMatchObject({
      state: 'provisional',
      codes: ['may_still_grow'],
    });
    expect(dayOf([metered()], said).state).toBe('reported');
  });

  it('is all that we counted where the provider says for good that nothing was used', () =>
    expect(dayOf([metered()], report([], null))).toMatchObject({
      state: 'reported',
      provider: { requests: 0 },
      difference: { requests: -2, percent: { requests: null } },
      codes: ['costs_not_known_yet', 'not_in_the_reports'],
    }));

  it('tells of use elsewhere: more requests than were sent, or models that nothing was asked of here', () => {
    const more = dayOf([metered()], report([reported({ requests: 5 })]));
    expect(more.reasons).toEqual([{ code: 'used_elsewhere', requests: 3, microUsd: null }]);
    const strange = dayOf([metered()], report([reported({ requests: 1 }), reported({ model: 'o-strange', requests: 1 })]));
    expect(strange.reasons).toEqual([{ code: 'used_elsewhere', requests: 1, microUsd: null }]);
  });

  it('tells of calls whose end nobody knows, of assumed prices, and of prices that are others', () => {
    const unsure = dayOf([metered({ uncertainMicroUsd: '400', priceAssumed: true })], report([reported()], '600'));
    expect(unsure.codes).toEqual(['outcome_unknown', 'price_assumed', 'priced_otherwise']);
    expect(unsure.reasons[0]).toMatchObject({ microUsd: '400' });
    expect(dayOf([metered()], report([reported()], '1002')).codes).toEqual([]);
    expect(dayOf([metered()], report([reported({ outputTokens: 21 })])).codes).toEqual(['counted_otherwise']);
  });

  it('is of the whole organisation unless keys are named, and says so', () => {
    const others = reported({ apiKeyId: 'key_b', requests: 7 });
    expect(dayOf([metered()], report([reported(), others])).codes).toEqual(['several_keys', 'used_elsewhere']);
    expect(dayOf([metered()], report([reported(), others]), { apiKeyIds: ['key_a'] })).toMatchObject({
      difference: { requests: 0, microUsd: '0' },
      codes: [],
    });
  });

  it('says where the provider does not tell keys apart, and takes no money for a key’s that it does not give to one', () => {
    const day = dayOf([metered()], report([reported(), reported({ apiKeyId: null })], '9000', null), { apiKeyIds: ['key_a'] });
    expect(day).toMatchObject({ provider: { requests: 2, microUsd: null }, difference: { microUsd: null, percent: { microUsd: null } } });
    expect(day.codes).toEqual(['costs_not_known_yet', 'not_told_apart_by_key']);
  });

  it('is of counts alone where costs may not be read', () =>
    expect(dayOf([metered()], { ...report([reported()]), costs: null })).toMatchObject({
      difference: { requests: 0, microUsd: null },
      codes: ['costs_not_readable'],
    }));
});
