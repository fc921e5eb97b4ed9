import { Divider, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../parts/loaded.js';
import { OneTimeSecret } from '../../parts/one-time-secret.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { AddWebhook } from './add-webhook.js';
import { webhooksQuery } from './asking.js';
import { WebhookCard } from './webhook-card.js';
import { webhookWords } from './webhooks.words.js';

/** The addresses that are told when something happens. */
export const Webhooks = () => {
  const { title, lead, none, secretIs } = useWords(webhookWords);
  const [secret, setSecret] = useState<string | null>(null);
  const webhooks = useQuery(webhooksQuery);
  return (
    <Section name="webhooks" title={title} lead={lead}>
      {secret !== null && <OneTimeSecret what={secretIs} secret={secret} onKept={() => setSecret(null)} />}
      <Loaded query={webhooks}>
        {({ items }) => (
          <Stack gap="sm">
            {items.length === 0 && (
              <Text size="sm" c="dimmed">
                {none}
              </Text>
            )}
            {items.map(webhook => (
              <WebhookCard key={webhook.webhookId} webhook={webhook} />
            ))}
          </Stack>
        )}
      </Loaded>
      <Divider />
      <AddWebhook onSecret={setSecret} />
    </Section>
  );
};
