import { Alert, Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link } from 'wouter';
import { Refused } from '../../api/client.js';
import { ProblemView } from '../../parts/problem-view.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { CodeField } from './fields.js';
import { Front } from './front.js';
import { takeCodeFromLink } from './letter-code.js';
import { words } from './words.js';

interface Asked {
  readonly title: string;
  readonly lead: string;
  readonly button: string;
  readonly done: string;
  readonly send: (code: string) => Promise<unknown>;
  /** Whether a code that came with the link is shown. */
  readonly showsCode: boolean;
  /** What remedies do here. */
  readonly doing?: Readonly<Record<string, () => void>>;
}

/** Where a letter leads whose code is sent back; whoever opens it need not be signed in. */
export const CodeFromLetter = ({ title, lead, button, done, send, showsCode, doing = {} }: Asked) => {
  const { goOn } = useWords(words);
  const queries = useQueryClient();
  const [code, setCode] = useState(takeCodeFromLink);
  const [cameByLink] = useState(code !== '');
  const sending = useMutation({ mutationFn: () => send(code.trim()), onSuccess: () => queries.invalidateQueries() });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    sending.mutate();
  };
  if (sending.isSuccess)
    return (
      <Front title={title}>
        <Alert color="teal" role="status">
          {done}
        </Alert>
        <Button component={Link} href={ways.start}>
          {goOn}
        </Button>
      </Front>
    );
  return (
    <Front title={title} lead={lead}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {(showsCode || !cameByLink) && <CodeField value={code} onChange={setCode} />}
          {sending.error instanceof Refused && <ProblemView refused={sending.error} doing={doing} />}
          <Button type="submit" loading={sending.isPending}>
            {button}
          </Button>
        </Stack>
      </form>
    </Front>
  );
};
