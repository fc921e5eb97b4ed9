import { Badge, Button, Group, Loader, Paper, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { Facts } from '../../parts/facts.js';
import { Loaded } from '../../parts/loaded.js';
import { More } from '../../parts/more.js';
import { RefusedView } from '../../parts/refused-view.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { EXPORTS, exportsQuery, filled } from './asking.js';
import { BoundFields, NO_BOUNDS } from './bound-fields.js';
import { words } from './words.js';

type LogExport = Shapes['LogExportShape'];

const Order = () => {
  const text = useWords(words);
  const [bounds, setBounds] = useState(NO_BOUNDS);
  const order = useWrite((body: { from?: string; to?: string }, header) => taken(api.POST('/v1/log/exports', { params: { header }, body })), {
    renews: [EXPORTS],
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    order.mutate(filled(bounds));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <BoundFields bounds={bounds} onChange={setBounds} />
        <Group>
          <Button type="submit" loading={order.isPending}>
            {text.orderExport}
          </Button>
        </Group>
        <RefusedView error={order.error} />
      </Stack>
    </form>
  );
};

const One = ({ of: { exportId, state, failure, from, to, made, orderedAt } }: { readonly of: LogExport }) => {
  const text = useWords(words);
  const { moment, number, bytes } = useFormats();
  const remove = useWrite((id: string, header) => taken(api.DELETE('/v1/log/exports/{exportId}', { params: { path: { exportId: id }, header } })), {
    renews: [EXPORTS],
  });
  const span = made ? text.span(number(made.first), number(made.last)) : [from ?? text.everything, to].filter(Boolean).join(' – ');
  return (
    <Paper withBorder p="sm" component="article">
      <Stack gap="sm">
        <Group justify="space-between">
          <Group gap="xs" aria-live="polite">
            <Text fw={600} size="sm">
              {span}
            </Text>
            <Badge variant="outline" color={state === 'failed' ? 'orange' : 'gray'} tt="none" radius="sm">
              {text.state[state]}
            </Badge>
            {state === 'ordered' && <Loader size="xs" aria-hidden />}
          </Group>
          <Group gap="xs">
            {made && (
              <Button size="xs" component="a" href={`/v1/log/exports/${exportId}/archive`} download={`keyreel-audit-${exportId}.zip`}>
                {text.download}
              </Button>
            )}
            {state !== 'ordered' && (
              <Button size="xs" variant="default" loading={remove.isPending} onClick={() => remove.mutate(exportId)}>
                {text.remove}
              </Button>
            )}
          </Group>
        </Group>
        {failure !== null && <Text size="sm">{text.boundsUnknown}</Text>}
        <Facts
          of={[
            [text.ordered, moment(orderedAt)],
            [text.tree, made && number(made.size)],
            [text.files, made && number(made.files)],
            [text.bytes, made && bytes(made.bytes)],
            [text.goneAt, made && moment(made.removedAt)],
            [text.root, made?.root],
          ]}
        />
        <RefusedView error={remove.error} />
      </Stack>
    </Paper>
  );
};

/** Folders for auditors: ordered, watched while they are made, and taken away. */
export const Exports = () => {
  const text = useWords(words);
  const exports = useInfiniteQuery(exportsQuery);
  return (
    <Section title={text.exportsTitle} lead={text.exportsLead}>
      <Order />
      <Loaded query={exports}>
        {({ pages }) => {
          const all = pages.flatMap(({ items }) => items);
          return (
            <Stack gap="sm">
              {all.length === 0 && <Text size="sm">{text.noExports}</Text>}
              {all.map(each => (
                <One key={each.exportId} of={each} />
              ))}
              <More of={exports} />
            </Stack>
          );
        }}
      </Loaded>
    </Section>
  );
};
