import { ActionIcon, Button, Group, TextInput, Title } from '@mantine/core';
import IconPencil from '@tabler/icons-react/icons/IconPencil';
import { useEffect, useRef, useState } from 'react';
import { api, taken } from '../../../api/client.js';
import { useWrite } from '../../../api/write.js';
import { useBegun } from '../../../parts/begun.js';
import { ChangedElsewhere } from '../../../parts/changed-elsewhere.js';
import { useWords } from '../../../words/catalogue.js';
import { keys, type Project } from '../reading.js';
import { entityTag } from '../entity-tag.js';
import classes from './frame.module.css';
import { words } from './words.js';

const Renaming = ({ project, onEnd }: { readonly project: Project; readonly onEnd: () => void }) => {
  const told = useWords(words);
  const { projectId, version } = project;
  const [name, setName] = useState(project.name ?? '');
  const begun = useBegun({ now: { text: project.name ?? '', tag: entityTag(version) }, mine: name });
  const rename = useWrite(
    (wish: string, header) =>
      taken(
        api.PATCH('/v1/projects/{projectId}', {
          params: { path: { projectId }, header: { ...header, 'If-Match': begun.tag ?? '' } },
          body: { name: wish },
        }),
      ),
    { renews: [keys.project(projectId), ['projects', 'list']], onDone: onEnd },
  );
  return (
    <form
      className={classes['renaming']}
      onSubmit={event => {
        event.preventDefault();
        if (name.trim() !== '') rename.mutate(name.trim());
      }}
      onKeyDown={event => event.key === 'Escape' && onEnd()}
    >
      <Group gap="xs" align="flex-start">
        <TextInput
          className={classes['field']}
          aria-label={told.name}
          value={name}
          maxLength={200}
          data-autofocus
          autoFocus
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Button type="submit" loading={rename.isPending} disabled={name.trim() === ''}>
          {told.save}
        </Button>
        <Button variant="default" onClick={onEnd}>
          {told.cancel}
        </Button>
      </Group>
      <ChangedElsewhere begun={begun} write={rename} now={[[told.name, project.name ?? '']]} onTake={() => setName(project.name ?? '')} />
    </form>
  );
};

/** What the project is called, and the way to call it otherwise. */
export const ProjectTitle = ({ project }: { readonly project: Project }) => {
  const told = useWords(words);
  const [isRenaming, setRenaming] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasRenaming = useRef(false);
  useEffect(() => {
    if (wasRenaming.current && !isRenaming) button.current?.focus();
    wasRenaming.current = isRenaming;
  }, [isRenaming]);
  return (
    <>
      <Group gap="xs" wrap="nowrap" align="center">
        <Title order={1} size="h2" className={classes['title']}>
          {project.name ?? told.untitled}
        </Title>
        {!isRenaming && (
          <ActionIcon ref={button} variant="subtle" color="gray" size="lg" aria-label={told.rename} onClick={() => setRenaming(true)}>
            <IconPencil size={18} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      {isRenaming && <Renaming project={project} onEnd={() => setRenaming(false)} />}
    </>
  );
};
