import { Alert, Anchor, Group, List, Stack, Text } from '@mantine/core';
import IconLock from '@tabler/icons-react/icons/IconLock';
import { Link } from 'wouter';
import type { Shapes } from '../../api/client.js';
import { More } from '../../parts/more.js';
import { PurseBadge } from '../../parts/purse-badge.js';
import { Said } from '../../parts/said.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { removeWords } from './key.words.js';
import { words as apiWords } from './words.js';

type Preview = Shapes['RemovalPreviewShape'];

const Locking = ({ pages }: { readonly pages: readonly Preview[] }) => {
  const { untitled } = useWords(removeWords);
  return (
    <List size="sm" spacing={2}>
      {pages
        .flatMap(({ projects }) => projects)
        .map(({ projectId, name }) => (
          <List.Item key={projectId}>
            <Anchor component={Link} href={ways.project(projectId)} size="sm" c="inherit" underline="always">
              <bdi>{name ?? untitled}</bdi>
            </Anchor>
          </List.Item>
        ))}
    </List>
  );
};

const Afterwards = ({ preview, replaces }: { readonly preview: Preview; readonly replaces: boolean }) => {
  const { afterwards, groups, available } = useWords(removeWords);
  const { credits } = useFormats();
  return (
    <Stack gap="xs">
      <Text fw={600} size="sm">
        {afterwards}
      </Text>
      {preview.afterwards.map(({ projects, afterRemoval, afterReplacement, sentence }) => (
        <div key={projects}>
          <Group gap="xs">
            <Text size="sm">{wordOf(groups, projects)}</Text>
            <PurseBadge purse={replaces ? afterReplacement : afterRemoval} />
          </Group>
          <Said c="dimmed">{sentence}</Said>
        </div>
      ))}
      <Text size="sm">{available(credits(preview.creditsAvailable.microCredits))}</Text>
    </Stack>
  );
};

interface RemovalPreviewProps {
  readonly pages: readonly Preview[];
  readonly more: Parameters<typeof More>[0]['of'];
  readonly replaces: boolean;
}

/** Which projects lock, what stops, what goes on, and who pays afterwards. */
export const RemovalPreview = ({ pages, more, replaces }: RemovalPreviewProps) => {
  const { locks, locksNone, locksSays, stops, taskForms, stays } = useWords(removeWords);
  const { projectsForms } = useWords(apiWords);
  const { counted } = useFormats();
  const [preview] = pages;
  if (!preview) return null;
  const { lockedProjects, stoppingTasksInAll, staysPossible } = preview;
  return (
    <Stack>
      {lockedProjects === 0 ? (
        <Text size="sm">{locksNone}</Text>
      ) : (
        <Alert color="orange" variant="light" icon={<IconLock />} title={locks(counted(lockedProjects, projectsForms(lockedProjects)))}>
          <Stack gap="xs">
            <Text size="sm">{locksSays}</Text>
            <Locking pages={pages} />
            <More of={more} />
          </Stack>
        </Alert>
      )}
      {stoppingTasksInAll > 0 && (
        <Text size="sm" fw={600}>
          {stops(counted(stoppingTasksInAll, taskForms(stoppingTasksInAll)))}
        </Text>
      )}
      <Afterwards preview={preview} replaces={replaces} />
      <div>
        <Text fw={600} size="sm">
          {stays}
        </Text>
        <List size="sm" spacing={2}>
          {staysPossible.map(sentence => (
            <List.Item key={sentence}>{sentence}</List.Item>
          ))}
        </List>
      </div>
    </Stack>
  );
};
