import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, Refused, taken, type Shapes } from '../../api/client.js';
import { ProblemView } from '../../parts/problem-view.js';
import { SecretField } from '../../parts/secret-field.js';
import { useWords } from '../../words/catalogue.js';
import { EmailField } from './fields.js';
import { words } from './words.js';

const refusedOf = (error: unknown): Refused | null => (error instanceof Refused ? error : null);

/** Whether the password was right and the account's second factor is still to come. */
const asksForTheFactor = (refused: Refused | null): boolean => {
  const code = refused?.problem?.code;
  return code === 'second_factor_required' || code === 'second_factor_wrong';
};

interface Wishes {
  /** Of whoever is known already. */
  readonly email?: string;
  readonly onSignedIn: (accountId: string) => Promise<void>;
}

/** Address and password, then the second factor where the account has one. */
const SignInForm = ({ email: known = '', onSignedIn }: Wishes) => {
  const text = useWords(words);
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const signIn = useMutation({
    mutationFn: (body: Shapes['SignInRequest']) => taken(api.POST('/v1/sessions', { params: {}, body })),
    onSuccess: ({ accountId }) => onSignedIn(accountId),
  });
  const refused = refusedOf(signIn.error);
  const needsFactor = asksForTheFactor(refused) || code !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signIn.mutate({ email, password, tokens: 'cookie', ...(needsFactor && code.trim() !== '' ? { code: code.trim() } : {}) });
  };
  const startOver = (): void => {
    setCode('');
    setPassword('');
    signIn.reset();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {needsFactor ? (
          <>
            <Text size="sm">{text.factorSays}</Text>
            <TextInput
              label={text.code}
              description={text.codeHint}
              value={code}
              onChange={event => setCode(event.currentTarget.value)}
              autoComplete="one-time-code"
              autoFocus
              data-autofocus
              spellCheck={false}
              ff="monospace"
            />
          </>
        ) : (
          <>
            <EmailField value={email} onChange={setEmail} autoFocus={known === ''} />
            <SecretField
              label={text.password}
              value={password}
              onChange={event => setPassword(event.currentTarget.value)}
              autoComplete="current-password"
              data-autofocus
              autoFocus={known !== ''}
            />
          </>
        )}
        {refused && refused.problem?.code !== 'second_factor_required' && <ProblemView refused={refused} />}
        <Button type="submit" loading={signIn.isPending}>
          {text.signIn}
        </Button>
        {needsFactor && (
          <Anchor component="button" type="button" size="sm" onClick={startOver}>
            {text.otherAccount}
          </Anchor>
        )}
      </Stack>
    </form>
  );
};

export default SignInForm;
