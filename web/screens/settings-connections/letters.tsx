import { Alert, Button, Checkbox, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { Loaded } from '../../parts/loaded.js';
import { RefusedView } from '../../parts/refused-view.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { lettersQuery } from './asking.js';
import { words } from './words.js';

type Kind = Shapes['NoticeLettersRequest']['kinds'][number];

/** In the order in which they are shown; the compiler asks for a kind that the API has and this has not. */
const ORDER: Readonly<Record<Kind, true>> = {
  key_exhausted: true,
  key_invalid: true,
  key_restricted: true,
  key_expired: true,
  key_recovered: true,
  key_expires_soon: true,
  own_key_spending: true,
  work_failed: true,
  result_lost: true,
  credits_low: true,
  webhook_paused: true,
};
const KINDS = Object.keys(ORDER) as Kind[];

const State = ({ letters }: { readonly letters: Shapes['NoticeLettersShape'] }) => {
  const { notSent, notConfirmed, failed, failedSometime, failures, kinds } = useWords(words);
  const { moment } = useFormats();
  const failure = letters.lastFailure;
  return (
    <>
      {!letters.areSent && <Text size="sm">{notSent}</Text>}
      {letters.areSent && !letters.addressIsConfirmed && <Text size="sm">{notConfirmed}</Text>}
      {failure && (
        <Alert color="orange" variant="light" title={failure.at === null ? failedSometime : failed(moment(failure.at))}>
          <Text size="sm">
            {wordOf(kinds, failure.kind)}. {wordOf(failures, failure.state)} ({failure.code})
          </Text>
        </Alert>
      )}
    </>
  );
};

const Choice = ({ chosen: saved }: { readonly chosen: readonly Kind[] }) => {
  const text = useWords(words);
  const [chosen, setChosen] = useState<readonly Kind[]>(saved);
  const save = useWrite((kinds: Kind[], header) => taken(api.PUT('/v1/settings/letters', { params: { header }, body: { kinds } })), {
    renews: [['settings', 'letters']],
    onDone: () => notifications.show({ message: text.saved, color: 'green' }),
  });
  return (
    <Stack gap="sm">
      <Checkbox.Group value={[...chosen]} onChange={kinds => setChosen(KINDS.filter(kind => kinds.includes(kind)))} aria-label={text.lettersTitle}>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="xs">
          {KINDS.map(kind => (
            <Checkbox key={kind} value={kind} label={wordOf(text.kinds, kind)} />
          ))}
        </SimpleGrid>
      </Checkbox.Group>
      <RefusedView error={save.error} />
      <Group>
        <Button loading={save.isPending} onClick={() => save.mutate([...chosen])}>
          {text.save}
        </Button>
      </Group>
    </Stack>
  );
};

/** About which notices a letter is wanted. */
export const Letters = () => {
  const { lettersTitle, lettersLead } = useWords(words);
  const letters = useQuery(lettersQuery);
  return (
    <Section name="letters" title={lettersTitle} lead={lettersLead}>
      <Loaded query={letters}>
        {answer => (
          <Stack gap="sm">
            <State letters={answer} />
            <Choice key={answer.kinds.join()} chosen={answer.kinds} />
          </Stack>
        )}
      </Loaded>
    </Section>
  );
};
