import { Button, Group, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRef, useState, type FormEvent } from 'react';
import { api, Refused, taken, type Shapes } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { ProblemView } from '../../parts/problem-view.js';
import { SecretField } from '../../parts/secret-field.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { Caution } from './advice.js';
import { API_SETTINGS } from './asking.js';
import { words } from './words.js';

type Changed = Shapes['WrittenKeyChangedShape'];

/** What adding or replacing did to projects, in a sentence. */
export const useSayChanged = (): ((changed: Changed, first: string) => void) => {
  const { projectsForms, unlocked, lockedNow } = useWords(words);
  const { counted } = useFormats();
  return ({ unlockedProjects, lockedProjects }, first) => {
    const projects = (count: number) => counted(count, projectsForms(count));
    const message = [
      first,
      ...(unlockedProjects > 0 ? [unlocked(projects(unlockedProjects))] : []),
      ...(lockedProjects > 0 ? [lockedNow(projects(lockedProjects))] : []),
    ].join(' ');
    notifications.show({ message, color: 'green' });
  };
};

interface AddKeyProps {
  readonly advice: Shapes['KeyAdviceShape'];
  readonly replace?: boolean;
  readonly disabled?: boolean;
  readonly onDone?: () => void;
}

/** The end of a chosen day, where the person is. */
export const endOf = (day: string): string => new Date(`${day}T23:59:59`).toISOString();

/** The field for a key. What is typed leaves it as soon as it is sent, and is kept nowhere. */
export const AddKey = ({ advice, replace = false, disabled = false, onDone }: AddKeyProps) => {
  const { secret: secretLabel, secretHint, expires, expiresHint, add, addAnother, added, replaced } = useWords(words);
  const [secret, setSecret] = useState('');
  const [day, setDay] = useState('');
  const say = useSayChanged();
  // what is remembered of a wish that was sent must not hold the key, so it goes by here and is dropped at once
  const passing = useRef('');
  const field = useRef<HTMLInputElement>(null);
  const store = useWrite(
    ({ expiresAt }: { readonly expiresAt: string | null; readonly sent: number }, header) => {
      const body = { secret: passing.current, replace, expiresAt };
      passing.current = '';
      return taken(api.POST('/v1/settings/api/key', { params: { header }, body }));
    },
    {
      renews: [API_SETTINGS, ['projects'], ['notices'], ['who-pays']],
      onDone: changed => {
        setDay('');
        say(changed, replace ? replaced : added);
        onDone?.();
      },
    },
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    passing.current = secret.trim();
    setSecret('');
    store.mutate({ expiresAt: day === '' ? null : endOf(day), sent: Date.now() });
  };
  return (
    <form onSubmit={send} autoComplete="off">
      <Stack gap="md" maw="40rem">
        <Caution advice={advice} />
        <SecretField
          ref={field}
          label={secretLabel}
          description={secretHint}
          value={secret}
          onChange={event => setSecret(event.currentTarget.value)}
          required
          minLength={8}
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          data-1p-ignore
        />
        <TextInput
          label={expires}
          description={expiresHint}
          type="date"
          value={day}
          onChange={event => setDay(event.currentTarget.value)}
          maw="16rem"
        />
        {store.error instanceof Refused && <ProblemView refused={store.error} doing={{ check_the_key: () => field.current?.focus() }} />}
        <Group>
          <Button type="submit" loading={store.isPending} disabled={disabled || secret.trim().length < 8}>
            {replace ? addAnother : add}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
