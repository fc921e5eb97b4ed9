import { Alert, Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link } from 'wouter';
import { api, Refused, taken } from '../../api/client.js';
import { ProblemView } from '../../parts/problem-view.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { CodeField } from './fields.js';
import { Front } from './front.js';
import { takeCodeFromLink } from './letter-code.js';
import { words } from './words.js';

/** Where a letter about a notice leads whoever wants no more of them; they need not be signed in. */
const StopLetters = () => {
  const text = useWords(words);
  const queries = useQueryClient();
  const [token, setToken] = useState(takeCodeFromLink);
  const [cameByLink] = useState(token !== '');
  const stop = useMutation({
    mutationFn: () => taken(api.POST('/v1/letters/unsubscribe', { params: { query: { token: token.trim() } }, body: {} })),
    onSuccess: () => queries.invalidateQueries(),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    stop.mutate();
  };
  if (stop.isSuccess)
    return (
      <Front title={text.stopTitle}>
        <Alert color="teal" role="status">
          {text.stopped}
        </Alert>
        <Button component={Link} href={ways.start}>
          {text.goOn}
        </Button>
      </Front>
    );
  return (
    <Front title={text.stopTitle} lead={text.stopLead}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {!cameByLink && <CodeField value={token} onChange={setToken} />}
          {stop.error instanceof Refused && <ProblemView refused={stop.error} />}
          <Button type="submit" loading={stop.isPending}>
            {text.stop}
          </Button>
        </Stack>
      </form>
    </Front>
  );
};

export default StopLetters;
