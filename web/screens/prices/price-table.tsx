import { List } from '@mantine/core';
import type { Shapes } from '../../api/client.js';
import { Table } from '../../parts/table.js';
import { unitWords } from '../../parts/why.words.js';
import { WideTable } from '../../parts/wide-table.js';
import { useWords } from '../../words/catalogue.js';
import { useOperationName, wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { words } from './words.js';

type Operation = Shapes['PricedOperationShape'];

const Price = ({ parts }: Pick<Operation, 'parts'>) => {
  const { part, each, credits } = useWords(words);
  const units = useWords(unitWords);
  const { creditsExactly, number, counted } = useFormats();
  const told = parts.map(({ unit, microCredits, per }) => {
    const amount = counted(Number(microCredits) / 1_000_000, credits(creditsExactly(microCredits)));
    return per === 1 ? each(amount) : part(amount, `${number(per)} ${wordOf(units, unit)}`);
  });
  if (told.length === 1) return told[0];
  return (
    <List size="sm">
      {told.map(line => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  );
};

/** What each kind of work costs, and which purse it asks. */
export const PriceTable = ({ label, operations }: { readonly label: string; readonly operations: readonly Operation[] }) => {
  const { work, price, payer, alwaysCredits, keyOrCredits } = useWords(words);
  const operationName = useOperationName();
  return (
    <WideTable label={label} minWidth={560}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{work}</Table.Th>
          <Table.Th>{price}</Table.Th>
          <Table.Th>{payer}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {operations.map(({ operation, operationClass, parts }) => (
          <Table.Tr key={operation}>
            <Table.Th scope="row" fw={600}>
              {operationName(operation)}
            </Table.Th>
            <Table.Td>
              <Price parts={parts} />
            </Table.Td>
            <Table.Td>{operationClass === 'key-paid' ? keyOrCredits : alwaysCredits}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
};
