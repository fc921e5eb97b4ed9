import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, newIntent, taken, type Shapes } from '../api/client.js';

export type Notice = Shapes['NoticeShape'];

const AT_ONCE = 100;

/** The first page of notices, the oldest first. */
export const useNotices = (show: 'open' | 'unread') =>
  useQuery({
    queryKey: ['notices', show],
    queryFn: () => taken(api.GET('/v1/notices', { params: { query: { show, limit: 200 } } })),
  });

/** All notices that there ever were, page by page. */
export const useAllNotices = (show: 'open' | 'all') =>
  useInfiniteQuery({
    queryKey: ['notices', 'pages', show],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      taken(api.GET('/v1/notices', { params: { query: { show, limit: AT_ONCE, ...(pageParam === undefined ? {} : { cursor: pageParam }) } } })),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** Reading and closing them. */
export const useNoticeWrites = () => {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: ['notices'] });
  const params = (noticeId: string) => ({ params: { path: { noticeId }, header: newIntent() } });
  return {
    read: useMutation({ mutationFn: (noticeId: string) => taken(api.POST('/v1/notices/{noticeId}/read', params(noticeId))), onSettled }),
    close: useMutation({ mutationFn: (noticeId: string) => taken(api.POST('/v1/notices/{noticeId}/close', params(noticeId))), onSettled }),
    readAll: useMutation({ mutationFn: () => taken(api.POST('/v1/notices/read', { params: { header: newIntent() } })), onSettled }),
  };
};
