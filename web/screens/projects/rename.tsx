import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { useBegun } from '../../parts/begun.js';
import { ChangedElsewhere } from '../../parts/changed-elsewhere.js';
import { useWords } from '../../words/catalogue.js';
import { useRename, type Project } from './use-projects.js';
import { words } from './words.js';

const LONGEST = 200;

export const Rename = ({ project, onClose }: { project: Project; onClose: () => void }) => {
  const text = useWords(words);
  const [name, setName] = useState(project.name ?? '');
  const now = project.name ?? '';
  const begun = useBegun({ now: { text: now, tag: `"${project.version}"` }, mine: name });
  const rename = useRename(project, begun.tag);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    rename.mutate(name.trim(), { onSuccess: onClose });
  };
  return (
    <Dialog opened onClose={onClose} title={text.rename} centered>
      <form onSubmit={submit}>
        <Stack>
          <TextInput label={text.name} value={name} maxLength={LONGEST} onChange={event => setName(event.currentTarget.value)} data-autofocus />
          <ChangedElsewhere begun={begun} write={rename} now={[[text.name, now]]} onTake={() => setName(now)} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text.cancel}
            </Button>
            <Button type="submit" loading={rename.isPending} disabled={name.trim() === ''}>
              {text.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
};
