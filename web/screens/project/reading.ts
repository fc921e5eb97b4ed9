import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, taken, type Shapes } from '../../api/client.js';

export type Project = Shapes['ReadProjectShape'];
export type Task = Shapes['TaskShape'];
export type Output = Shapes['OutputShape'];
export type Card = Shapes['CardShape'];
export type Thumbnail = Shapes['ThumbnailShape'];

const PAGE = 100;
/** How far a piece of work is, no event tells; while something runs it is asked for. */
const LOOK_EVERY_MS = 2_000;

const UNDER_WAY: ReadonlySet<Task['state']> = new Set(['scheduled', 'running', 'waiting']);

export const isUnderWay = ({ state }: Pick<Task, 'state'>): boolean => UNDER_WAY.has(state);

/** Keys are the segments of the address that is read, so that an event that names a project makes all of it stale. */
export const keys = {
  project: (projectId: string) => ['projects', projectId] as const,
  tasks: (projectId: string) => ['projects', projectId, 'tasks'] as const,
  outputs: (projectId: string) => ['projects', projectId, 'outputs'] as const,
  thumbnails: (projectId: string) => ['projects', projectId, 'thumbnails'] as const,
  transcript: (projectId: string) => ['projects', projectId, 'transcript'] as const,
  shares: (projectId: string) => ['projects', projectId, 'shares'] as const,
  payer: (projectId: string) => ['who-pays', projectId] as const,
};

interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** All pages of a list that belongs to one project and is as long as a person made it. */
export const all = async <Item>(page: (cursor: string | undefined) => Promise<PageOf<Item>>): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const { items: some, next } = await page(cursor);
    items.push(...some);
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return items;
};

const of = (projectId: string) => ({ path: { projectId } });

export const useProject = (projectId: string): UseQueryResult<Project> =>
  useQuery({ queryKey: keys.project(projectId), queryFn: () => taken(api.GET('/v1/projects/{projectId}', { params: of(projectId) })) });

export const useTasks = (projectId: string): UseQueryResult<readonly Task[]> =>
  useQuery({
    queryKey: keys.tasks(projectId),
    queryFn: () =>
      all(cursor =>
        taken(api.GET('/v1/projects/{projectId}/tasks', { params: { ...of(projectId), query: { limit: PAGE, ...(cursor && { cursor }) } } })),
      ),
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? LOOK_EVERY_MS : false),
  });

export const useOutputs = (projectId: string): UseQueryResult<readonly Output[]> =>
  useQuery({
    queryKey: keys.outputs(projectId),
    queryFn: () =>
      all(cursor =>
        taken(api.GET('/v1/projects/{projectId}/outputs', { params: { ...of(projectId), query: { limit: PAGE, ...(cursor && { cursor }) } } })),
      ),
  });

export const useThumbnails = (projectId: string): UseQueryResult<readonly Thumbnail[]> =>
  useQuery({
    queryKey: keys.thumbnails(projectId),
    queryFn: async () => (await taken(api.GET('/v1/projects/{projectId}/thumbnails', { params: of(projectId) }))).items,
  });
