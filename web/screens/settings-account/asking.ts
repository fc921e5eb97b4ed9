import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, taken } from '../../api/client.js';

export const ME = ['accounts', 'me'] as const;

export const secondFactorQuery = queryOptions({
  queryKey: [...ME, 'second-factor'],
  queryFn: () => taken(api.GET('/v1/accounts/me/second-factor', {})),
});

export const sessionsQuery = queryOptions({ queryKey: ['sessions'], queryFn: () => taken(api.GET('/v1/sessions', {})) });

export const storageQuery = queryOptions({ queryKey: [...ME, 'storage'], queryFn: () => taken(api.GET('/v1/accounts/me/storage')) });

export const instructionsQuery = queryOptions({
  queryKey: [...ME, 'instructions'],
  queryFn: () => taken(api.GET('/v1/accounts/me/instructions')),
});

export const consentsQuery = queryOptions({
  queryKey: [...ME, 'support-consents'],
  queryFn: () => taken(api.GET('/v1/accounts/me/support-consents')),
});

const PAGE = 20;
const pageOf = (cursor: string | null) => ({ params: { query: { limit: PAGE, ...(cursor === null ? {} : { cursor }) } } });

export const looksQuery = infiniteQueryOptions({
  queryKey: [...ME, 'support-looks'],
  queryFn: ({ pageParam }) => taken(api.GET('/v1/accounts/me/support-looks', pageOf(pageParam))),
  initialPageParam: null as string | null,
  getNextPageParam: last => last.next,
});

export const actionsQuery = infiniteQueryOptions({
  queryKey: [...ME, 'support-actions'],
  queryFn: ({ pageParam }) => taken(api.GET('/v1/accounts/me/support-actions', pageOf(pageParam))),
  initialPageParam: null as string | null,
  getNextPageParam: last => last.next,
});
