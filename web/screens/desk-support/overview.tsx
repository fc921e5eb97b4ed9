import { SimpleGrid, Stack } from '@mantine/core';
import { ConsentsSection } from './consents.js';
import { CreditsSection } from './credits.js';
import type { OverviewProps } from './hands.js';
import { KeySection } from './key.js';
import { NoticesSection } from './notices.js';
import { RefusalsSection } from './refusals.js';
import { RunsSection } from './runs.js';
import { StandingSection } from './standing.js';
import { WebhooksSection } from './webhooks.js';

/** Everything that is known of an account, without what only its owner may see. */
export const Overview = (props: OverviewProps) => (
  <Stack gap="lg">
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <StandingSection {...props} />
      <KeySection {...props} />
    </SimpleGrid>
    <CreditsSection {...props} />
    <RunsSection {...props} />
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <NoticesSection {...props} />
      <RefusalsSection {...props} />
      <WebhooksSection {...props} />
      <ConsentsSection {...props} />
    </SimpleGrid>
  </Stack>
);
