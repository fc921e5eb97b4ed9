import { Card, Container, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Looks } from '../../shell/looks.js';
import { Footer } from '../../shell/footer.js';
import { Lines } from '../../shell/lines.js';

/** What surrounds every screen of somebody who is not signed in. */
export const Front = ({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) => {
  useDocumentTitle(`${title} · Keyreel`);
  return (
    <Container size={440} py="xl" mih="100vh">
      <Stack gap="lg">
        <Group component="header" gap="xs" justify="center">
          <img src="/mark.svg" alt="" width={32} height={32} />
          <Text fw={700} size="xl">
            Keyreel
          </Text>
        </Group>
        <Stack component="main" gap="sm">
          <Lines />
          <Card withBorder padding="lg">
            <Stack>
              <Title order={1} size="h2">
                {title}
              </Title>
              {lead !== undefined && <Text size="sm">{lead}</Text>}
              {children}
            </Stack>
          </Card>
        </Stack>
        <Looks />
        <Footer />
      </Stack>
    </Container>
  );
};
