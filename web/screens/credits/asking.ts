import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, taken, type Shapes } from '../../api/client.js';
import { nextDay, type Period } from '../../parts/period.js';

export const CREDITS = ['credits'] as const;

export const balanceQuery = queryOptions({ queryKey: [...CREDITS, 'balance'], queryFn: () => taken(api.GET('/v1/credits/balance')) });

export type UsageBy = 'day' | 'operation' | 'project';

/** Days in UTC as moments: the last day belongs to the period, and none after it. */
export const moments = ({ from, to }: Period) => ({ from: `${from}T00:00:00Z`, to: `${nextDay(to)}T00:00:00Z` });

export const usageQuery = (period: Period, by: UsageBy) =>
  queryOptions({
    queryKey: [...CREDITS, 'usage', period, by],
    queryFn: () => taken(api.GET('/v1/credits/usage', { params: { query: { ...moments(period), by } } })),
  });

const PAGE = 50;

export const statementQuery = (period: Period) =>
  infiniteQueryOptions({
    queryKey: [...CREDITS, 'statement', period],
    queryFn: async ({ pageParam }): Promise<Shapes['StatementShape']> => {
      const cursor = pageParam === null ? {} : { cursor: pageParam };
      const page = await taken(api.GET('/v1/credits/statement', { params: { query: { ...moments(period), limit: PAGE, ...cursor } } }));
      if (typeof page === 'string') throw new Error('The statement came as CSV, which nobody had asked for.');
      return page;
    },
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });

export const thresholdsQuery = queryOptions({ queryKey: [...CREDITS, 'thresholds'], queryFn: () => taken(api.GET('/v1/credits/thresholds')) });

export const limitQuery = queryOptions({ queryKey: [...CREDITS, 'limit'], queryFn: () => taken(api.GET('/v1/credits/limit')) });

export const pricesQuery = queryOptions({ queryKey: ['prices'], queryFn: () => taken(api.GET('/v1/prices')), staleTime: 300_000 });

export const priceVersionsQuery = queryOptions({
  queryKey: ['prices', 'versions'],
  queryFn: () => taken(api.GET('/v1/prices/versions')),
  staleTime: 300_000,
});
