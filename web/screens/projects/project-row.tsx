import { ActionIcon, Badge, Box, Group, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import IconDots from '@tabler/icons-react/icons/IconDots';
import IconPencil from '@tabler/icons-react/icons/IconPencil';
import IconTrash from '@tabler/icons-react/icons/IconTrash';
import IconVideo from '@tabler/icons-react/icons/IconVideo';
import { useState } from 'react';
import { Link } from 'wouter';
import { MenuAct } from '../../parts/menu.js';
import { Popup } from '../../parts/popup.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { pictureOf, stateOf, type ProjectState } from './project-state.js';
import classes from './projects.module.css';
import { Rename } from './rename.js';
import { useRemove, useTasks, type Project } from './use-projects.js';
import { words } from './words.js';

const COLOURS = { preparing: 'gray', running: 'indigo', waiting: 'yellow', stopped: 'orange', failed: 'red', ready: 'teal' } as const;

const State = ({ state }: { state: ProjectState }) => {
  const text = useWords(words);
  const { percent } = useFormats();
  return (
    <Badge variant="dot" color={COLOURS[state.is]} className={classes['state'] ?? ''}>
      {state.is === 'running' ? text.running(percent(state.share)) : text[state.is]}
    </Badge>
  );
};

const Doings = ({ project, name }: { project: Project; name: string }) => {
  const text = useWords(words);
  const [isRenaming, setRenaming] = useState(false);
  const remove = useRemove();
  return (
    <>
      <Popup
        isMenu
        button={opener => (
          <ActionIcon {...opener} variant="subtle" color="gray" size="lg" aria-label={text.untold(name)}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        )}
      >
        <MenuAct icon={<IconPencil size={16} aria-hidden />} onClick={() => setRenaming(true)}>
          {text.rename}
        </MenuAct>
        <MenuAct icon={<IconTrash size={16} aria-hidden />} onClick={() => remove.mutate({ projectId: project.projectId, name })}>
          {text.remove}
        </MenuAct>
      </Popup>
      {isRenaming && <Rename project={project} onClose={() => setRenaming(false)} />}
    </>
  );
};

/** One project of the list. Its work is looked up when it comes into sight. */
export const ProjectRow = ({ project }: { project: Project }) => {
  const text = useWords(words);
  const { ago, moment, clock } = useFormats();
  const { ref, entry } = useIntersection({ rootMargin: '200px' });
  const [hasBeenSeen, setSeen] = useState(false);
  if (entry?.isIntersecting && !hasBeenSeen) setSeen(true);
  const { data } = useTasks(project.projectId, hasBeenSeen);
  const name = project.name ?? text.unnamed;
  const state = data && stateOf(data.items);
  const picture = pictureOf(project, data?.items ?? []);
  return (
    <Box component="li" ref={ref} className={classes['row'] ?? ''}>
      <div className={classes['picture']}>
        {picture === null ? <IconVideo size={28} aria-hidden /> : <img src={picture} alt="" loading="lazy" />}
        {project.source.seconds !== undefined && <span className={classes['length']}>{clock(project.source.seconds)}</span>}
      </div>
      <Stack gap={4} className={classes['about'] ?? ''}>
        <Link href={ways.project(project.projectId)} className={classes['name']}>
          {name}
        </Link>
        <Group gap="xs">
          {state ? <State state={state} /> : <Skeleton h={20} w={90} />}
          <Text size="xs" component="time" dateTime={project.createdAt} title={moment(project.createdAt)} className={classes['quiet'] ?? ''}>
            {ago(project.createdAt)}
          </Text>
          {project.boundTo && (
            <Text size="xs" className={classes['quiet'] ?? ''}>
              {text.boundTo(project.boundTo.lastFour ?? '')}
            </Text>
          )}
          {project.forkedFrom !== null && (
            <Text size="xs" className={classes['quiet'] ?? ''}>
              {text.forked}
            </Text>
          )}
        </Group>
        {state?.is === 'running' && <Progress value={state.share * 100} size="xs" aria-label={name} />}
      </Stack>
      <Doings project={project} name={name} />
    </Box>
  );
};
