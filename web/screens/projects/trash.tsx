import { Anchor, Button, Group, Paper, Skeleton, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, Refused, taken } from '../../api/client.js';
import { ProblemView } from '../../parts/problem-view.js';
import { Screen } from '../../parts/screen.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import classes from './projects.module.css';
import { useRestore } from './use-projects.js';
import { words } from './words.js';

const Trash = () => {
  const text = useWords(words);
  const { moment } = useFormats();
  const restore = useRestore();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['projects', 'deleted'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => taken(api.GET('/v1/projects/deleted', { params: { query: pageParam === undefined ? {} : { cursor: pageParam } } })),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const projects = data?.pages.flatMap(({ items }) => items);
  return (
    <Screen
      title={text.trashTitle}
      lead={text.trashLead}
      above={
        <Anchor component={Link} href={ways.start} size="sm">
          {text.back}
        </Anchor>
      }
    >
      {error instanceof Refused && <ProblemView refused={error} onAgain={() => void refetch()} />}
      {!projects && !error && <Skeleton h={70} />}
      {projects?.length === 0 && <Text>{text.trashEmpty}</Text>}
      {projects?.map(({ projectId, name, filesGoAt }) => (
        <Paper key={projectId} withBorder p="sm">
          <Group justify="space-between" wrap="nowrap">
            <div>
              <Text fw={600} className={classes['hit'] ?? ''}>
                {name}
              </Text>
              <Text size="xs" className={classes['quiet'] ?? ''}>
                {text.filesGo(moment(filesGoAt))}
              </Text>
            </div>
            <Button
              variant="default"
              loading={restore.isPending && restore.variables.projectId === projectId}
              onClick={() => restore.mutate({ projectId, name })}
              flex="none"
            >
              {text.restore}
            </Button>
          </Group>
        </Paper>
      ))}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </Screen>
  );
};

export default Trash;
