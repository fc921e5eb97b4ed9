import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { api, taken, type Shapes } from '../../api/client.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import type { Hands, OverviewProps } from './hands.js';
import { words } from './words.js';

type Webhook = Shapes['StateWebhookShape'];
type Delivery = Shapes['StateDeliveryShape'];

const One = ({ webhookId, of, hands }: { readonly webhookId: string; readonly of: Delivery; readonly hands: Hands }) => {
  const text = useWords(words);
  const { moment, number } = useFormats();
  const { accountId, onAct } = hands;
  const resend = () =>
    onAct?.({
      title: text.resend,
      label: text.resend,
      effect: <Text size="sm">{text.resendEffect}</Text>,
      does: (body, header) =>
        taken(
          api.POST('/v1/support/accounts/{accountId}/webhooks/{webhookId}/deliveries/{messageId}/retry', {
            params: { path: { accountId, webhookId, messageId: of.messageId }, header },
            body,
          }),
        ),
    });
  return (
    <Group justify="space-between">
      <Text size="sm">
        {moment(of.at)} · <span lang="en">{of.type}</span> · {text.deliveryStates[of.state]} · {text.tries(number(of.tries))}
        {of.lastStatus !== null && ` · HTTP ${of.lastStatus}`}
        {of.lastProblem !== null && ` · ${of.lastProblem}`}
      </Text>
      {onAct && of.state !== 'waiting' && (
        <Button size="compact-xs" variant="default" onClick={resend}>
          {text.resend}
        </Button>
      )}
    </Group>
  );
};

const Hook = ({ of, hands }: { readonly of: Webhook; readonly hands: Hands }) => {
  const text = useWords(words);
  const { moment, number } = useFormats();
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Text size="xs" ff="monospace">
          {of.webhookId}
        </Text>
        <Badge variant="outline" color={of.state === 'active' ? 'teal' : 'orange'} tt="none" radius="sm">
          {of.pausedBecause === null ? text.active : text.pausedBy[of.pausedBecause]}
        </Badge>
        {of.failingSince !== null && <Text size="xs">{text.failing(moment(of.failingSince), number(of.failures))}</Text>}
      </Group>
      {of.deliveries.length === 0 && <Text size="sm">{text.noDeliveries}</Text>}
      {of.deliveries.map(each => (
        <One key={each.messageId} webhookId={of.webhookId} of={each} hands={hands} />
      ))}
    </Stack>
  );
};

/** Where the account has news sent, without the addresses, and what came of it. */
export const WebhooksSection = ({ overview: { webhooks }, hands }: OverviewProps) => {
  const text = useWords(words);
  return (
    <Section title={text.webhooks}>
      {webhooks.length === 0 && <Text size="sm">{text.noWebhooks}</Text>}
      {webhooks.map(each => (
        <Hook key={each.webhookId} of={each} hands={hands} />
      ))}
    </Section>
  );
};
