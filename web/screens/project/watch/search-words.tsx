import { Button, CloseButton, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type RefObject } from 'react';
import { api, taken, type Shapes } from '../../../api/client.js';
import { RefusedView } from '../../../parts/refused-view.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormats } from '../../../words/formats.js';
import { keys } from '../reading.js';
import classes from './watch.module.css';
import { words } from './words.js';

type Hit = Shapes['SearchHitShape'];

const SHORTEST = 2;
const TYPING_MS = 250;

const useHits = (projectId: string, query: string) =>
  useInfiniteQuery({
    queryKey: [...keys.transcript(projectId), 'search', query],
    enabled: query.length >= SHORTEST,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      taken(
        api.POST('/v1/projects/{projectId}/transcript/search', { params: { path: { projectId } }, body: { query, cursor: pageParam, limit: 20 } }),
      ),
    getNextPageParam: ({ next }) => next,
    retry: false,
  });

/** A snippet with what was looked for marked in it. */
export const Snippet = ({ hit: { snippet, matches } }: { readonly hit: Pick<Hit, 'snippet' | 'matches'> }) => {
  const ends = [0, ...matches.map(({ to }) => to)];
  return (
    <>
      {matches.map(({ from, to }, index) => (
        <span key={from}>
          {snippet.slice(ends[index], from)}
          <mark>{snippet.slice(from, to)}</mark>
        </span>
      ))}
      {snippet.slice(ends.at(-1))}
    </>
  );
};

interface SearchWordsProps {
  readonly projectId: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onJump: (hit: Hit) => void;
}

const Hits = ({ projectId, query, onJump }: { readonly projectId: string; readonly query: string } & Pick<SearchWordsProps, 'onJump'>) => {
  const told = useWords(words);
  const { clock, counted, number } = useFormats();
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useHits(projectId, query);
  if (error) return <RefusedView error={error} />;
  if (isPending) return null;
  const hits = data.pages.flatMap(({ items }) => items);
  return (
    <Stack gap="xs">
      <Text size="sm" role="status">
        {hits.length === 0 ? told.noHits : counted(hits.length, { one: told.hits.one, other: told.hits.other(number(hits.length)) })}
      </Text>
      <ul className={classes['hits']}>
        {hits.map(hit => (
          <li key={`${hit.segmentId} ${String(hit.jumpTo)}`}>
            <UnstyledButton className={classes['hit']} onClick={() => onJump(hit)}>
              <Text size="xs" c="dimmed" span>
                {clock(hit.jumpTo)} {hit.speaker}
              </Text>
              <Text size="sm">
                <Snippet hit={hit} />
              </Text>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button size="xs" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {told.more}
        </Button>
      )}
    </Stack>
  );
};

/** Where in the video something is said. */
export const SearchWords = ({ projectId, field, onJump }: SearchWordsProps) => {
  const told = useWords(words);
  const [typed, setTyped] = useState('');
  const [query] = useDebouncedValue(typed.trim(), TYPING_MS);
  return (
    <Stack gap="xs" role="search">
      <TextInput
        ref={field}
        type="search"
        aria-label={told.search}
        placeholder={told.search}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={typed === '' ? null : <CloseButton aria-label={told.cancel} onClick={() => setTyped('')} />}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => {
          if (key !== 'Escape') return;
          setTyped('');
          currentTarget.blur();
        }}
      />
      {query.length >= SHORTEST && <Hits projectId={projectId} query={query} onJump={onJump} />}
    </Stack>
  );
};
