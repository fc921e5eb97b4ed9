import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../parts/loaded.js';
import { More } from '../../parts/more.js';
import { save } from '../../parts/save.js';
import { Section } from '../../parts/section.js';
import { Table } from '../../parts/table.js';
import { WideTable } from '../../parts/wide-table.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { checkpointsQuery, keysQuery } from './asking.js';
import { Comparison } from './comparison.js';
import { useTrustedKeys } from './trusted-keys.js';
import { words } from './words.js';

const List = () => {
  const text = useWords(words);
  const { moment, number } = useFormats();
  const checkpoints = useInfiniteQuery(checkpointsQuery);
  return (
    <Section title={text.checkpointsTitle} lead={text.checkpointsLead}>
      <Loaded query={checkpoints}>
        {({ pages }) => {
          const all = pages.flatMap(({ items }) => items);
          if (all.length === 0) return <Text size="sm">{text.noCheckpoints}</Text>;
          return (
            <Stack>
              <WideTable label={text.checkpointsTitle} minWidth={560}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th ta="end">{text.size}</Table.Th>
                    <Table.Th>{text.signedAt}</Table.Th>
                    <Table.Th ta="end">{text.epoch}</Table.Th>
                    <Table.Th>{text.root}</Table.Th>
                    <Table.Td />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {all.map(({ size, epoch, at, root, text: note }) => (
                    <Table.Tr key={`${epoch}-${size}`}>
                      <Table.Td ta="end">{number(size)}</Table.Td>
                      <Table.Td>{moment(at)}</Table.Td>
                      <Table.Td ta="end">{epoch}</Table.Td>
                      <Table.Td>
                        <Text size="xs" ff="monospace" title={root}>
                          {root.slice(0, 12)}…
                        </Text>
                      </Table.Td>
                      <Table.Td ta="end">
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          aria-label={text.keepThis(number(size))}
                          onClick={() => save(note, `keyreel-checkpoint-${epoch}-${size}.note`, 'text/plain')}
                        >
                          {text.keep}
                        </Button>
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </WideTable>
              <More of={checkpoints} />
            </Stack>
          );
        }}
      </Loaded>
    </Section>
  );
};

const Keys = ({ told }: { readonly told: readonly string[] }) => {
  const text = useWords(words);
  const { keys, keep, isAsTold } = useTrustedKeys(told);
  const [typed, setTyped] = useState<string | null>(null);
  const settle = (next: string) => {
    keep(next);
    setTyped(null);
    notifications.show({ message: text.keysSaved });
  };
  return (
    <Stack gap="sm">
      {isAsTold ? <Text size="sm">{text.keysSame}</Text> : <Alert color="orange" variant="outline" title={text.keysDiffer} />}
      <Textarea
        label={text.keysKept}
        autosize
        minRows={2}
        ff="monospace"
        value={typed ?? keys.join('\n')}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      <Group>
        <Button variant="default" disabled={typed === null} onClick={() => settle(typed ?? '')}>
          {text.keysSave}
        </Button>
        {!isAsTold && (
          <Button variant="default" onClick={() => settle(told.join('\n'))}>
            {text.adopt}
          </Button>
        )}
      </Group>
    </Stack>
  );
};

/** Signed sizes of the log, the keys that judge them, and what shows that one grew out of another. */
export const Checkpoints = () => {
  const text = useWords(words);
  const told = useQuery(keysQuery);
  return (
    <Stack gap="lg">
      <Comparison />
      <List />
      <Section title={text.keysTitle} lead={text.keysLead}>
        <Loaded query={told}>{({ keys }) => <Keys told={keys} />}</Loaded>
      </Section>
    </Stack>
  );
};
