import { Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import classes from './screen.module.css';

interface ScreenProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly above?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of one screen: its only first heading, what it is for, and the title of the window. */
export const Screen = ({ title, lead, actions, above, children }: ScreenProps) => {
  useDocumentTitle(`${title} · Keyreel`);
  return (
    <Stack className={classes['screen']} gap="lg" pb="xl">
      {above}
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} maw="44rem">
          <Title order={1} size="h2">
            {title}
          </Title>
          {lead && <Text c="dimmed">{lead}</Text>}
        </Stack>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
};
