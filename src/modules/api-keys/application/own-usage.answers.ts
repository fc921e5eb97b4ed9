import { answering, type Answering } from '../../../shared-kernel/module-parts.js';
import { allowedModelsOf, maskedKeysOf, ownSpendingOf, ownUsageOf, usageKeyOf, type MaskedKeyView, type OwnUsageView } from '../domain/queries.js';
import type { ReadModels, RowPage } from '../../../shared-kernel/ports/read-models.js';
import type { Projection, Row } from '../../../shared-kernel/projection.js';
import { allowedModelRows } from '../projections/allowed-models.projection.js';
import { maskedKeyRows } from '../projections/masked-keys.projection.js';
import { ownSpendingRows } from '../projections/own-spending.projection.js';
import { ownUsageRows } from '../projections/own-usage.projection.js';
import { usageKeyRows } from '../projections/usage-key.projection.js';

const PAGE = 200;

const every = async <R extends Row>(rows: ReadModels, of: Projection<R>, accountId: string, group?: string): Promise<readonly R[]> => {
  const found: R[] = [];
  for (let after: string | null = null; ;) {
    const page: RowPage<R> = await rows.page(of, { accountId, after, limit: PAGE, ...(group === undefined ? {} : { group }) });
    found.push(...page.rows);
    if (page.next === null) return found;
    after = page.next;
  }
};

const monthsBetween = (from: string, to: string): readonly string[] => {
  const months: string[] = [];
  for (let [year = 0, month = 0] = from.split('-').map(Number), at = ''; ; [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]) {
    at = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (at > to.slice(0, 7)) return months;
    months.push(at);
  }
};

/** Answers about what own keys used and may spend. */
export const ownUsageAnswers: readonly Answering[] = [
  answering(
    ownSpendingOf,
    [ownSpendingRows],
    ({ accountId }, { rows }) => rows.row(ownSpendingRows, accountId),
    ({ accountId }) => `ownspend-${accountId}`,
  ),
  answering(ownUsageOf, [ownUsageRows], async ({ accountId, from, to }, { rows }): Promise<readonly OwnUsageView[]> => {
    const found = await Promise.all(monthsBetween(from, to).map(month => every(rows, ownUsageRows, accountId, month)));
    return found.flat().filter(({ day }) => day >= from && day <= to);
  }),
  answering(
    usageKeyOf,
    [usageKeyRows],
    ({ accountId }, { rows }) => rows.row(usageKeyRows, accountId),
    ({ accountId }) => `usagekey-${accountId}`,
  ),
  answering(
    allowedModelsOf,
    [allowedModelRows],
    ({ accountId }, { rows }) => rows.row(allowedModelRows, accountId),
    ({ accountId }) => `modelchoice-${accountId}`,
  ),
  answering(maskedKeysOf, [maskedKeyRows], ({ accountId }, { rows }): Promise<readonly MaskedKeyView[]> => every(rows, maskedKeyRows, accountId)),
];
