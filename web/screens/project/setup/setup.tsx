import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Section } from '../../../parts/section.js';
import { useWords } from '../../../words/catalogue.js';
import { PreviewButton } from '../cards/prompt-preview.js';
import type { Project } from '../reading.js';
import { AccountInstructions, ProjectInstructions } from './instructions.js';
import { Preferences } from './preferences.js';
import { words } from './words.js';

/** The prompt of one card as it would go out now, with both levels of instructions. */
const FinalPrompt = ({ project: { projectId, cards } }: { readonly project: Project }) => {
  const told = useWords(words);
  const [chosen, setChosen] = useState(cards[0]?.cardId ?? '');
  const card = cards.find(({ cardId }) => cardId === chosen) ?? cards[0];
  if (!card) return <Text size="sm">{told.noCards}</Text>;
  // a run would ask for what has no value; to look at the prompt a mark in its place will do
  const missing = Object.fromEntries(card.needs.map(need => [need, `{{${need}}}`]));
  return (
    <Group align="flex-end">
      <NativeSelect
        label={told.card}
        value={card.cardId}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        data={cards.map(({ cardId, name }) => ({ value: cardId, label: name ?? cardId }))}
      />
      <PreviewButton projectId={projectId} work={{ kind: 'card', cardId: card.cardId, values: missing }} />
    </Group>
  );
};

/** What goes into every text, how the project listens, and which model writes. */
const Setup = ({ project }: { readonly project: Project }) => {
  const told = useWords(words);
  return (
    <Stack gap="md">
      <ProjectInstructions project={project} />
      <Section title={told.preview} lead={told.previewLead}>
        <FinalPrompt project={project} />
      </Section>
      <AccountInstructions />
      <Preferences project={project} />
    </Stack>
  );
};

export default Setup;
