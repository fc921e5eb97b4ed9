import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, taken, type Shapes } from '../../api/client.js';

export const AUDIT = ['log'] as const;

export interface LogFilter {
  readonly stream?: string;
  readonly category?: string;
  readonly type?: string;
  readonly account?: string;
  readonly from?: string;
  readonly to?: string;
  readonly order: 'oldest-first' | 'newest-first';
}

/** What was left empty asks for nothing. */
export const filled = <Filter extends object>(filter: Filter): Filter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== '' && value !== undefined)) as Filter;

export const logQuery = (filter: LogFilter) =>
  infiniteQueryOptions({
    queryKey: [...AUDIT, 'events', filter],
    queryFn: ({ pageParam }): Promise<Shapes['LogPageShape']> =>
      taken(api.GET('/v1/log/events', { params: { query: { ...filled(filter), limit: 50, ...(pageParam === null ? {} : { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  });

export const keysQuery = queryOptions({ queryKey: [...AUDIT, 'keys'], queryFn: () => taken(api.GET('/v1/log/keys')) });

export const readProof = async (position: string): Promise<string> =>
  String(await taken(api.GET('/v1/log/events/{position}/proof', { params: { path: { position } }, parseAs: 'text' })));

export const checkpointsQuery = infiniteQueryOptions({
  queryKey: [...AUDIT, 'checkpoints'],
  queryFn: ({ pageParam }): Promise<Shapes['CheckpointsShape']> =>
    taken(api.GET('/v1/log/checkpoints', { params: { query: { limit: 20, ...(pageParam === null ? {} : { before: pageParam }) } } })),
  initialPageParam: null as string | null,
  getNextPageParam: last => last.next,
});

export const readNewest = async (): Promise<string> => String(await taken(api.GET('/v1/log/checkpoint', { parseAs: 'text' })));

export const readGrowth = (from: number, to: number): Promise<Shapes['ConsistencyShape']> =>
  taken(api.GET('/v1/log/consistency', { params: { query: { from, to } } }));

export const EXPORTS = [...AUDIT, 'exports'] as const;

/** An export that is being made is asked about until it is there. */
const MAKING_MS = 2_000;

export const exportsQuery = infiniteQueryOptions({
  queryKey: EXPORTS,
  queryFn: ({ pageParam }): Promise<Shapes['PageOfLogExportShape']> =>
    taken(api.GET('/v1/log/exports', { params: { query: { limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) } } })),
  initialPageParam: null as string | null,
  getNextPageParam: last => last.next,
  refetchInterval: query =>
    query.state.data?.pages.some(({ items }) => items.some(({ state }) => state === 'ordered')) === true ? MAKING_MS : false,
});
