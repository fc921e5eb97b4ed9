import { Stack, Text, Title } from '@mantine/core';
import type { Shapes } from '../../api/client.js';
import { Facts } from '../../parts/facts.js';
import { Section } from '../../parts/section.js';
import { Table } from '../../parts/table.js';
import { WideTable } from '../../parts/wide-table.js';
import { useWords } from '../../words/catalogue.js';
import { useOperationName, wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { words } from './words.js';

type Waiting = Shapes['WaitingTaskShape'];

const Line = ({ task }: { readonly task: Waiting }) => {
  const text = useWords(words);
  const operationOf = useOperationName();
  const { ago, moment, counted, number } = useFormats();
  const { waitsFor, tasks, until } = task;
  const waits =
    waitsFor === 'tasks'
      ? counted(tasks.length, { one: text.after.one, other: text.after.other(number(tasks.length)) })
      : wordOf(text.waitsFor, waitsFor);
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm">{operationOf(task.operation)}</Text>
        <Text size="xs" ff="monospace">
          {task.taskId}
        </Text>
      </Table.Td>
      <Table.Td>
        <time dateTime={task.scheduledAt} title={moment(task.scheduledAt)}>
          {ago(task.scheduledAt)}
        </time>
      </Table.Td>
      <Table.Td>
        {waits}
        {until !== null && ` ${text.until(moment(until))}`}
      </Table.Td>
      <Table.Td>
        <Text size="xs" ff="monospace">
          {task.accountId}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
};

/** How many open tasks wait for what, and those that have done so for longest. */
export const OpenTasks = ({ work: { waiting, oldest } }: { readonly work: Shapes['WorkDeskShape'] }) => {
  const text = useWords(words);
  const { number } = useFormats();
  const counts = Object.entries(waiting as Readonly<Record<string, number>>).filter(([, count]) => count > 0);
  return (
    <Section title={text.tasks}>
      {counts.length === 0 ? (
        <Text size="sm">{text.noTasks}</Text>
      ) : (
        <Facts of={counts.map(([what, count]) => [wordOf(text.waitsFor, what), number(count)] as const)} />
      )}
      {oldest.length > 0 && (
        <Stack gap="xs">
          <Title order={3} size="h5">
            {text.oldest}
          </Title>
          <WideTable label={text.oldest} minWidth={680}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{text.task}</Table.Th>
                <Table.Th>{text.since}</Table.Th>
                <Table.Th>{text.waits}</Table.Th>
                <Table.Th>{text.account}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {oldest.map(task => (
                <Line key={task.taskId} task={task} />
              ))}
            </Table.Tbody>
          </WideTable>
        </Stack>
      )}
    </Section>
  );
};
