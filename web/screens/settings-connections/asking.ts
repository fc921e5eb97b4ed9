import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, taken, type Shapes } from '../../api/client.js';

export const lettersQuery = queryOptions({ queryKey: ['settings', 'letters'], queryFn: () => taken(api.GET('/v1/settings/letters')) });

export const webhooksQuery = queryOptions({ queryKey: ['webhooks'], queryFn: () => taken(api.GET('/v1/webhooks')) });

export const tokensQuery = queryOptions({ queryKey: ['tokens'], queryFn: () => taken(api.GET('/v1/tokens', {})) });

export type DeliveryState = Shapes['DeliveryShape']['state'];

const LOOK_AGAIN_MS = 10_000;

export const deliveriesQuery = (webhookId: string, state: DeliveryState | null) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', webhookId, 'deliveries', state],
    queryFn: ({ pageParam }) => {
      const query = { limit: 20, ...(state === null ? {} : { state }), ...(pageParam === null ? {} : { cursor: pageParam }) };
      return taken(api.GET('/v1/webhooks/{webhookId}/deliveries', { params: { path: { webhookId }, query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    // deliveries are no events of the account, so nothing tells of them
    refetchInterval: LOOK_AGAIN_MS,
  });
