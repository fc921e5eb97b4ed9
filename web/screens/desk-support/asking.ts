import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, taken, type Shapes } from '../../api/client.js';
import { ticketHeader } from '../../parts/ticket.js';

/** Everything that is shown of an account begins with this, so that an act renews all of it. */
export const accountKey = (accountId: string) => ['support', accountId] as const;

/** An account as it is, or as it was at a moment. */
export interface Looked {
  readonly accountId: string;
  readonly asOf: string | null;
}

export const asOfQuery = (asOf: string | null) => (asOf === null ? {} : { asOf });

/** Each look is written down: it is not repeated because a window came to the front. */
export const SELDOM = { staleTime: 60_000, refetchOnWindowFocus: false } as const;

export const overviewQuery = ({ accountId, asOf }: Looked) =>
  queryOptions({
    queryKey: [...accountKey(accountId), 'overview', asOf],
    queryFn: (): Promise<Shapes['ReadOverviewShape']> =>
      taken(api.GET('/v1/support/accounts/{accountId}', { params: { path: { accountId }, query: asOfQuery(asOf), header: ticketHeader() } })),
    ...SELDOM,
  });

export const cursorQuery = (cursor: string | null) => (cursor === null ? {} : { cursor });

export const timelineQuery = ({ accountId, asOf }: Looked, category: string) =>
  infiniteQueryOptions({
    queryKey: [...accountKey(accountId), 'timeline', asOf, category],
    queryFn: ({ pageParam }): Promise<Shapes['PageOfTimelineEntryShape']> =>
      taken(
        api.GET('/v1/support/accounts/{accountId}/timeline', {
          params: {
            path: { accountId },
            query: { limit: 30, ...asOfQuery(asOf), ...(category === '' ? {} : { category }), ...cursorQuery(pageParam) },
            header: ticketHeader(),
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    ...SELDOM,
  });

export const actsQuery = ({ accountId, asOf }: Looked) =>
  infiniteQueryOptions({
    queryKey: [...accountKey(accountId), 'actions', asOf],
    queryFn: ({ pageParam }): Promise<Shapes['PageOfStaffActShape']> =>
      taken(
        api.GET('/v1/support/accounts/{accountId}/actions', {
          params: { path: { accountId }, query: { limit: 30, ...asOfQuery(asOf), ...cursorQuery(pageParam) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    ...SELDOM,
  });

export const cancelEffectQuery = (accountId: string, taskId: string) =>
  queryOptions({
    queryKey: [...accountKey(accountId), 'effects', 'cancel', taskId],
    queryFn: () =>
      taken(
        api.GET('/v1/support/accounts/{accountId}/effects/cancel', { params: { path: { accountId }, query: { taskId }, header: ticketHeader() } }),
      ),
    staleTime: 0,
  });

export const retryEffectQuery = (accountId: string, taskId: string, withoutSteps: readonly number[]) =>
  queryOptions({
    queryKey: [...accountKey(accountId), 'effects', 'retry', taskId, withoutSteps],
    queryFn: () => {
      const query = { taskId, ...(withoutSteps.length > 0 && { withoutSteps: withoutSteps.join(',') }) };
      return taken(api.GET('/v1/support/accounts/{accountId}/effects/retry', { params: { path: { accountId }, query, header: ticketHeader() } }));
    },
    staleTime: 0,
  });

export const CHANGES = ['credit-changes'] as const;

export const changesQuery = (show: 'open' | 'all') =>
  infiniteQueryOptions({
    queryKey: [...CHANGES, show],
    queryFn: ({ pageParam }): Promise<Shapes['PageOfCreditChangeShape']> =>
      taken(api.GET('/v1/credit-changes', { params: { query: { show, limit: 20, ...cursorQuery(pageParam) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });
