import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { usePerson } from '../../api/session.js';
import { Facts } from '../../parts/facts.js';
import { Section } from '../../parts/section.js';
import { Table } from '../../parts/table.js';
import { WideTable } from '../../parts/wide-table.js';
import { useWords } from '../../words/catalogue.js';
import { useOperationName } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { ChangeCredits } from './change-credits.js';
import type { OverviewProps } from './hands.js';
import { words } from './words.js';

const Holds = ({ overview: { credits: ledger }, hands: { onWhy } }: OverviewProps) => {
  const text = useWords(words);
  const { credits, moment } = useFormats();
  const operationOf = useOperationName();
  if (ledger.holds.length === 0) return <Text size="sm">{text.noHolds}</Text>;
  return (
    <WideTable label={text.holds} minWidth={480}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.holds}</Table.Th>
          <Table.Th>{text.opened}</Table.Th>
          <Table.Th ta="end">{text.amount}</Table.Th>
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {ledger.holds.map(({ taskId, operation, openedAt, amount }) => (
          <Table.Tr key={taskId}>
            <Table.Td>{operationOf(operation)}</Table.Td>
            <Table.Td>{moment(openedAt)}</Table.Td>
            <Table.Td ta="end">{credits(amount.microCredits)}</Table.Td>
            <Table.Td ta="end">
              <Button size="compact-xs" variant="subtle" onClick={() => onWhy({ kind: 'holds', id: taskId })}>
                {text.whyHold}
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
};

/** Keyreel credits of the account; an administrator grants and corrects them. */
export const CreditsSection = (props: OverviewProps) => {
  const text = useWords(words);
  const { credits } = useFormats();
  const { person } = usePerson();
  const [isOpen, setOpen] = useState(false);
  const { credits: ledger } = props.overview;
  const { accountId, onAct } = props.hands;
  const shown = ({ microCredits }: { microCredits: string }) => (microCredits === '0' ? null : credits(microCredits));
  const limit = ledger.monthlyLimit as { microCredits: string } | null;
  return (
    <Section
      title={text.credits}
      actions={
        onAct &&
        person?.roles.includes('admin') === true && (
          <Button size="xs" variant="default" onClick={() => setOpen(true)}>
            {text.changeCredits}
          </Button>
        )
      }
    >
      <Facts
        of={[
          [text.available, credits(ledger.available.microCredits)],
          [text.held, credits(ledger.held.microCredits)],
          [text.granted, credits(ledger.granted.microCredits)],
          [text.spent, credits(ledger.spent.microCredits)],
          [text.returned, shown(ledger.returned)],
          [text.adjusted, shown(ledger.adjusted)],
          [text.pending, shown(ledger.pending)],
          [text.expired, shown(ledger.expired)],
          [text.shortfall, shown(ledger.shortfall)],
          [text.borne, shown(ledger.borneByPlatform)],
          [text.monthlyLimit, limit && credits(limit.microCredits)],
        ]}
      />
      <Holds {...props} />
      <ChangeCredits accountId={accountId} isOpen={isOpen} onClose={() => setOpen(false)} />
    </Section>
  );
};
