import { Button, Group, Stack, Text } from '@mantine/core';
import IconGitFork from '@tabler/icons-react/icons/IconGitFork';
import IconTrash from '@tabler/icons-react/icons/IconTrash';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api, taken } from '../../../api/client.js';
import { useWrite } from '../../../api/write.js';
import { Dialog } from '../../../parts/dialog.js';
import { RefusedView } from '../../../parts/refused-view.js';
import { Section } from '../../../parts/section.js';
import { ways } from '../../../ways.js';
import { useWords } from '../../../words/catalogue.js';
import type { Project } from '../reading.js';
import { useFork } from './fork.js';
import { Links } from './links.js';
import { TakeAlong } from './take-along.js';
import { words } from './words.js';

const Deleting = ({ project: { projectId, name }, onClose }: { readonly project: Project; onClose(): void }) => {
  const told = useWords(words);
  const [, go] = useLocation();
  const remove = useWrite((_: string, header) => taken(api.DELETE('/v1/projects/{projectId}', { params: { path: { projectId }, header } })), {
    renews: [['projects', 'list']],
    onDone: () => go(ways.start),
  });
  return (
    <Dialog opened onClose={onClose} title={told.removeTitle} centered>
      <Stack>
        <Text fw={600}>{name}</Text>
        <Text size="sm">{told.removeLead}</Text>
        <RefusedView error={remove.error} />
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={onClose}>
            {told.keep}
          </Button>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate(projectId)}>
            {told.removeButton}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
};

/** What leaves the project: files, links, a new project; and the project itself. */
const Share = ({ project }: { readonly project: Project }) => {
  const told = useWords(words);
  const fork = useFork();
  const [isDeleting, setDeleting] = useState(false);
  return (
    <Stack gap="md">
      <TakeAlong projectId={project.projectId} />
      <Links project={project} />
      <Section title={told.forkTitle} lead={told.forkLead}>
        <Group>
          <Button variant="default" leftSection={<IconGitFork size={16} aria-hidden />} onClick={fork}>
            {told.fork}
          </Button>
        </Group>
      </Section>
      <Section title={told.remove} lead={told.removeLead}>
        <Group>
          <Button color="red" variant="outline" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setDeleting(true)}>
            {told.removeButton}
          </Button>
        </Group>
      </Section>
      {isDeleting && <Deleting project={project} onClose={() => setDeleting(false)} />}
    </Stack>
  );
};

export default Share;
