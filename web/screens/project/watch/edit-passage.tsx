import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { useBegun } from '../../../parts/begun.js';
import { ChangedElsewhere } from '../../../parts/changed-elsewhere.js';
import { useDraft } from '../../../parts/use-draft.js';
import { useWords } from '../../../words/catalogue.js';
import { draftOf, type PassageProps } from './passage-props.js';
import { useChange } from './transcript-reading.js';
import classes from './watch.module.css';
import { words } from './words.js';

const Who = ({ segment, speakers, onChoose }: Pick<PassageProps, 'segment' | 'speakers'> & { onChoose(speakerId: string | null): void }) => {
  const told = useWords(words);
  if (speakers.length === 0) return null;
  return (
    <NativeSelect
      size="xs"
      aria-label={told.who}
      value={segment.speaker ?? ''}
      onChange={({ currentTarget }) => onChoose(currentTarget.value === '' ? null : currentTarget.value)}
      data={[{ value: '', label: told.nobody }, ...speakers.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  );
};

/** What is said here, to be written otherwise, divided or joined. */
export const EditPassage = ({ projectId, segment, etag, speakers, isLast, onEnd }: PassageProps & { onEnd(): void }) => {
  const told = useWords(words);
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, type, forget] = useDraft(draftOf(projectId, segment.id), segment.text);
  const end = () => {
    forget();
    onEnd();
  };
  const begun = useBegun({ now: { text: segment.text, tag: etag }, mine: text, place: draftOf(projectId, segment.id) });
  const change = useChange(projectId, begun.tag, end);
  const segmentId = segment.id;
  const save = () => (text === segment.text ? end() : change.mutate({ kind: 'text', segments: [{ segmentId, text }] }));
  return (
    <Stack gap="xs" className={classes['editing']}>
      <Textarea
        ref={field}
        aria-label={told.words}
        autosize
        minRows={2}
        autoFocus
        value={text}
        onChange={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') end();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
        }}
      />
      <ChangedElsewhere begun={begun} write={change} now={[[told.words, segment.text]]} onTake={forget} />
      <Group gap="xs">
        <Button size="xs" loading={change.isPending} disabled={text.trim() === ''} onClick={save}>
          {told.save}
        </Button>
        <Button size="xs" variant="default" onClick={end}>
          {told.cancel}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={text !== segment.text}
          onClick={() => change.mutate({ kind: 'split', segmentId, at: field.current?.selectionStart ?? 0 })}
        >
          {told.split}
        </Button>
        {!isLast && (
          <Button size="xs" variant="default" disabled={text !== segment.text} onClick={() => change.mutate({ kind: 'merge', segmentId })}>
            {told.join}
          </Button>
        )}
        <Who segment={segment} speakers={speakers} onChoose={speakerId => change.mutate({ kind: 'speaker', segmentIds: [segmentId], speakerId })} />
      </Group>
    </Stack>
  );
};
