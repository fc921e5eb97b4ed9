import { Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Shapes } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.js';
import { More } from '../../parts/more.js';
import { useReasons } from '../../parts/reasons.js';
import { Section } from '../../parts/section.js';
import { Table } from '../../parts/table.js';
import { WideTable } from '../../parts/wide-table.js';
import { useWords } from '../../words/catalogue.js';
import { wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { historyQuery } from './asking.js';
import { historyWords } from './key.words.js';

const Step = ({ step }: { readonly step: Shapes['KeyStepShape'] }) => {
  const { steps, causes, until, lacks } = useWords(historyWords);
  const reasonOf = useReasons();
  const { moment } = useFormats();
  const details = [
    step.reason === null ? null : reasonOf(step.reason),
    step.missingPermission === null ? null : lacks(step.missingPermission),
    step.until === null ? null : until(moment(step.until)),
  ].filter(detail => detail !== null);
  return (
    <Table.Tr>
      <Table.Td>{moment(step.at)}</Table.Td>
      <Table.Td>
        {wordOf(steps, step.step)}
        {details.length > 0 && (
          <Text size="xs" c="dimmed">
            {details.join(' · ')}
          </Text>
        )}
      </Table.Td>
      <Table.Td ff="monospace">{step.lastFour === null ? '' : `${step.prefix ?? ''}…${step.lastFour}`}</Table.Td>
      <Table.Td>{wordOf(causes, step.by)}</Table.Td>
    </Table.Tr>
  );
};

/** Everything that happened to the keys of the account, newest first. */
export const History = () => {
  const { title, none, when, what, key, by } = useWords(historyWords);
  const history = useInfiniteQuery(historyQuery);
  return (
    <Section title={title}>
      <Loaded query={history}>
        {({ pages }) => {
          const steps = pages.flatMap(({ items }) => items);
          if (steps.length === 0) return <Text c="dimmed">{none}</Text>;
          return (
            <Stack>
              <WideTable label={title} minWidth={520}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{when}</Table.Th>
                    <Table.Th>{what}</Table.Th>
                    <Table.Th>{key}</Table.Th>
                    <Table.Th>{by}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {steps.map(step => (
                    <Step key={`${step.at} ${step.step} ${step.lastFour ?? ''}`} step={step} />
                  ))}
                </Table.Tbody>
              </WideTable>
              <More of={history} />
            </Stack>
          );
        }}
      </Loaded>
    </Section>
  );
};
