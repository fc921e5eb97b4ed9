import { Alert, Anchor, Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link } from 'wouter';
import { api, Refused, taken } from '../../api/client.js';
import { ProblemView } from '../../parts/problem-view.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { EmailField } from './fields.js';
import { Front } from './front.js';
import { words } from './words.js';

const Forgotten = () => {
  const text = useWords(words);
  const [email, setEmail] = useState('');
  const ask = useMutation({ mutationFn: () => taken(api.POST('/v1/password-resets', { params: {}, body: { email } })) });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask.mutate();
  };
  return (
    <Front title={text.forgottenTitle} lead={text.forgottenLead}>
      {ask.isSuccess ? (
        <Alert color="teal" role="status">
          {text.sent}
        </Alert>
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack>
            <EmailField value={email} onChange={setEmail} autoFocus />
            {ask.error instanceof Refused && <ProblemView refused={ask.error} />}
            <Button type="submit" loading={ask.isPending}>
              {text.send}
            </Button>
          </Stack>
        </form>
      )}
      <Anchor component={Link} href={ways.signIn} size="sm">
        {text.backToSignIn}
      </Anchor>
    </Front>
  );
};

export default Forgotten;
