import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { createContext, useContext, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { api, taken } from '../../../api/client.js';
import { useWrite } from '../../../api/write.js';
import { Dialog } from '../../../parts/dialog.js';
import { carryDrafts } from '../../../parts/use-draft.js';
import { Loaded } from '../../../parts/loaded.js';
import { PurseBadge } from '../../../parts/purse-badge.js';
import { RefusedView } from '../../../parts/refused-view.js';
import { Said } from '../../../parts/said.js';
import { ways } from '../../../ways.js';
import { catalogue, useWords } from '../../../words/catalogue.js';
import { usePayers } from '../frame/payer.js';
import type { Project } from '../reading.js';

const words = catalogue(
  {
    title: 'A new project from this video',
    lead: 'The same video with its transcript, thumbnails, cards and instructions. Texts and images that were made stay here.',
    free: 'It costs nothing: what was paid for once is not paid for again.',
    name: 'Name of the new project',
    pays: 'Texts there are paid by',
    cancel: 'Not now',
    go: 'Create it',
  },
  {
    title: 'Ein neues Projekt aus diesem Video',
    lead: 'Dasselbe Video mit Transkript, Vorschaubildern, Karten und Anweisungen. Gemachte Texte und Bilder bleiben hier.',
    free: 'Es kostet nichts: Was einmal bezahlt ist, wird nicht noch einmal bezahlt.',
    name: 'Name des neuen Projekts',
    pays: 'Texte bezahlt dort',
    cancel: 'Jetzt nicht',
    go: 'Anlegen',
  },
);

const ForkContext = createContext<() => void>(() => undefined);

/** Opens the way to a new project from the same video. */
export const useFork = (): (() => void) => useContext(ForkContext);

/** Who would pay there today: by the key that is stored now, as for any new project. */
const PayerThere = () => {
  const told = useWords(words);
  return (
    <Loaded query={usePayers()} lines={1}>
      {({ items }) =>
        items
          .filter(({ operation }) => operation === 'text')
          .map(({ operation, purse, ruleSays }) => (
            <Stack key={operation} gap={4}>
              <Group gap="xs">
                <Text size="sm">{told.pays}</Text>
                <PurseBadge purse={purse} />
              </Group>
              <Said c="dimmed">{ruleSays}</Said>
            </Stack>
          ))
      }
    </Loaded>
  );
};

const ForkDialog = ({ project, onClose }: { readonly project: Project; readonly onClose: () => void }) => {
  const told = useWords(words);
  const [, go] = useLocation();
  const { projectId } = project;
  const [name, setName] = useState(project.name ?? '');
  const fork = useWrite(
    (wish: string, header) =>
      taken(api.POST('/v1/projects/{projectId}/fork', { params: { path: { projectId }, header }, body: wish === '' ? {} : { name: wish } })),
    {
      renews: [['projects']],
      onDone: made => {
        carryDrafts(`${projectId} `, `${made.projectId} `);
        onClose();
        go(ways.project(made.projectId));
      },
    },
  );
  return (
    <Dialog opened onClose={onClose} title={told.title} centered>
      <form
        onSubmit={event => {
          event.preventDefault();
          fork.mutate(name.trim());
        }}
      >
        <Stack>
          <Text size="sm">{told.lead}</Text>
          <TextInput label={told.name} value={name} maxLength={200} data-autofocus onChange={({ currentTarget }) => setName(currentTarget.value)} />
          <Text size="sm" fw={600}>
            {told.free}
          </Text>
          <PayerThere />
          <RefusedView error={fork.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {told.cancel}
            </Button>
            <Button type="submit" loading={fork.isPending}>
              {told.go}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
};

/** Around a project: from many places of it a new one can be started. */
export const Forks = ({ project, children }: { readonly project: Project; readonly children: ReactNode }) => {
  const [isOpen, setOpen] = useState(false);
  const [open] = useState(() => () => setOpen(true));
  return (
    <ForkContext value={open}>
      {children}
      {isOpen && <ForkDialog project={project} onClose={() => setOpen(false)} />}
    </ForkContext>
  );
};
