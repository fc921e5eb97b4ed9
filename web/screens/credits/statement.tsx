import { NativeSelect, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Shapes } from '../../api/client.js';
import { Loaded } from '../../parts/loaded.js';
import { More } from '../../parts/more.js';
import { usePeriod } from '../../parts/period-choice.js';
import { Section } from '../../parts/section.js';
import { Table } from '../../parts/table.js';
import { WhyPanel, type WhyOf } from '../../parts/why.js';
import { WideTable } from '../../parts/wide-table.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { statementQuery } from './asking.js';
import { Downloads } from './downloads.js';
import { StatementLine } from './statement-line.js';
import { statementWords } from './statement.words.js';

type Entry = Shapes['StatementEntryShape'];

const SHOWN = {
  everything: () => true,
  movements: ({ change }: Entry) => change.microCredits !== '0',
  charges: ({ kind }: Entry) => kind === 'charged',
  incoming: ({ kind }: Entry) => ['granted', 'started', 'returned', 'adjusted'].includes(kind),
} as const;

type Shown = keyof typeof SHOWN;

const Edge = ({ label, amount }: { readonly label: string; readonly amount: string }) => (
  <Table.Tr>
    <Table.Td colSpan={3}>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
    </Table.Td>
    <Table.Td ta="end" fw={600}>
      {amount}
    </Table.Td>
    <Table.Td />
  </Table.Tr>
);

interface LinesProps {
  readonly pages: readonly Shapes['StatementShape'][];
  readonly shown: Shown;
  readonly onWhy: (of: WhyOf) => void;
}

const Lines = ({ pages, shown, onWhy }: LinesProps) => {
  const words = useWords(statementWords);
  const { credits } = useFormats();
  const [first] = pages;
  const all = pages.flatMap(({ items }) => items);
  const entries = all.filter(SHOWN[shown]);
  if (!first) return null;
  if (entries.length === 0)
    return (
      <Text c="dimmed" size="sm">
        {all.length === 0 ? words.none : words.noneOfKind}
      </Text>
    );
  return (
    <WideTable label={words.title} minWidth={620}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.when}</Table.Th>
          <Table.Th>{words.what}</Table.Th>
          <Table.Th ta="end">{words.change}</Table.Th>
          <Table.Th ta="end">{words.after}</Table.Th>
          <Table.Th>
            <VisuallyHidden>{words.why}</VisuallyHidden>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        <Edge label={words.opening} amount={credits(first.period.opening.microCredits)} />
        {entries.map(entry => (
          <StatementLine key={entry.entryId + entry.kind} entry={entry} onWhy={onWhy} />
        ))}
        <Edge label={words.closing} amount={credits(first.period.closing.microCredits)} />
      </Table.Tbody>
    </WideTable>
  );
};

/** Every movement of Keyreel credits, each with its reason. */
export const StatementSection = () => {
  const { title, kind, ...words } = useWords(statementWords);
  const { period, control } = usePeriod('thirty');
  const [shown, setShown] = useState<Shown>('everything');
  const [why, setWhy] = useState<WhyOf | null>(null);
  const statement = useInfiniteQuery(statementQuery(period));
  return (
    <Section
      title={title}
      actions={
        <>
          <NativeSelect
            aria-label={kind}
            size="xs"
            value={shown}
            onChange={event => setShown(event.currentTarget.value as Shown)}
            data={(['everything', 'movements', 'charges', 'incoming'] as const).map(value => ({ value, label: words[value] }))}
          />
          {control}
          <Downloads period={period} />
        </>
      }
    >
      <Loaded query={statement} lines={8}>
        {({ pages }) => (
          <Stack>
            <Lines pages={pages} shown={shown} onWhy={setWhy} />
            <More of={statement} />
          </Stack>
        )}
      </Loaded>
      <WhyPanel of={why} onClose={() => setWhy(null)} />
    </Section>
  );
};
