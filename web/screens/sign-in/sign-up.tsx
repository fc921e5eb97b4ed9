import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Link } from 'wouter';
import { api, Refused, taken, type Shapes } from '../../api/client.js';
import { useForgetAll } from '../../api/session.js';
import { useWrite } from '../../api/write.js';
import { useWelcome } from '../../api/welcome.js';
import { ProblemView } from '../../parts/problem-view.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { EmailField, NewPasswordField } from './fields.js';
import { Front } from './front.js';
import { words } from './words.js';

/** An invitation comes as a link, behind the # that no server is told. */
const invitationInLink = (): string => decodeURIComponent(window.location.hash.slice(1));

const SignUpForm = ({ byInvitation }: { byInvitation: boolean }) => {
  const text = useWords(words);
  const forgetAll = useForgetAll();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [invitation, setInvitation] = useState(invitationInLink);
  const signUp = useWrite((body: Shapes['SignUpRequest'], header) => taken(api.POST('/v1/accounts', { params: { header }, body })), {
    onDone: () => void forgetAll(),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    signUp.mutate({ email, password, tokens: 'cookie', ...(invitation.trim() === '' ? {} : { invitation: invitation.trim() }) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <EmailField value={email} onChange={setEmail} autoFocus />
        <NewPasswordField label={text.password} value={password} onChange={setPassword} />
        {byInvitation && (
          <TextInput
            label={text.invitation}
            description={text.invitationHint}
            value={invitation}
            onChange={event => setInvitation(event.currentTarget.value)}
            autoComplete="off"
            spellCheck={false}
          />
        )}
        {signUp.error instanceof Refused && <ProblemView refused={signUp.error} />}
        <Button type="submit" loading={signUp.isPending}>
          {text.signUp}
        </Button>
      </Stack>
    </form>
  );
};

const SignUp = () => {
  const text = useWords(words);
  const { signUp } = useWelcome();
  const isOpen = signUp !== 'closed';
  return (
    <Front title={text.signUp} lead={isOpen ? text.signUpLead : text.closed}>
      {isOpen && <SignUpForm byInvitation={signUp === 'invitation'} />}
      <Text size="sm">
        {text.haveOne}{' '}
        <Anchor component={Link} href={ways.signIn} inherit underline="always">
          {text.signIn}
        </Anchor>
      </Text>
    </Front>
  );
};

export default SignUp;
