import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../../parts/dialog.js';
import { useBegun } from '../../../parts/begun.js';
import { ChangedElsewhere } from '../../../parts/changed-elsewhere.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormats } from '../../../words/formats.js';
import { useChange, type Words } from './transcript-reading.js';
import { words as told } from './words.js';

interface Named {
  readonly id?: string;
  readonly name: string;
}

/** The names of those who speak; they go into exports and prompts. */
export const SpeakersDialog = ({ projectId, words, onClose }: { readonly projectId: string; readonly words: Words; onClose(): void }) => {
  const says = useWords(told);
  const { number } = useFormats();
  const now = words.transcript.speakers ?? [];
  const [people, setPeople] = useState<readonly Named[]>(now);
  const begun = useBegun({ now: { text: JSON.stringify(now), tag: words.etag }, mine: JSON.stringify(people) });
  const change = useChange(projectId, begun.tag, onClose);
  const call = (index: number, name: string) => setPeople(people.map((person, at) => (at === index ? { ...person, name } : person)));
  const speakers = people.filter(({ name }) => name.trim() !== '').map(({ id, name }) => ({ ...(id !== undefined && { id }), name: name.trim() }));
  return (
    <Dialog opened onClose={onClose} title={says.speakersTitle} centered>
      <form
        onSubmit={event => {
          event.preventDefault();
          change.mutate({ kind: 'speakers', speakers });
        }}
      >
        <Stack>
          <Text size="sm">{says.speakersLead}</Text>
          {people.map(({ id, name }, index) => (
            <TextInput
              key={id ?? `new ${String(index)}`}
              label={says.speakerNumber(number(index + 1))}
              value={name}
              maxLength={100}
              onChange={({ currentTarget }) => call(index, currentTarget.value)}
            />
          ))}
          <Group>
            <Button variant="default" size="xs" onClick={() => setPeople([...people, { name: says.newSpeaker }])}>
              {says.add}
            </Button>
          </Group>
          <ChangedElsewhere
            begun={begun}
            write={change}
            now={[[says.speakers, now.map(({ name }) => name).join('\n')]]}
            onTake={() => setPeople(now)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {says.cancel}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {says.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
};
