import type { UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { newIntent } from '../../api/client.js';
import { useWrite } from '../../api/write.js';

type Options<Done> = NonNullable<Parameters<typeof useWrite<number, Done>>[1]>;

/**
 * A write that carries passwords or codes. What is remembered of a write must not hold them, so they go by here and are
 * dropped at once; sent again, they are typed again and are another intent.
 */
export const useSecretWrite = <Body, Done>(
  write: (body: Body, intent: ReturnType<typeof newIntent>) => Promise<Done>,
  options: Options<Done> = {},
): UseMutationResult<Done, Error, number> & { readonly send: (body: Body) => void } => {
  const passing = useRef<Body | null>(null);
  const result = useWrite<number, Done>((_, intent) => {
    const body = passing.current;
    passing.current = null;
    return body === null ? Promise.reject(new Error('Nothing was there to be sent.')) : write(body, intent);
  }, options);
  const send = (body: Body) => {
    passing.current = body;
    result.mutate(Date.now());
  };
  return { ...result, send };
};
