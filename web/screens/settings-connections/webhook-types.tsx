import { Checkbox, SimpleGrid } from '@mantine/core';
import type { Shapes } from '../../api/client.js';
import { useWords } from '../../words/catalogue.js';
import { wordOf } from '../../words/codes.js';
import { webhookWords } from './webhooks.words.js';

export type HookType = Shapes['WebhookShape']['types'][number];

export const HOOK_TYPES: readonly HookType[] = [
  'project.created',
  'project.deleted',
  'source.imported',
  'transcript.completed',
  'output.completed',
  'run.stopped',
  'run.failed',
  'run.cancelled',
  'key.status_changed',
  'key.expires_soon',
  'own_limit.share_reached',
  'output.lost',
  'balance.low',
];

interface HookTypesProps {
  readonly chosen: readonly HookType[];
  readonly onChoose: (chosen: HookType[]) => void;
}

/** Of which events a webhook is told; of none chosen means of all. */
export const HookTypes = ({ chosen, onChoose }: HookTypesProps) => {
  const { about, allUnlessChosen: hint, types } = useWords(webhookWords);
  return (
    <Checkbox.Group
      label={about}
      description={hint}
      value={[...chosen]}
      onChange={values => onChoose(HOOK_TYPES.filter(type => values.includes(type)))}
    >
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="xs" mt="xs">
        {HOOK_TYPES.map(type => (
          <Checkbox key={type} value={type} label={wordOf(types, type)} />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  );
};
