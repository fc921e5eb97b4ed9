import { List, Stack, Text } from '@mantine/core';
import type { Shapes } from '../../api/client.js';
import { Table } from '../../parts/table.js';
import { WideTable } from '../../parts/wide-table.js';
import { useWords } from '../../words/catalogue.js';
import { wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { driftWords } from './drift.words.js';

type Figures = Pick<Shapes['FiguresShape'], 'microUsd' | 'requests'>;

const Amount = ({ of }: { readonly of: Figures | null }) => {
  const { unknown, requests } = useWords(driftWords);
  const { money, number } = useFormats();
  if (of === null) return unknown;
  return (
    <>
      {of.microUsd === null ? unknown : money(of.microUsd)}
      <Text size="xs" c="dimmed">
        {requests(number(of.requests))}
      </Text>
    </>
  );
};

const DayRow = ({ day }: { readonly day: Shapes['DayDriftShape'] }) => {
  const { states } = useWords(driftWords);
  const { dayOfYear } = useFormats();
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {dayOfYear(day.day)}
      </Table.Th>
      <Table.Td ta="end">
        <Amount of={day.ours} />
      </Table.Td>
      <Table.Td ta="end">
        <Amount of={day.provider} />
      </Table.Td>
      <Table.Td ta="end">
        <Amount of={day.difference} />
      </Table.Td>
      <Table.Td>{wordOf(states, day.state)}</Table.Td>
    </Table.Tr>
  );
};

const Reasons = ({ days }: { readonly days: readonly Shapes['DayDriftShape'][] }) => {
  const { why } = useWords(driftWords);
  const texts = [...new Set(days.flatMap(({ reasons }) => reasons.map(({ text }) => text)))];
  if (texts.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>
        {why}
      </Text>
      <List size="sm">
        {texts.map(text => (
          <List.Item key={text}>{text}</List.Item>
        ))}
      </List>
    </div>
  );
};

/** Our figures beside those of OpenAI, day by day; days on which neither side saw anything are left out. */
export const DriftTable = ({ drift }: { readonly drift: Shapes['UsageDriftShape'] }) => {
  const { title, day, ours, theirs, difference, state, total } = useWords(driftWords);
  const days = drift.items.filter(item => item.ours.requests > 0 || (item.provider?.requests ?? 0) > 0);
  return (
    <Stack gap="sm">
      <WideTable label={title} minWidth={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{day}</Table.Th>
            <Table.Th ta="end">{ours}</Table.Th>
            <Table.Th ta="end">{theirs}</Table.Th>
            <Table.Th ta="end">{difference}</Table.Th>
            <Table.Th>{state}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.map(item => (
            <DayRow key={item.day} day={item} />
          ))}
          {drift.total.days > 0 && (
            <Table.Tr fw={600}>
              <Table.Th scope="row">{total}</Table.Th>
              <Table.Td ta="end">
                <Amount of={drift.total.ours} />
              </Table.Td>
              <Table.Td ta="end">
                <Amount of={drift.total.provider} />
              </Table.Td>
              <Table.Td ta="end">
                <Amount of={drift.total.difference} />
              </Table.Td>
              <Table.Td />
            </Table.Tr>
          )}
        </Table.Tbody>
      </WideTable>
      <Reasons days={days} />
    </Stack>
  );
};
