import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, taken, type Shapes } from '../../api/client.js';
import { ticketHeader } from '../../parts/ticket.js';
import { accountKey, asOfQuery, cursorQuery, SELDOM, type Looked } from './asking.js';

/** Whose content is meant; without a consent of theirs the service answers as if there were none. */
const whose = (accountId: string) => ({ 'Keyreel-Account': accountId, ...ticketHeader() });

const contentKey = ({ accountId, asOf }: Looked) => [...accountKey(accountId), 'content', asOf] as const;

/** A refusal is an answer here, and nothing is kept that is not on the screen: each look is a look of its own. */
const ONCE = { ...SELDOM, retry: false, gcTime: 0 } as const;

export const projectsQuery = (looked: Looked) =>
  infiniteQueryOptions({
    queryKey: [...contentKey(looked), 'projects'],
    queryFn: ({ pageParam }): Promise<Shapes['PageOfProjectShape']> =>
      taken(
        api.GET('/v1/projects', {
          params: { query: { limit: 20, ...asOfQuery(looked.asOf), ...cursorQuery(pageParam) }, header: whose(looked.accountId) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    ...ONCE,
  });

/** One project with its words, what was made of it, and its pictures. */
const paramsOf = ({ accountId, asOf }: Looked, projectId: string) => ({
  path: { projectId },
  query: asOfQuery(asOf),
  header: whose(accountId),
});

export const projectQuery = (looked: Looked, projectId: string) =>
  queryOptions({
    queryKey: [...contentKey(looked), projectId],
    queryFn: () => taken(api.GET('/v1/projects/{projectId}', { params: paramsOf(looked, projectId) })),
    ...ONCE,
  });

export const transcriptQuery = (looked: Looked, projectId: string) =>
  queryOptions({
    queryKey: [...contentKey(looked), projectId, 'transcript'],
    queryFn: async () =>
      (await taken(api.GET('/v1/projects/{projectId}/transcript', { params: paramsOf(looked, projectId) }))) as Shapes['TranscriptShape'],
    ...ONCE,
  });

export const outputsQuery = (looked: Looked, projectId: string) =>
  infiniteQueryOptions({
    queryKey: [...contentKey(looked), projectId, 'outputs'],
    queryFn: ({ pageParam }): Promise<Shapes['PageOfOutputShape']> => {
      const { path, query, header } = paramsOf(looked, projectId);
      return taken(
        api.GET('/v1/projects/{projectId}/outputs', { params: { path, header, query: { limit: 20, ...query, ...cursorQuery(pageParam) } } }),
      );
    },
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
    ...ONCE,
  });

export const thumbnailsQuery = (looked: Looked, projectId: string) =>
  queryOptions({
    queryKey: [...contentKey(looked), projectId, 'thumbnails'],
    queryFn: () => taken(api.GET('/v1/projects/{projectId}/thumbnails', { params: paramsOf(looked, projectId) })),
    ...ONCE,
  });

/** A text or a picture that was made. */
export const productQuery = (looked: Looked, outputId: string, { index, mediaType }: Shapes['OutputProductShape']) =>
  queryOptions({
    queryKey: [...contentKey(looked), 'outputs', outputId, index],
    queryFn: async (): Promise<string | Blob> => {
      const parseAs = mediaType.startsWith('image/') ? 'blob' : 'text';
      const params = { path: { outputId }, query: { index, ...asOfQuery(looked.asOf) }, header: whose(looked.accountId) };
      return (await taken(api.GET('/v1/outputs/{outputId}/content', { params, parseAs }))) as string | Blob;
    },
    ...ONCE,
  });

const PICTURE_WIDTH = 320;

export const thumbnailQuery = (looked: Looked, projectId: string, { taskId, index }: Pick<Shapes['ThumbnailShape'], 'taskId' | 'index'>) =>
  queryOptions({
    queryKey: [...contentKey(looked), projectId, 'thumbnails', taskId, index],
    queryFn: async () => {
      const query = { index, width: PICTURE_WIDTH, format: 'webp' as const, ...asOfQuery(looked.asOf) };
      const params = { path: { projectId, taskId }, query, header: whose(looked.accountId) };
      return (await taken(api.GET('/v1/projects/{projectId}/thumbnails/{taskId}', { params, parseAs: 'blob' }))) as Blob;
    },
    ...ONCE,
  });
