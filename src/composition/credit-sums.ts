import { balanceProjection } from '../modules/credits/projections/balance.projection.js';
import type { Asked } from '../infrastructure/health/checks.js';

const STATES = ['held', 'spent', 'available', 'granted', 'expired', 'borneByPlatform'] as const;

/** Platform credits of all accounts together, in micro-credits, as their balances say. */
export const creditSums = async (database: Asked): Promise<Readonly<Record<string, number>>> => {
  const sums = STATES.map(state => `coalesce(sum((row->>'${state}')::numeric), 0)::float8 as "${state}"`).join(', ');
  const { rows } = await database.query(`select ${sums} from read.${balanceProjection.table}`);
  return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([state, sum]) => [state, Number(sum)]));
};
