import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, taken } from '../../../api/client.js';
import { useWrite } from '../../../api/write.js';
import { Dialog } from '../../../parts/dialog.js';
import { useDraft } from '../../../parts/use-draft.js';
import { useBegun } from '../../../parts/begun.js';
import { ChangedElsewhere } from '../../../parts/changed-elsewhere.js';
import { useWords } from '../../../words/catalogue.js';
import { entityTag } from '../entity-tag.js';
import { keys, type Card } from '../reading.js';
import { variablesIn } from './values-dialog.js';
import { words } from './words.js';

interface Written {
  readonly name: string;
  readonly prompt: string;
  readonly variables: Readonly<Record<string, string>>;
}

const useSave = (projectId: string, card: Card | null, tag: string | null, onDone: () => void) =>
  useWrite(
    ({ name, prompt, variables }: Written, header) => {
      const body = { name, prompt, variables: { ...variables } };
      if (card === null) return taken(api.POST('/v1/projects/{projectId}/cards', { params: { path: { projectId }, header }, body }));
      const { cardId } = card;
      const named = { ...header, 'If-Match': tag ?? '' };
      return taken(api.PATCH('/v1/projects/{projectId}/cards/{cardId}', { params: { path: { projectId, cardId }, header: named }, body }));
    },
    { renews: [keys.project(projectId)], onDone },
  );

const saidOf = (name: string | null | undefined, prompt: string | null | undefined): string => JSON.stringify([name ?? '', prompt ?? '']);

/** A card as somebody writes it; what is typed is kept until it is saved or given up. */
export const EditCard = ({ projectId, card, onClose }: { readonly projectId: string; readonly card: Card | null; onClose(): void }) => {
  const told = useWords(words);
  const place = `${projectId} card ${card?.cardId ?? 'new'}`;
  const [name, setName, forgetName] = useDraft(`${place} name`, card?.name ?? '');
  const [prompt, setPrompt, forgetPrompt] = useDraft(`${place} prompt`, card?.prompt ?? '');
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() => ({ ...((card?.variables ?? {}) as Record<string, string>) }));
  const end = () => {
    forgetName();
    forgetPrompt();
    onClose();
  };
  const begun = useBegun({
    now: { text: saidOf(card?.name, card?.prompt), tag: card === null ? null : entityTag(card.version) },
    mine: saidOf(name, prompt),
    place,
  });
  const save = useSave(projectId, card, begun.tag, end);
  const variables = variablesIn(prompt);
  const given = Object.fromEntries(variables.flatMap(variable => (values[variable] ? [[variable, values[variable]] as const] : [])));
  return (
    <Dialog opened onClose={onClose} title={card === null ? told.newCard : told.edit} size="lg" centered>
      <form
        onSubmit={event => {
          event.preventDefault();
          save.mutate({ name: name.trim(), prompt, variables: given });
        }}
      >
        <Stack>
          <TextInput
            label={told.name}
            required
            maxLength={200}
            data-autofocus
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Textarea
            label={told.prompt}
            description={told.promptHint}
            required
            autosize
            minRows={5}
            maxRows={16}
            value={prompt}
            onChange={({ currentTarget }) => setPrompt(currentTarget.value)}
          />
          {variables.length > 0 && (
            <Text size="sm" fw={600}>
              {told.variables}
            </Text>
          )}
          {variables.map(variable => (
            <TextInput
              key={variable}
              label={variable}
              value={values[variable] ?? ''}
              onChange={({ currentTarget }) => setValues({ ...values, [variable]: currentTarget.value })}
            />
          ))}
          <ChangedElsewhere
            begun={begun}
            write={save}
            now={[
              [told.name, card?.name ?? ''],
              [told.prompt, card?.prompt ?? ''],
            ]}
            onTake={() => {
              forgetName();
              forgetPrompt();
            }}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={end}>
              {told.cancel}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={name.trim() === '' || prompt.trim() === ''}>
              {told.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
};
