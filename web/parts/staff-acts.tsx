import { Badge, Group, Stack, Text } from '@mantine/core';
import type { Shapes } from '../api/client.js';
import { catalogue, useWords } from '../words/catalogue.js';
import { readable } from '../words/codes.js';
import { useFormats } from '../words/formats.js';
import { actWords } from './act.words.js';
import { Table } from './table.js';
import { WideTable } from './wide-table.js';

const words = catalogue(
  {
    when: 'When',
    what: 'What',
    why: 'Why',
    by: 'By',
    outcome: { begun: 'under way', done: 'done', refused: 'refused' },
    none: 'Nothing was done yet.',
    label: 'What the staff did',
  },
  {
    when: 'Wann',
    what: 'Was',
    why: 'Warum',
    by: 'Von',
    outcome: { begun: 'läuft', done: 'erledigt', refused: 'abgelehnt' },
    none: 'Noch wurde nichts getan.',
    label: 'Was das Team getan hat',
  },
);

type Act = Shapes['StaffActShape'];

const Line = ({ act }: { readonly act: Act }) => {
  const text = useWords(words);
  const { reasons } = useWords(actWords);
  const { moment } = useFormats();
  return (
    <Table.Tr>
      <Table.Td>{moment(act.at)}</Table.Td>
      <Table.Td>
        <Group gap="xs">
          <Text size="sm">{readable(act.action)}</Text>
          <Badge variant="outline" color={act.outcome === 'refused' ? 'orange' : 'gray'} tt="none" radius="sm">
            {text.outcome[act.outcome]}
          </Badge>
        </Group>
        {act.refusal !== null && <Text size="xs">{readable(act.refusal)}</Text>}
      </Table.Td>
      <Table.Td>
        <Stack gap={0}>
          <Text size="sm">
            {reasons[act.reason] ?? readable(act.reason)}
            {act.ticket !== null && <> · {act.ticket}</>}
          </Text>
          {act.note !== null && (
            <Text size="xs">
              <bdi>{act.note}</bdi>
            </Text>
          )}
        </Stack>
      </Table.Td>
      <Table.Td>
        <Text size="xs" ff="monospace" title={act.by}>
          {act.by.slice(-8)}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
};

/** What the staff did and looked at, with whose reason. */
export const StaffActs = ({ acts }: { readonly acts: readonly Act[] }) => {
  const text = useWords(words);
  if (acts.length === 0) return <Text size="sm">{text.none}</Text>;
  return (
    <WideTable label={text.label} minWidth={560}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.when}</Table.Th>
          <Table.Th>{text.what}</Table.Th>
          <Table.Th>{text.why}</Table.Th>
          <Table.Th>{text.by}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {acts.map(act => (
          <Line key={act.actId} act={act} />
        ))}
      </Table.Tbody>
    </WideTable>
  );
};
