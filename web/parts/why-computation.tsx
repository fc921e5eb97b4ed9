import { Stack } from '@mantine/core';
import type { Shapes } from '../api/client.js';
import { useWords } from '../words/catalogue.js';
import { wordOf } from '../words/codes.js';
import { useFormats } from '../words/formats.js';
import { Facts } from './facts.js';
import { Table } from './table.js';
import { unitWords, whyWords } from './why.words.js';

interface WhyComputationProps {
  readonly computation: Shapes['WhyComputationShape'];
  readonly priceVersion: string | null;
}

/** The tariff on what was used, and what became of what had been set aside. */
export const WhyComputation = ({ computation, priceVersion }: WhyComputationProps) => {
  const words = useWords(whyWords);
  const units = useWords(unitWords);
  const { creditsExactly: credits, number } = useFormats();
  const shown = ({ microCredits }: { microCredits: string }) => (microCredits === '0' ? null : credits(microCredits));
  const cost = computation.cost as { microCredits: string } | null;
  return (
    <Stack gap="sm">
      {computation.parts.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.unit}</Table.Th>
              <Table.Th ta="end">{words.quantity}</Table.Th>
              <Table.Th ta="end">{words.price}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {computation.parts.map(({ unit, quantity, microCredits, per }) => (
              <Table.Tr key={unit}>
                <Table.Td>{wordOf(units, unit)}</Table.Td>
                <Table.Td ta="end">{number(quantity)}</Table.Td>
                <Table.Td ta="end">{words.priceFor(credits(microCredits), number(per))}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Facts
        of={[
          [words.cost, cost === null ? null : credits(cost.microCredits)],
          [words.held, credits(computation.held.microCredits)],
          [words.charged, credits(computation.charged.microCredits)],
          [words.returned, shown(computation.returned)],
          [words.borne, shown(computation.borneByPlatform)],
          [words.paidBack, shown(computation.paidBack)],
          [words.net, computation.paidBack.microCredits === '0' ? null : credits(computation.net.microCredits)],
          [words.priceVersion, priceVersion],
        ]}
      />
    </Stack>
  );
};
