import { Alert, Anchor, Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link } from 'wouter';
import { api, Refused, taken } from '../../api/client.js';
import { useForgetAll } from '../../api/session.js';
import { ProblemView } from '../../parts/problem-view.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { CodeField, NewPasswordField } from './fields.js';
import { Front } from './front.js';
import { takeCodeFromLink } from './letter-code.js';
import { words } from './words.js';

/** Where the letter about a forgotten password leads. */
const NewPassword = () => {
  const text = useWords(words);
  const forgetAll = useForgetAll();
  const [token, setToken] = useState(takeCodeFromLink);
  const [cameByLink] = useState(token !== '');
  const [password, setPassword] = useState('');
  const redeem = useMutation({
    mutationFn: () => taken(api.POST('/v1/password-resets/redeem', { params: {}, body: { token: token.trim(), new: password } })),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    redeem.mutate();
  };
  if (redeem.isSuccess)
    return (
      <Front title={text.newTitle}>
        <Alert color="teal" role="status">
          {text.isSet}
        </Alert>
        <Button component={Link} href={ways.signIn} onClick={() => void forgetAll()}>
          {text.signIn}
        </Button>
      </Front>
    );
  return (
    <Front title={text.newTitle} lead={text.newLead}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {!cameByLink && <CodeField value={token} onChange={setToken} />}
          <NewPasswordField label={text.newPassword} value={password} onChange={setPassword} autoFocus={cameByLink} />
          {redeem.error instanceof Refused && <ProblemView refused={redeem.error} />}
          <Button type="submit" loading={redeem.isPending}>
            {text.setIt}
          </Button>
        </Stack>
      </form>
      <Anchor component={Link} href={ways.signIn} size="sm">
        {text.backToSignIn}
      </Anchor>
    </Front>
  );
};

export default NewPassword;
