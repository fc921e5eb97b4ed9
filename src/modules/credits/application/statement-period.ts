import { micro, microText, type MicroText } from '../../../shared-kernel/money.js';
import type { Sources } from '../../../shared-kernel/module-parts.js';
import type { Period, StatementEntry, StatementPage } from '../domain/queries.js';
import { statementProjection } from '../projections/statement.projection.js';

/** What is asked of a statement. */
export interface StatementAsked {
  readonly accountId: string;
  readonly after: string | null;
  readonly limit: number;
  readonly period?: Period;
}

/** Sorts after every position. */
const BEYOND = '~';
const MOST = 200;

/**
 * Where the first movement at or after a moment lies. A period is a stretch of the log between two such places, so that its
 * movements lead from its opening to its closing balance even where the clock was once set back.
 */
const placeOf = async (accountId: string, moment: string, { rows }: Sources): Promise<string> => {
  const { rows: found } = await rows.page(statementProjection, { accountId, limit: 1, where: { field: 'at', atLeast: moment } });
  return found[0]?.position ?? BEYOND;
};

interface Stretch {
  readonly from: string;
  readonly below: string;
}

const stretchOf = async (accountId: string, { from, to }: Period, sources: Sources): Promise<Stretch> => ({
  from: from === null ? '' : await placeOf(accountId, new Date(from).toISOString(), sources),
  below: to === null ? BEYOND : await placeOf(accountId, new Date(to).toISOString(), sources),
});

/** Available credits before a place. */
const standingBefore = async (accountId: string, below: string, { rows }: Sources): Promise<MicroText> => {
  const { rows: last } = await rows.page(statementProjection, { accountId, limit: 1, descending: true, below });
  return last[0]?.availableAfter ?? '0';
};

/** One page of a statement, and the balances of its whole period. */
export const statementPage = async ({ accountId, after, limit, period }: StatementAsked, sources: Sources): Promise<StatementPage> => {
  const stretch = await stretchOf(accountId, period ?? { from: null, to: null }, sources);
  const { rows: entries, next } = await sources.rows.page(statementProjection, { accountId, after, limit, ...stretch });
  const opening = await standingBefore(accountId, stretch.from, sources);
  const whole = { opening, closing: stretch.from >= stretch.below ? opening : await standingBefore(accountId, stretch.below, sources) };
  const [first] = entries;
  // beyond the last movement nothing changes any more
  const standing = after === null ? whole.opening : whole.closing;
  const begin = first ? microText(micro(first.availableAfter) - micro(first.change)) : standing;
  return { opening: begin, entries, closing: entries.at(-1)?.availableAfter ?? standing, next, period: whole };
};

/** Every movement of a period, oldest first. */
export async function* movementsOf(accountId: string, period: Period, sources: Sources): AsyncGenerator<StatementEntry> {
  const stretch = await stretchOf(accountId, period, sources);
  for (let after: string | null = null; ;) {
    const { rows, next }: { rows: readonly StatementEntry[]; next: string | null } = await sources.rows.page(statementProjection, {
      accountId,
      after,
      limit: MOST,
      ...stretch,
    });
    yield* rows;
    if (next === null) return;
    after = next;
  }
}
