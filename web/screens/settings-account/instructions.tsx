import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { api, taken, type Shapes } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { Loaded } from '../../parts/loaded.js';
import { useBegun } from '../../parts/begun.js';
import { ChangedElsewhere } from '../../parts/changed-elsewhere.js';
import { useDraft } from '../../parts/use-draft.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { instructionsQuery, ME } from './asking.js';
import { words } from './words.js';

/** Where what is typed is kept: a project's screen writes on the same. */
const PLACE = 'account instructions';

const Editor = ({ text: saved, version }: Pick<Shapes['GlobalInstructionsShape'], 'text' | 'version'>) => {
  const words_ = useWords(words);
  const [text, setText, forget] = useDraft(PLACE, saved);
  const begun = useBegun({ now: { text: saved, tag: `"${version}"` }, mine: text, place: PLACE });
  const save = useWrite(
    (body: { text: string }, header) =>
      taken(api.PUT('/v1/accounts/me/instructions', { params: { header: { ...header, 'If-Match': begun.tag ?? '' } }, body })),
    { renews: [ME], onDone: () => notifications.show({ message: words_.saved, color: 'green' }) },
  );
  return (
    <Stack gap="sm">
      <Textarea
        label={words_.instructions}
        description={words_.instructionsHint}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        autosize
        minRows={4}
        maxRows={16}
        maxLength={20_000}
        dir="auto"
      />
      <ChangedElsewhere begun={begun} write={save} now={[[words_.instructions, saved]]} onTake={forget} />
      <Group gap="sm">
        <Button disabled={text === saved} loading={save.isPending} onClick={() => save.mutate({ text }, { onSuccess: forget })}>
          {words_.save}
        </Button>
        <Text size="sm" c="dimmed">
          {version === 0 ? words_.none : words_.version(version)}
        </Text>
      </Group>
    </Stack>
  );
};

/** The instructions that go along with everything (R13); saving them makes no call and costs nothing. */
export const Instructions = () => {
  const { instructionsTitle, instructionsLead } = useWords(words);
  const instructions = useQuery(instructionsQuery);
  return (
    <Section name="instructions" title={instructionsTitle} lead={instructionsLead}>
      <Loaded query={instructions}>{({ text, version }) => <Editor key={version} text={text} version={version} />}</Loaded>
    </Section>
  );
};
