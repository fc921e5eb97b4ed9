import { Anchor, Box, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { ways } from '../ways.js';
import { catalogue, useWords } from '../words/catalogue.js';
import { Looks } from './looks.js';
import { Footer } from './footer.js';
import classes from './open-to-all.module.css';

const words = catalogue({ signIn: 'Sign in', signUp: 'Create an account' }, { signIn: 'Anmelden', signUp: 'Konto anlegen' });

/** What surrounds the screens that anybody may read, for those who are not signed in. */
export const OpenToAll = ({ children }: { readonly children: ReactNode }) => {
  const { signIn, signUp } = useWords(words);
  return (
    <div className={classes['page']}>
      <Group component="header" justify="space-between" py="md">
        <Link href={ways.signIn} className={classes['brand'] ?? ''}>
          <img src="/mark.svg" alt="" width={24} height={24} />
          Keyreel
        </Link>
        <Group gap="md">
          <Anchor component={Link} href={ways.signIn} size="sm">
            {signIn}
          </Anchor>
          <Anchor component={Link} href={ways.signUp} size="sm">
            {signUp}
          </Anchor>
        </Group>
      </Group>
      <main>
        {children}
        <Box maw="26rem" mx="auto">
          <Looks />
        </Box>
      </main>
      <Footer />
    </div>
  );
};
