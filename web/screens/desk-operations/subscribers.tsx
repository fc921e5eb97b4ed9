import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import type { Deed } from '../../parts/act-dialog.js';
import { Section } from '../../parts/section.js';
import { Table } from '../../parts/table.js';
import { WideTable } from '../../parts/wide-table.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import type { OnAct } from './hands.js';
import { words } from './words.js';

type Subscriber = Shapes['SubscriberShape'];

/** What an order brings about is the service's to say. */
const saysOf = (answer: unknown): string => (answer as Shapes['SubscriberOrderedShape']).says;

const Line = ({ of: { name, kind, state, behindBy, parkedAt }, onAct }: { readonly of: Subscriber; readonly onAct: OnAct }) => {
  const text = useWords(words);
  const { counted, number } = useFormats();
  const retry = (): Deed => ({
    title: text.retrySubscriber(name),
    label: text.retry,
    effect: <Text size="sm">{text.retrySubscriberEffect}</Text>,
    does: (body, header) => taken(api.POST('/v1/operations/subscribers/{name}/retry', { params: { path: { name }, header }, body })),
    says: saysOf,
  });
  const skip = (position: string): Deed => ({
    title: text.skipSubscriber(name),
    label: text.skip,
    effect: <Text size="sm">{text.skipSubscriberEffect}</Text>,
    does: (body, header) =>
      taken(api.POST('/v1/operations/subscribers/{name}/skip', { params: { path: { name }, header }, body: { ...body, position } })),
    says: saysOf,
  });
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm">{name}</Text>
        <Text size="xs">{text.kind[kind]}</Text>
      </Table.Td>
      <Table.Td>
        <Badge variant="outline" color={state === 'running' ? 'gray' : 'orange'} tt="none" radius="sm">
          {text.state[state]}
        </Badge>
        {parkedAt && (
          <Text size="xs">
            {text.parkedAt(parkedAt.type, number(parkedAt.tries))} · {parkedAt.trouble}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="end">
        {behindBy === 0 ? text.upToDate : counted(behindBy, { one: text.lagSays.one, other: text.lagSays.other(number(behindBy)) })}
      </Table.Td>
      <Table.Td>
        {parkedAt && onAct && (
          <Group gap="xs" justify="flex-end" wrap="nowrap">
            <Button size="compact-sm" aria-label={text.retrySubscriber(name)} onClick={() => onAct(retry())}>
              {text.retry}
            </Button>
            <Button size="compact-sm" variant="default" aria-label={text.skipSubscriber(name)} onClick={() => onAct(skip(parkedAt.position))}>
              {text.skip}
            </Button>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
};

/** Views and policies, how far each has read the log, and which ones stopped at an event. */
export const Subscribers = ({ subscribers, onAct }: { readonly subscribers: readonly Subscriber[]; readonly onAct: OnAct }) => {
  const text = useWords(words);
  const [isAll, setAll] = useState(false);
  const shown = subscribers.filter(({ state, behindBy }) => isAll || state !== 'running' || behindBy > 0);
  return (
    <Section
      title={text.subscribers}
      lead={text.subscribersLead}
      actions={
        <Button size="xs" variant="default" onClick={() => setAll(was => !was)}>
          {isAll ? text.fewer : text.lagging}
        </Button>
      }
    >
      {shown.length === 0 ? (
        <Text size="sm">{text.allUpToDate}</Text>
      ) : (
        <WideTable label={text.subscribers} minWidth={560}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text.name}</Table.Th>
              <Table.Th>{text.readiness}</Table.Th>
              <Table.Th ta="end">{text.lag}</Table.Th>
              <Table.Td />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map(each => (
              <Line key={`${each.kind} ${each.name}`} of={each} onAct={onAct} />
            ))}
          </Table.Tbody>
        </WideTable>
      )}
    </Section>
  );
};
