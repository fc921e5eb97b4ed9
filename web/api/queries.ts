import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { noteAnswered } from '../live/live.js';
import { Refused } from './client.js';
import { hearOfTheEnd } from './session.js';

const TRIES = 3;

/** A refusal is an answer, and asking again changes nothing; a service that is away comes back. */
const again = (failures: number, error: unknown): boolean => {
  if (error instanceof Refused && error.status >= 400 && error.status < 500) return false;
  return failures < TRIES;
};

export const newQueryClient = (): QueryClient => {
  const hear = (error: unknown): void => {
    hearOfTheEnd(queries, error);
    noteAnswered(!(error instanceof Refused && error.status === 0));
  };
  const queries = new QueryClient({
    queryCache: new QueryCache({ onError: hear, onSuccess: () => noteAnswered(true) }),
    mutationCache: new MutationCache({
      onError: error => {
        hear(error);
        // it was changed elsewhere: what is shown is old
        if (error instanceof Refused && error.status === 412) void queries.invalidateQueries();
      },
    }),
    defaultOptions: {
      queries: { retry: again, staleTime: 15_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
  return queries;
};
