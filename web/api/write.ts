import { useMutation, useQueryClient, type QueryKey, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { newIntent, Refused } from './client.js';

type Intent = ReturnType<typeof newIntent>;

/** Nobody knows whether it was done: asked again it must be the same intent. Any answer below 500 settled it. */
const isUnsettled = (error: unknown): boolean => error instanceof Refused && (error.status === 0 || error.status >= 500);

interface WriteOptions<Wish, Done> {
  /** The queries that the deed changes. */
  readonly renews?: readonly QueryKey[];
  readonly onDone?: (done: Done, wish: Wish) => void;
}

/** Has something done. The same wish tried again after no answer is the same intent, so it is done once. */
export const useWrite = <Wish, Done>(
  write: (wish: Wish, intent: Intent) => Promise<Done>,
  { renews = [], onDone }: WriteOptions<Wish, Done> = {},
): UseMutationResult<Done, Error, Wish> => {
  const queries = useQueryClient();
  const open = useRef<{ readonly wish: string; readonly intent: Intent } | null>(null);
  return useMutation<Done, Error, Wish>({
    mutationFn: async wish => {
      const text = JSON.stringify(wish) ?? '';
      if (open.current?.wish !== text) open.current = { wish: text, intent: newIntent() };
      try {
        const done = await write(wish, open.current.intent);
        open.current = null;
        return done;
      } catch (error) {
        if (!isUnsettled(error)) open.current = null;
        throw error;
      }
    },
    onSuccess: async (done, wish) => {
      onDone?.(done, wish);
      await Promise.all(renews.map(queryKey => queries.invalidateQueries({ queryKey })));
    },
  });
};
