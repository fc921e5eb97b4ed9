import { Anchor, Card, Group, List, SimpleGrid, Stack, Text, ThemeIcon } from '@mantine/core';
import IconCoins from '@tabler/icons-react/icons/IconCoins';
import IconKey from '@tabler/icons-react/icons/IconKey';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Shapes } from '../../api/client.js';
import { Said } from '../../parts/said.js';
import { Section } from '../../parts/section.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { useOperationName } from '../../words/codes.js';
import { words } from './words.js';

interface PurseProps {
  readonly icon: ReactNode;
  readonly colour: string;
  readonly title: string;
  readonly when: string;
  readonly work: readonly string[];
}

const Purse = ({ icon, colour, title, when, work }: PurseProps) => {
  const nameOf = useOperationName();
  return (
    <Card withBorder padding="md">
      <Stack gap="xs">
        <Group gap="xs" wrap="nowrap">
          <ThemeIcon variant="light" color={colour} aria-hidden>
            {icon}
          </ThemeIcon>
          <Text fw={600}>{title}</Text>
        </Group>
        <List size="sm" spacing={2}>
          {work.map(operation => (
            <List.Item key={operation}>{nameOf(operation)}</List.Item>
          ))}
        </List>
        <Text size="sm" c="dimmed">
          {when}
        </Text>
      </Stack>
    </Card>
  );
};

/** The fixed split: there is nothing here to choose (R10–R18, R21). */
export const Split = ({ split, says }: { readonly split: Shapes['SplitShape']; readonly says: string }) => {
  const { splitTitle, keyPays, keyPaysWhen, creditsPay, creditsPayWhen, prices, guide } = useWords(words);
  return (
    <Section title={splitTitle} lead={<Said c="dimmed">{says}</Said>}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Purse icon={<IconKey size={18} />} colour="teal" title={keyPays} when={keyPaysWhen} work={split.ownKey} />
        <Purse icon={<IconCoins size={18} />} colour="indigo" title={creditsPay} when={creditsPayWhen} work={split.platformCredits} />
      </SimpleGrid>
      <Group gap="lg">
        <Anchor component={Link} href={ways.prices} size="sm">
          {prices}
        </Anchor>
        <Anchor component={Link} href={ways.guide} size="sm">
          {guide}
        </Anchor>
      </Group>
    </Section>
  );
};
