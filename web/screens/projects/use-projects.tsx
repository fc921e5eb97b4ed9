import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, newIntent, Refused, taken, type Shapes } from '../../api/client.js';
import { useWords } from '../../words/catalogue.js';
import { words } from './words.js';

export type Project = Shapes['ProjectShape'];

const A_PAGE = 24;

export const useProjects = () =>
  useInfiniteQuery({
    queryKey: ['projects', 'list'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      taken(api.GET('/v1/projects', { params: { query: { limit: A_PAGE, ...(pageParam === undefined ? {} : { cursor: pageParam }) } } })),
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** The work of one project, asked for when its row comes into sight. */
export const useTasks = (projectId: string, isSeen: boolean) =>
  useQuery({
    queryKey: ['projects', projectId, 'tasks', 'first'],
    queryFn: () => taken(api.GET('/v1/projects/{projectId}/tasks', { params: { path: { projectId }, query: { limit: 200 } } })),
    enabled: isSeen,
  });

export const useRename = ({ projectId }: Project, tag: string | null) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (name: string) =>
      taken(
        api.PATCH('/v1/projects/{projectId}', {
          params: { path: { projectId }, header: { 'If-Match': tag ?? '', ...newIntent() } },
          body: { name },
        }),
      ),
    onSettled: () => queries.invalidateQueries({ queryKey: ['projects'] }),
  });
};

const sayRefused = (refused: unknown): void => {
  if (refused instanceof Refused) notifications.show({ color: 'orange', message: refused.message });
};

/** Brings a deleted project back. */
export const useRestore = () => {
  const queries = useQueryClient();
  const { restored } = useWords(words);
  return useMutation({
    mutationFn: ({ projectId }: { projectId: string; name: string }) =>
      taken(api.POST('/v1/projects/{projectId}/restore', { params: { path: { projectId }, header: newIntent() } })),
    onSuccess: (_, { name }) => notifications.show({ message: restored(name) }),
    onError: sayRefused,
    onSettled: () => queries.invalidateQueries({ queryKey: ['projects'] }),
  });
};

/** Deletes a project, which can be undone for days, and at once by the button that comes up. */
export const useRemove = () => {
  const queries = useQueryClient();
  const { deleted, undo } = useWords(words);
  const restore = useRestore();
  return useMutation({
    mutationFn: ({ projectId }: { projectId: string; name: string }) =>
      taken(api.DELETE('/v1/projects/{projectId}', { params: { path: { projectId }, header: newIntent() } })),
    onSuccess: (_, project) => {
      const id = `deleted-${project.projectId}`;
      const bringBack = (): void => {
        notifications.hide(id);
        restore.mutate(project);
      };
      notifications.show({
        id,
        autoClose: 15_000,
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm">{deleted(project.name)}</Text>
            <Button size="compact-sm" variant="default" flex="none" onClick={bringBack}>
              {undo}
            </Button>
          </Group>
        ),
      });
    },
    onError: sayRefused,
    onSettled: () => queries.invalidateQueries({ queryKey: ['projects'] }),
  });
};
