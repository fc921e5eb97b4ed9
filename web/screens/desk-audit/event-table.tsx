import { Anchor, Text } from '@mantine/core';
import type { Shapes } from '../../api/client.js';
import { Table } from '../../parts/table.js';
import { WideTable } from '../../parts/wide-table.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { happenedAt, spaced } from './reading.js';
import { words } from './words.js';

type Kept = Shapes['KeptEventShape'];

interface EventTableProps {
  readonly label: string;
  readonly events: readonly Kept[];
  readonly onOpen: (event: Kept) => void;
}

export const EventTable = ({ label, events, onOpen }: EventTableProps) => {
  const text = useWords(words);
  const { moment, number } = useFormats();
  return (
    <WideTable label={label} minWidth={560}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th ta="end">{text.ordinal}</Table.Th>
          <Table.Th>{text.when}</Table.Th>
          <Table.Th>{text.event}</Table.Th>
          <Table.Th>{text.where}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {events.map(event => {
          const at = happenedAt(event);
          return (
            <Table.Tr key={event.position}>
              <Table.Td ta="end">{number(event.ordinal)}</Table.Td>
              <Table.Td>{at === null ? '–' : moment(at)}</Table.Td>
              <Table.Td>
                <Anchor
                  component="button"
                  type="button"
                  size="sm"
                  lang="en"
                  onClick={() => onOpen(event)}
                  aria-label={`${spaced(event.type)}: ${text.open(number(event.ordinal))}`}
                >
                  {spaced(event.type)}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <Text size="xs" ff="monospace" title={event.stream} truncate="end" maw="16rem">
                  {event.stream}
                </Text>
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </WideTable>
  );
};
