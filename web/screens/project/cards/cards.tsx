import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import IconBooks from '@tabler/icons-react/icons/IconBooks';
import IconPencilPlus from '@tabler/icons-react/icons/IconPencilPlus';
import IconPlayerPlay from '@tabler/icons-react/icons/IconPlayerPlay';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import { useState } from 'react';
import { later } from '../../../parts/later.js';
import { Loaded } from '../../../parts/loaded.js';
import { useWords } from '../../../words/catalogue.js';
import { useOutputs, type Output, type Project } from '../reading.js';
import { CardPanel } from './card-panel.js';
import { OutputView } from './output-view.js';
import { useAgain, useRunAll } from './run.js';
import { words } from './words.js';

const EditCard = later(async () => (await import('./edit-card.js')).EditCard);
const GalleryDialog = later(async () => (await import('./gallery-dialog.js')).GalleryDialog);
const WriteDialog = later(async () => (await import('./write-dialog.js')).WriteDialog);

type Asked = 'new' | 'gallery' | 'write' | null;

/** Texts that no card of today wrote: single prompts, and those of cards that were removed. */
const Singles = ({ outputs }: { readonly outputs: readonly Output[] }) => {
  const told = useWords(words);
  const again = useAgain();
  if (outputs.length === 0) return null;
  return (
    <Stack component="section" gap="sm" aria-labelledby="singles">
      <Title order={3} size="h4" id="singles">
        {told.single}
      </Title>
      {outputs.toReversed().map(output => (
        <Paper withBorder p={{ base: 'sm', sm: 'md' }} key={output.outputId}>
          <Stack gap="sm">
            <Group justify="space-between">
              <Text size="sm" fw={600}>
                {output.cardId === null ? told.one : told.cardGone}
              </Text>
              {output.state === 'ready' && output.cardId === null && (
                <Button size="xs" variant="light" onClick={() => again(output, told.again)}>
                  {told.again}
                </Button>
              )}
            </Group>
            <OutputView output={output} name={told.one} />
          </Stack>
        </Paper>
      ))}
    </Stack>
  );
};

const Tools = ({ project, onAsk }: { readonly project: Project; onAsk(asked: Asked): void }) => {
  const told = useWords(words);
  const runAll = useRunAll(project.projectId);
  const ready = project.cards.filter(({ needs }) => needs.length === 0);
  return (
    <Group gap="xs">
      {ready.length > 1 && (
        <Button variant="default" leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={() => runAll(ready, told.runAll)}>
          {told.runAll}
        </Button>
      )}
      <Button variant="default" leftSection={<IconBooks size={16} aria-hidden />} onClick={() => onAsk('gallery')}>
        {told.gallery}
      </Button>
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => onAsk('new')}>
        {told.newCard}
      </Button>
      <Button variant="default" leftSection={<IconPencilPlus size={16} aria-hidden />} onClick={() => onAsk('write')}>
        {told.write}
      </Button>
    </Group>
  );
};

/** What is written from the video: by cards, which stay, and by single prompts. */
const Cards = ({ project }: { readonly project: Project }) => {
  const told = useWords(words);
  const { projectId, cards } = project;
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const known = new Set(cards.map(({ cardId }) => cardId));
  const isText = ({ operation }: Output) => operation === 'card' || operation === 'text';
  return (
    <Stack gap="md">
      <Stack gap={2}>
        <Title order={2} size="h3">
          {told.title}
        </Title>
        <Text size="sm" c="dimmed">
          {told.lead}
        </Text>
      </Stack>
      <Tools project={project} onAsk={setAsked} />
      <Loaded query={useOutputs(projectId)} lines={6}>
        {outputs => (
          <>
            {cards.length === 0 && <Text>{told.none}</Text>}
            {cards.map(card => (
              <CardPanel
                key={card.cardId}
                projectId={projectId}
                card={card}
                outputs={outputs.filter(({ cardId, operation }) => cardId === card.cardId && operation === 'card')}
              />
            ))}
            <Singles outputs={outputs.filter(output => isText(output) && (output.cardId === null || !known.has(output.cardId)))} />
          </>
        )}
      </Loaded>
      {asked === 'new' && <EditCard projectId={projectId} card={null} onClose={close} />}
      {asked === 'gallery' && <GalleryDialog projectId={projectId} onClose={close} />}
      {asked === 'write' && <WriteDialog projectId={projectId} onClose={close} />}
    </Stack>
  );
};

export default Cards;
