import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { Loaded } from '../../parts/loaded.js';
import { More } from '../../parts/more.js';
import { RefusedView } from '../../parts/refused-view.js';
import { Table } from '../../parts/table.js';
import { WideTable } from '../../parts/wide-table.js';
import { useWords } from '../../words/catalogue.js';
import { readable, wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { deliveriesQuery, type DeliveryState } from './asking.js';
import { webhookWords } from './webhooks.words.js';

const STATES = ['waiting', 'delivered', 'given_up'] as const;

interface DeliveryProps {
  readonly delivery: Shapes['DeliveryShape'];
  readonly pending: boolean;
  readonly onRetry: () => void;
}

const Delivery = ({ delivery, pending, onRetry }: DeliveryProps) => {
  const words = useWords(webhookWords);
  const { moment, counted } = useFormats();
  const type = wordOf(words.types, delivery.type);
  const answer = [delivery.lastStatus, delivery.lastProblem === null ? null : readable(delivery.lastProblem)].filter(part => part !== null).join(' ');
  return (
    <Table.Tr>
      <Table.Td>{moment(delivery.at)}</Table.Td>
      <Table.Td>{type}</Table.Td>
      <Table.Td>
        {wordOf(words.states, delivery.state)}
        <Text size="xs" c="dimmed">
          {counted(delivery.tries, words.tries(delivery.tries))}
          {delivery.nextTryAt !== null && `, ${words.next(moment(delivery.nextTryAt))}`}
        </Text>
      </Table.Td>
      <Table.Td>{answer}</Table.Td>
      <Table.Td ta="end">
        <Button size="compact-xs" variant="default" aria-label={words.retryOf(type)} disabled={pending} onClick={onRetry}>
          {words.retry}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
};

const Replay = ({ webhookId }: { readonly webhookId: string }) => {
  const { replay, replayNow, replayed } = useWords(webhookWords);
  const [since, setSince] = useState('');
  const again = useWrite(
    (body: Shapes['ReplayRequest'], header) => taken(api.POST('/v1/webhooks/{webhookId}/replays', { params: { path: { webhookId }, header }, body })),
    { renews: [['webhooks', webhookId]], onDone: () => notifications.show({ message: replayed }) },
  );
  return (
    <Stack gap="xs">
      <Group align="flex-end" gap="xs">
        <TextInput label={replay} type="datetime-local" value={since} onChange={event => setSince(event.currentTarget.value)} />
        <Button
          variant="default"
          disabled={since === ''}
          loading={again.isPending}
          onClick={() => again.mutate({ since: new Date(since).toISOString() })}
        >
          {replayNow}
        </Button>
      </Group>
      <RefusedView error={again.error} />
    </Stack>
  );
};

/** What was sent to a webhook and how it was taken; each can be sent again, and so can all since a moment. */
export const Deliveries = ({ webhook: { webhookId, url } }: { readonly webhook: Shapes['WebhookShape'] }) => {
  const words = useWords(webhookWords);
  const [state, setState] = useState<DeliveryState | null>(null);
  const deliveries = useInfiniteQuery(deliveriesQuery(webhookId, state));
  const retry = useWrite(
    (messageId: string, header) =>
      taken(api.POST('/v1/webhooks/{webhookId}/deliveries/{messageId}/retry', { params: { path: { webhookId, messageId }, header } })),
    { renews: [['webhooks', webhookId]] },
  );
  return (
    <Stack>
      <Group align="flex-end" justify="space-between">
        <NativeSelect
          label={words.filter}
          value={state ?? ''}
          onChange={event => setState(STATES.find(known => known === event.currentTarget.value) ?? null)}
          data={[{ value: '', label: words.every }, ...STATES.map(value => ({ value, label: wordOf(words.states, value) }))]}
        />
        <Replay webhookId={webhookId} />
      </Group>
      <RefusedView error={retry.error} />
      <Loaded query={deliveries}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items);
          if (items.length === 0) return <Text c="dimmed">{words.logNone}</Text>;
          return (
            <Stack gap="sm">
              <WideTable label={words.logOf(url)} minWidth={600}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{words.when}</Table.Th>
                    <Table.Th>{words.event}</Table.Th>
                    <Table.Th>{words.state}</Table.Th>
                    <Table.Th>{words.answer}</Table.Th>
                    <Table.Td />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map(delivery => (
                    <Delivery
                      key={delivery.messageId}
                      delivery={delivery}
                      pending={retry.isPending}
                      onRetry={() => retry.mutate(delivery.messageId)}
                    />
                  ))}
                </Table.Tbody>
              </WideTable>
              <More of={deliveries} />
            </Stack>
          );
        }}
      </Loaded>
    </Stack>
  );
};
