import { Button, Mark, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, Refused, taken, type Shapes } from '../../api/client.js';
import { ProblemView } from '../../parts/problem-view.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import classes from './projects.module.css';
import { words } from './words.js';

type Hit = Shapes['SearchHitShape'];

/** What was said, with what was looked for marked in it. Plain text, whatever it holds. */
const Snippet = ({ snippet, matches }: Pick<Hit, 'snippet' | 'matches'>) => {
  const ends = [0, ...matches.map(({ to }) => to)];
  return (
    <Text size="sm" className={classes['hit'] ?? ''}>
      {matches.map(({ from, to }, at) => (
        <span key={from}>
          {snippet.slice(ends[at], from)}
          <Mark>{snippet.slice(from, to)}</Mark>
        </span>
      ))}
      {snippet.slice(ends.at(-1))}
    </Text>
  );
};

/** What is said anywhere, the newest projects first. */
export const SearchResults = ({ query }: { query: string }) => {
  const text = useWords(words);
  const { clock, number } = useFormats();
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['search', query],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => taken(api.POST('/v1/search', { params: {}, body: { query, cursor: pageParam } })),
    getNextPageParam: ({ next }) => next,
  });
  if (error instanceof Refused) return <ProblemView refused={error} />;
  if (isPending) return <Skeleton h={120} />;
  const hits = data?.pages.flatMap(({ items }) => items) ?? [];
  const sum = (of: 'looked' | 'unreadable'): number => data?.pages.reduce((all, page) => all + page[of], 0) ?? 0;
  return (
    <Stack gap="sm" aria-live="polite">
      {hits.length === 0 && !hasNextPage && <Text>{text.noneFound}</Text>}
      {hits.map(({ projectId, projectName, segmentId, jumpTo, speaker, snippet, matches }) => (
        <Paper key={`${projectId} ${segmentId} ${jumpTo}`} withBorder p="sm">
          <Link href={`${ways.project(projectId)}#t=${jumpTo}`} className={classes['plain']}>
            {projectName} · {clock(jumpTo)}
          </Link>
          {speaker !== null && <Text size="xs">{speaker}</Text>}
          <Snippet snippet={snippet} matches={matches} />
        </Paper>
      ))}
      <Text size="xs" className={classes['quiet'] ?? ''}>
        {text.looked(number(sum('looked')))}
        {sum('unreadable') > 0 && ` · ${text.unreadable(number(sum('unreadable')))}`}
      </Text>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text.goOnLooking}
        </Button>
      )}
    </Stack>
  );
};
