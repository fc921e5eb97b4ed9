import { Anchor, Group, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useForgetAll } from '../../api/session.js';
import { useWelcome } from '../../api/welcome.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { Front } from './front.js';
import SignInForm from './sign-in-form.js';
import { words } from './words.js';

/** Shown at whatever address somebody came to; signing in leads on to it. */
const SignIn = () => {
  const text = useWords(words);
  const { signUp, letters } = useWelcome();
  const forgetAll = useForgetAll();
  return (
    <Front title={text.welcomeBack}>
      <SignInForm onSignedIn={forgetAll} />
      <Group justify="space-between">
        {letters && (
          <Anchor component={Link} href={ways.forgotten} size="sm">
            {text.forgotten}
          </Anchor>
        )}
        {signUp !== 'closed' && (
          <Text size="sm">
            {text.newHere}{' '}
            <Anchor component={Link} href={ways.signUp} inherit underline="always">
              {text.openAccount}
            </Anchor>
          </Text>
        )}
      </Group>
    </Front>
  );
};

export default SignIn;
