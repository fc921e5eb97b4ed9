import { Anchor, Group, Stack, Text } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/icons/IconArrowLeft';
import IconFileText from '@tabler/icons-react/icons/IconFileText';
import IconMovie from '@tabler/icons-react/icons/IconMovie';
import IconPhoto from '@tabler/icons-react/icons/IconPhoto';
import IconShare from '@tabler/icons-react/icons/IconShare';
import IconWriting from '@tabler/icons-react/icons/IconWriting';
import { useDocumentTitle } from '@mantine/hooks';
import { useEffect, type ComponentType } from 'react';
import { Link, useParams } from 'wouter';
import { Refused } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.js';
import { MissingKeyPopups } from '../../parts/missing-key-popup.js';
import { Screen } from '../../parts/screen.js';
import { forgetWayBack } from '../../parts/way-back.js';
import { BrokenPart, Shelter } from '../../parts/shelter.js';
import { Waiting } from '../../parts/waiting.js';
import { whenShown } from '../../parts/when-shown.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import classes from './frame/frame.module.css';
import { PayerPanel } from './frame/payer-panel.js';
import { ProjectTitle } from './frame/project-title.js';
import { words } from './frame/words.js';
import { Orders } from './order/orders.js';
import { useProject, type Project } from './reading.js';
import { Forks } from './share/fork.js';
import { Steps } from './steps/steps.js';

const PARTS = ['watch', 'cards', 'pictures', 'setup', 'share'] as const;
type Part = (typeof PARTS)[number];

/** Each part of the screen is loaded when it is gone to. */
const SCREENS: Readonly<Record<Part, ComponentType<{ project: Project }>>> = {
  watch: whenShown(() => import('./watch/watch.js')),
  cards: whenShown(() => import('./cards/cards.js')),
  pictures: whenShown(() => import('./pictures/pictures.js')),
  setup: whenShown(() => import('./setup/setup.js')),
  share: whenShown(() => import('./share/share.js')),
};

const ICONS = { watch: IconMovie, cards: IconFileText, pictures: IconPhoto, setup: IconWriting, share: IconShare } as const;

const partOf = (named: string | undefined): Part => PARTS.find(part => part === named) ?? 'watch';

const Parts = ({ projectId, now }: { readonly projectId: string; readonly now: Part }) => {
  const told = useWords(words);
  return (
    <nav aria-label={told.parts} className={classes['tabs']}>
      {PARTS.map(part => {
        const Icon = ICONS[part];
        return (
          <Link
            key={part}
            href={part === 'watch' ? ways.project(projectId) : `${ways.project(projectId)}/${part}`}
            className={classes['tab'] ?? ''}
            aria-current={part === now ? 'page' : undefined}
          >
            <Icon className={classes['icon'] ?? ''} size={18} aria-hidden />
            {told[part]}
          </Link>
        );
      })}
    </nav>
  );
};

const Frame = ({ project, part }: { readonly project: Project; readonly part: Part }) => {
  const told = useWords(words);
  const { day } = useFormats();
  useDocumentTitle(`${project.name ?? told.untitled} · Keyreel`);
  const Part = SCREENS[part];
  return (
    <Stack gap="md" className={classes['screen']} pb="xl">
      <Stack gap={4}>
        <ProjectTitle project={project} />
        <Group gap="md">
          <Text size="sm" c="dimmed">
            {told.made(day(project.createdAt))}
          </Text>
          {project.forkedFrom && (
            <Anchor component={Link} href={ways.project(project.forkedFrom)} size="sm">
              {told.forked}
            </Anchor>
          )}
          <PayerPanel project={project} />
        </Group>
      </Stack>
      <Steps projectId={project.projectId} />
      <Parts projectId={project.projectId} now={part} />
      <Shelter broken={BrokenPart} waiting={<Waiting />}>
        <Part project={project} />
      </Shelter>
    </Stack>
  );
};

const Gone = () => {
  const told = useWords(words);
  return (
    <Screen title={told.goneTitle} lead={told.gone}>
      <Group>
        <Anchor component={Link} href={ways.start}>
          <IconArrowLeft size={16} aria-hidden /> {told.all}
        </Anchor>
        <Anchor component={Link} href={ways.trash}>
          {told.trash}
        </Anchor>
      </Group>
    </Screen>
  );
};

/** One project: its video and words, its texts and pictures, and who pays for what. */
const ProjectScreen = () => {
  const { projectId = '', part } = useParams<{ projectId: string; part?: string }>();
  const project = useProject(projectId);
  useEffect(forgetWayBack, [projectId]);
  if (project.error instanceof Refused && project.error.status === 404) return <Gone />;
  return (
    <Loaded query={project} lines={6}>
      {read => (
        <MissingKeyPopups>
          <Forks project={read}>
            <Orders projectId={projectId}>
              <Frame key={projectId} project={read} part={partOf(part)} />
            </Orders>
          </Forks>
        </MissingKeyPopups>
      )}
    </Loaded>
  );
};

export default ProjectScreen;
