import { Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Loaded } from '../../parts/loaded.js';
import { More } from '../../parts/more.js';
import { Section } from '../../parts/section.js';
import { Table } from '../../parts/table.js';
import { WideTable } from '../../parts/wide-table.js';
import { useWords } from '../../words/catalogue.js';
import { readable, wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { actionsQuery, looksQuery } from './asking.js';
import { supportWords } from './support.words.js';

/** Every look of support at the account, its owner sees it. */
export const Looks = () => {
  const words = useWords(supportWords);
  const { moment } = useFormats();
  const looks = useInfiniteQuery(looksQuery);
  const past = (asOf: string) => words.asOf(Number.isNaN(Date.parse(asOf)) ? asOf : moment(asOf));
  return (
    <Section name="looks" title={words.looksTitle}>
      <Loaded query={looks} lines={2}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items);
          if (items.length === 0)
            return (
              <Text size="sm" c="dimmed">
                {words.looksNone}
              </Text>
            );
          return (
            <Stack gap="sm">
              <WideTable label={words.looksTitle} minWidth={480}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{words.when}</Table.Th>
                    <Table.Th>{words.whatSeen}</Table.Th>
                    <Table.Th>{words.ticket}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map(({ lookId, at, of, route, asOf, ticket }) => (
                    <Table.Tr key={lookId}>
                      <Table.Td>{moment(at)}</Table.Td>
                      <Table.Td>
                        {words[of]}
                        <Text size="xs" c="dimmed" ff="monospace" lang="en">
                          {route}
                        </Text>
                        {asOf !== null && <Text size="xs">{past(asOf)}</Text>}
                      </Table.Td>
                      <Table.Td>{ticket}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </WideTable>
              <More of={looks} />
            </Stack>
          );
        }}
      </Loaded>
    </Section>
  );
};

/** What support did in the account, and why. */
export const Actions = () => {
  const words = useWords(supportWords);
  const { moment } = useFormats();
  const actions = useInfiniteQuery(actionsQuery);
  return (
    <Section name="actions" title={words.actionsTitle}>
      <Loaded query={actions} lines={2}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items);
          if (items.length === 0)
            return (
              <Text size="sm" c="dimmed">
                {words.actionsNone}
              </Text>
            );
          return (
            <Stack gap="sm">
              <WideTable label={words.actionsTitle} minWidth={480}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{words.when}</Table.Th>
                    <Table.Th>{words.action}</Table.Th>
                    <Table.Th>{words.reason}</Table.Th>
                    <Table.Th>{words.outcome}</Table.Th>
                    <Table.Th>{words.ticket}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map(({ actId, at, action, reason, outcome, refusal, ticket }) => (
                    <Table.Tr key={actId}>
                      <Table.Td>{moment(at)}</Table.Td>
                      <Table.Td>{readable(action)}</Table.Td>
                      <Table.Td>{readable(reason)}</Table.Td>
                      <Table.Td>
                        {wordOf(words.outcomes, outcome)}
                        {refusal !== null && ` (${readable(refusal)})`}
                      </Table.Td>
                      <Table.Td>{ticket}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </WideTable>
              <More of={actions} />
            </Stack>
          );
        }}
      </Loaded>
    </Section>
  );
};
