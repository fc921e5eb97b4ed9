import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useNamed } from './anchor.js';

interface SectionProps {
  /** By which an address can lead to it. */
  readonly name?: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One matter of a screen, with its heading; a landmark of its own for those who listen. */
export const Section = ({ name, title, lead, actions, children }: SectionProps) => {
  const part = useNamed<HTMLElement>(name);
  const heading = useId();
  return (
    <Paper component="section" ref={part} tabIndex={-1} aria-labelledby={heading} withBorder p={{ base: 'md', sm: 'lg' }}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="sm">
          <Stack gap={2} maw="46rem">
            <Title order={2} size="h4" id={heading}>
              {title}
            </Title>
            {lead && (
              <Text size="sm" c="dimmed" component="div">
                {lead}
              </Text>
            )}
          </Stack>
          {actions && <Group gap="xs">{actions}</Group>}
        </Group>
        {children}
      </Stack>
    </Paper>
  );
};
