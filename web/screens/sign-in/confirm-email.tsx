import { Alert, Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, useLocation } from 'wouter';
import { api, Refused, taken } from '../../api/client.js';
import { ProblemView } from '../../parts/problem-view.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { CodeField } from './fields.js';
import { Front } from './front.js';
import { takeCodeFromLink } from './letter-code.js';
import { words } from './words.js';

/** Where the letter that confirms an address leads; whoever opens it need not be signed in. */
const ConfirmEmail = () => {
  const text = useWords(words);
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [token, setToken] = useState(takeCodeFromLink);
  const confirm = useMutation({
    mutationFn: () => taken(api.POST('/v1/email-confirmations', { params: {}, body: { token: token.trim() } })),
    onSuccess: () => queries.invalidateQueries(),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    confirm.mutate();
  };
  if (confirm.isSuccess)
    return (
      <Front title={text.confirmTitle}>
        <Alert color="teal" role="status">
          {text.confirmed}
        </Alert>
        <Button component={Link} href={ways.start}>
          {text.goOn}
        </Button>
      </Front>
    );
  return (
    <Front title={text.confirmTitle} lead={text.confirmLead}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <CodeField value={token} onChange={setToken} />
          {/* another letter of this kind is asked for by whoever has the account */}
          {confirm.error instanceof Refused && <ProblemView refused={confirm.error} doing={{ ask_for_another_letter: () => go(ways.account) }} />}
          <Button type="submit" loading={confirm.isPending}>
            {text.confirm}
          </Button>
        </Stack>
      </form>
    </Front>
  );
};

export default ConfirmEmail;
