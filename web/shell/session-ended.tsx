import { Button, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { PERSON, sayThatItEnded, useForgetAll, useSessionEnded, type Person } from '../api/session.js';
import { Dialog } from '../parts/dialog.js';
import { forgetDrafts } from '../parts/draft.js';
import { BrokenPart, Shelter } from '../parts/shelter.js';
import { Waiting } from '../parts/waiting.js';
import { whenShown } from '../parts/when-shown.js';
import { useWords } from '../words/catalogue.js';
import { words } from './words.js';

const SignInForm = whenShown(() => import('../screens/sign-in/sign-in-form.js'));

/** The session ended under the page. The screen stays behind this, with all that was typed, and goes on where it was. */
export const SessionEnded = ({ person }: { person: Person }) => {
  const { endedTitle, ended, leave } = useWords(words);
  const isOver = useSessionEnded();
  const queries = useQueryClient();
  const forgetAll = useForgetAll();
  const away = async (): Promise<void> => {
    forgetDrafts();
    await forgetAll();
  };
  const back = async (accountId: string): Promise<void> => {
    // somebody else sits here now: nothing of the person before is theirs
    if (accountId !== person.accountId) return away();
    sayThatItEnded(false);
    await queries.invalidateQueries({ queryKey: PERSON });
    await queries.invalidateQueries();
  };
  return (
    <Dialog opened={isOver} onClose={() => undefined} withCloseButton={false} closeOnEscape={false} title={endedTitle} centered>
      <Stack>
        <Text size="sm">{ended}</Text>
        <Shelter broken={BrokenPart} waiting={<Waiting />}>
          <SignInForm email={person.email} onSignedIn={back} />
        </Shelter>
        <Button variant="subtle" color="gray" onClick={() => void away()}>
          {leave}
        </Button>
      </Stack>
    </Dialog>
  );
};
