import { Badge, Button, Group, Text } from '@mantine/core';
import { useRef } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { Table } from '../../parts/table.js';
import { NumberField } from '../../parts/number-field.js';
import { Section } from '../../parts/section.js';
import { WideTable } from '../../parts/wide-table.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import type { OnAct } from './hands.js';
import { words } from './words.js';

type Lane = Shapes['LaneShape'];

const MOST = 1_000;

const useLaneDeeds = ({ lane, atOnce }: Lane, onAct: OnAct) => {
  const text = useWords(words);
  const name = text.laneNames[lane];
  const wanted = useRef<number | null>(atOnce);
  const path = { lane };
  return {
    pause: () =>
      onAct?.({
        title: text.pauseLane(name),
        label: text.pause,
        effect: <Text size="sm">{text.pauseEffect}</Text>,
        does: (body, header) => taken(api.POST('/v1/operations/lanes/{lane}/pause', { params: { path, header }, body })),
      }),
    resume: () =>
      onAct?.({
        title: text.resumeLane(name),
        label: text.resume,
        effect: <Text size="sm">{text.resumeEffect}</Text>,
        does: (body, header) => taken(api.POST('/v1/operations/lanes/{lane}/resume', { params: { path, header }, body })),
      }),
    change: () => {
      wanted.current = atOnce;
      onAct?.({
        title: text.changeLane(name),
        label: text.change,
        fields: (
          <NumberField
            label={text.atOnceField}
            description={text.atOnceSays}
            min={1}
            max={MOST}
            defaultValue={atOnce ?? ''}
            onChange={value => (wanted.current = typeof value === 'number' ? value : null)}
          />
        ),
        does: (body, header) =>
          taken(api.PUT('/v1/operations/lanes/{lane}/concurrency', { params: { path, header }, body: { ...body, atOnce: wanted.current } })),
      });
    },
  };
};

const Line = ({ lane, onAct }: { readonly lane: Lane; readonly onAct: OnAct }) => {
  const text = useWords(words);
  const { number } = useFormats();
  const deeds = useLaneDeeds(lane, onAct);
  const name = text.laneNames[lane.lane];
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="xs">
          <Text size="sm">{name}</Text>
          {lane.paused && (
            <Badge variant="outline" color="orange" tt="none" radius="sm">
              {text.paused}
            </Badge>
          )}
        </Group>
      </Table.Td>
      <Table.Td ta="end">{number(lane.running)}</Table.Td>
      <Table.Td ta="end">{number(lane.waiting)}</Table.Td>
      <Table.Td ta="end">{number(lane.delayed)}</Table.Td>
      <Table.Td>{lane.atOnce === null ? text.ownMeasure(number(lane.ownMeasure)) : text.inAll(number(lane.atOnce))}</Table.Td>
      <Table.Td>
        {onAct && (
          <Group gap="xs" justify="flex-end" wrap="nowrap">
            <Button size="compact-sm" variant="default" aria-label={`${text.change}: ${text.changeLane(name)}`} onClick={deeds.change}>
              {text.change}
            </Button>
            {lane.paused ? (
              <Button size="compact-sm" aria-label={text.resumeLane(name)} onClick={deeds.resume}>
                {text.resume}
              </Button>
            ) : (
              <Button size="compact-sm" variant="default" aria-label={text.pauseLane(name)} onClick={deeds.pause}>
                {text.pause}
              </Button>
            )}
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
};

export const Lanes = ({ lanes, onAct }: { readonly lanes: readonly Lane[]; readonly onAct: OnAct }) => {
  const text = useWords(words);
  return (
    <Section title={text.lanes} lead={text.lanesLead}>
      <WideTable label={text.lanes} minWidth={680}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.lane}</Table.Th>
            <Table.Th ta="end">{text.running}</Table.Th>
            <Table.Th ta="end">{text.waiting}</Table.Th>
            <Table.Th ta="end">{text.delayed}</Table.Th>
            <Table.Th>{text.atOnce}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lanes.map(lane => (
            <Line key={lane.lane} lane={lane} onAct={onAct} />
          ))}
        </Table.Tbody>
      </WideTable>
    </Section>
  );
};
