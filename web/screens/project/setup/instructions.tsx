import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import { api, taken } from '../../../api/client.js';
import { useWrite } from '../../../api/write.js';
import { Loaded } from '../../../parts/loaded.js';
import { useBegun } from '../../../parts/begun.js';
import { ChangedElsewhere } from '../../../parts/changed-elsewhere.js';
import { Section } from '../../../parts/section.js';
import { useDraft } from '../../../parts/use-draft.js';
import { useWords } from '../../../words/catalogue.js';
import { entityTag } from '../entity-tag.js';
import { keys, type Project } from '../reading.js';
import { words } from './words.js';

const LONGEST = 20_000;
const ACCOUNT = ['accounts', 'me', 'instructions'] as const;

/** What it shall say, and the version that it says so instead of. */
interface Said {
  readonly text: string;
  readonly tag: string;
}

interface FieldProps {
  readonly place: string;
  readonly saved: string;
  readonly version: number;
  readonly save: UseMutationResult<unknown, Error, Said>;
}

const Field = ({ place, saved, version, save }: FieldProps) => {
  const told = useWords(words);
  const [text, type, forget] = useDraft(place, saved);
  const begun = useBegun({ now: { text: saved, tag: entityTag(version) }, mine: text, place });
  const isChanged = text !== saved;
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        save.mutate({ text, tag: begun.tag ?? '' }, { onSuccess: forget });
      }}
    >
      <Stack gap="sm">
        <Textarea
          label={told.text}
          description={told.hint}
          autosize
          minRows={4}
          maxRows={16}
          maxLength={LONGEST}
          value={text}
          onChange={({ currentTarget }) => type(currentTarget.value)}
        />
        <ChangedElsewhere begun={begun} write={save} now={[[told.text, saved]]} onTake={forget} />
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!isChanged}>
            {told.save}
          </Button>
          {isChanged && (
            <Button variant="default" onClick={forget}>
              {told.discard}
            </Button>
          )}
          {!isChanged && save.isSuccess && (
            <Text size="sm" role="status">
              {told.saved}
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
};

/** What goes into every text of this project. */
export const ProjectInstructions = ({ project: { projectId, instructions } }: { readonly project: Project }) => {
  const told = useWords(words);
  const saved = instructions?.text ?? '';
  const version = instructions?.version ?? 0;
  const save = useWrite(
    ({ text, tag }: Said, header) =>
      taken(
        api.PUT('/v1/projects/{projectId}/instructions', {
          params: { path: { projectId }, header: { ...header, 'If-Match': tag } },
          body: { text },
        }),
      ),
    { renews: [keys.project(projectId)] },
  );
  return (
    <Section title={told.project} lead={told.projectLead}>
      <Field key={version} place={`${projectId} instructions`} saved={saved} version={version} save={save} />
    </Section>
  );
};

const AccountField = ({ text, version }: { readonly text: string; readonly version: number }) => {
  const save = useWrite(
    (wish: Said, header) =>
      taken(api.PUT('/v1/accounts/me/instructions', { params: { header: { ...header, 'If-Match': wish.tag } }, body: { text: wish.text } })),
    { renews: [ACCOUNT] },
  );
  return <Field key={version} place="account instructions" saved={text} version={version} save={save} />;
};

/** What goes into every text of every project. */
export const AccountInstructions = () => {
  const told = useWords(words);
  const instructions = useQuery({ queryKey: ACCOUNT, queryFn: () => taken(api.GET('/v1/accounts/me/instructions', { params: {} })) });
  return (
    <Section title={told.account} lead={told.accountLead}>
      <Loaded query={instructions}>{read => <AccountField text={read.text} version={read.version} />}</Loaded>
    </Section>
  );
};
