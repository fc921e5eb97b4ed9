import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Refused } from '../api/client.js';
import { catalogue, useWords } from '../words/catalogue.js';
import { ProblemView } from './problem-view.js';

const words = catalogue({ loading: 'Loading' }, { loading: 'Wird geladen' });

interface LoadedProps<Data> {
  readonly query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'>;
  /** How many lines the empty shape has while nothing is there. */
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}

/** What was asked for, once it is there; its shape before, and the service's own words when it refuses. */
export function Loaded<Data>({ query, lines = 3, children }: LoadedProps<Data>) {
  const { loading } = useWords(words);
  if (query.data !== undefined) return children(query.data);
  if (query.error instanceof Refused) return <ProblemView refused={query.error} onAgain={() => void query.refetch()} />;
  return (
    <Stack gap="xs" role="status">
      <VisuallyHidden>{loading}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} h={18} w={line === lines - 1 ? '60%' : '100%'} />
      ))}
    </Stack>
  );
}
