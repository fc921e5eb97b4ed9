import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { forgetDrafts } from '../parts/draft.js';
import { api, Refused, taken, type Shapes } from './client.js';

export type Person = Shapes['AccountShape'];

export const PERSON = ['accounts', 'me'] as const;

let ended = false;
const watchers = new Set<() => void>();

/** The session ended somewhere else: the page stays as it is, with what was typed, until somebody signs in again. */
export const sayThatItEnded = (value: boolean): void => {
  if (ended === value) return;
  ended = value;
  watchers.forEach(tell => tell());
};

/** Whether the session ended under the page. */
export const useSessionEnded = (): boolean =>
  useSyncExternalStore(
    tell => {
      watchers.add(tell);
      return () => watchers.delete(tell);
    },
    () => ended,
  );

const signedOut = (refused: unknown): refused is Refused =>
  refused instanceof Refused && refused.status === 401 && (refused.problem?.code === 'token_missing' || refused.problem?.code === 'token_invalid');

const beginAnew = (): void => {
  forgetDrafts();
  window.location.replace('/');
};

const askWhoItIs = async (queries: QueryClient): Promise<Person | null> => {
  try {
    const person = await taken(api.GET('/v1/accounts/me', { params: {} }));
    // in another tab somebody else signed in: nothing here is theirs, and nothing of it may be shown to them
    const before = queries.getQueryData<Person | null>(PERSON) ?? null;
    if (before !== null && before.accountId !== person.accountId) beginAnew();
    sayThatItEnded(false);
    return person;
  } catch (refused) {
    if (!signedOut(refused)) throw refused;
    const before = queries.getQueryData<Person | null>(PERSON) ?? null;
    sayThatItEnded(before !== null);
    return before;
  }
};

/** Who is signed in: undefined while nobody knows yet, null when nobody is. */
export const usePerson = (): { person: Person | null | undefined; error: Refused | null } => {
  const queries = useQueryClient();
  const { data, error } = useQuery<Person | null>({ queryKey: PERSON, queryFn: () => askWhoItIs(queries) });
  return { person: data, error: error instanceof Refused ? error : null };
};

/** Any answer may be the first to tell that the session is over. */
export const hearOfTheEnd = (queries: QueryClient, refused: unknown): void => {
  if (signedOut(refused) && queries.getQueryData(PERSON)) sayThatItEnded(true);
};

/** After signing in or out nothing that was read before is this person's. */
export const useForgetAll = (): (() => Promise<void>) => {
  const queries = useQueryClient();
  return useCallback(async () => {
    sayThatItEnded(false);
    await queries.cancelQueries();
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== PERSON[0] || queryKey[1] !== PERSON[1] || queryKey.length > PERSON.length });
    queries.getMutationCache().clear();
    // who looks at it is shown the waiting until it is known who is signed in now
    await queries.resetQueries({ queryKey: PERSON, exact: true });
  }, [queries]);
};
