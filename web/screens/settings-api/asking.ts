import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, taken } from '../../api/client.js';
import type { Period } from '../../parts/period.js';

/** Everything of these settings begins with this, so that a change renews all of it. */
export const API_SETTINGS = ['settings', 'api'] as const;

export const settingsQuery = queryOptions({ queryKey: [...API_SETTINGS, 'key'], queryFn: () => taken(api.GET('/v1/settings/api')) });

export const historyQuery = infiniteQueryOptions({
  queryKey: [...API_SETTINGS, 'history'],
  queryFn: ({ pageParam }) =>
    taken(api.GET('/v1/settings/api/key/history', { params: { query: { limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) } } })),
  initialPageParam: null as string | null,
  getNextPageParam: last => last.next,
});

export const removalQuery = infiniteQueryOptions({
  queryKey: [...API_SETTINGS, 'removal-preview'],
  queryFn: ({ pageParam }) =>
    taken(
      api.GET('/v1/settings/api/key/removal-preview', { params: { query: { limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) } } }),
    ),
  initialPageParam: null as string | null,
  getNextPageParam: last => last.next,
  // what locks must be what would lock now
  staleTime: 0,
});

export const limitQuery = queryOptions({ queryKey: [...API_SETTINGS, 'limit'], queryFn: () => taken(api.GET('/v1/settings/api/limit')) });

export type UsageBy = 'day' | 'model' | 'project' | 'card' | 'operation' | 'key';

export const usageQuery = (period: Period, by: UsageBy) =>
  queryOptions({
    queryKey: [...API_SETTINGS, 'usage', period, by],
    queryFn: () => taken(api.GET('/v1/settings/api/usage', { params: { query: { ...period, by } } })),
  });

export const usageKeyQuery = queryOptions({
  queryKey: [...API_SETTINGS, 'usage-key'],
  queryFn: () => taken(api.GET('/v1/settings/api/usage-key')),
});

export const driftQuery = (period: Period, apiKeys: string) =>
  queryOptions({
    queryKey: [...API_SETTINGS, 'drift', period, apiKeys],
    queryFn: () => taken(api.GET('/v1/settings/api/usage/drift', { params: { query: { ...period, ...(apiKeys === '' ? {} : { apiKeys }) } } })),
    staleTime: 60_000,
  });

export const modelsQuery = queryOptions({ queryKey: [...API_SETTINGS, 'offered'], queryFn: () => taken(api.GET('/v1/models')) });

export const allowedQuery = queryOptions({ queryKey: [...API_SETTINGS, 'models'], queryFn: () => taken(api.GET('/v1/settings/api/models')) });
