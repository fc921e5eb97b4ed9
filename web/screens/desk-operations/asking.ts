import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, taken, type Shapes } from '../../api/client.js';

export const OPERATIONS = ['operations'] as const;

/** No news tell of queues: they are looked at. */
const LOOK_MS = 5_000;

export const workQuery = queryOptions({
  queryKey: [...OPERATIONS, 'work'],
  queryFn: () => taken(api.GET('/v1/operations/work')),
  refetchInterval: LOOK_MS,
});

type Health = Shapes['HealthShape'];

/** A process that is not ready says so with 503, and what is wrong with it. */
const readHealth = async (): Promise<Health> => {
  const [ready, all] = await Promise.all([api.GET('/health/ready'), api.GET('/health')]);
  const told: unknown = ready.data ?? ready.error;
  const beside = (all.data ?? {}) as Partial<Health>;
  if (typeof told === 'object' && told !== null && 'status' in told && 'checks' in told) return { ...beside, ...(told as Health) };
  return taken(Promise.resolve({ error: told ?? {}, response: ready.response }));
};

export const healthQuery = queryOptions({ queryKey: [...OPERATIONS, 'health'], queryFn: readHealth, refetchInterval: LOOK_MS });

export const deadQuery = infiniteQueryOptions({
  queryKey: [...OPERATIONS, 'dead'],
  queryFn: ({ pageParam }): Promise<Shapes['DeadJobsShape']> =>
    taken(api.GET('/v1/operations/dead-jobs', { params: { query: { limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) } } })),
  initialPageParam: null as string | null,
  getNextPageParam: last => last.next,
});

export const actsQuery = infiniteQueryOptions({
  queryKey: [...OPERATIONS, 'actions'],
  queryFn: ({ pageParam }): Promise<Shapes['PageOfStaffActShape']> =>
    taken(api.GET('/v1/operations/actions', { params: { query: { limit: 20, ...(pageParam === null ? {} : { cursor: pageParam }) } } })),
  initialPageParam: null as string | null,
  getNextPageParam: last => last.next,
});
