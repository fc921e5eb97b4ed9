import { Text } from '@mantine/core';
import type { Shapes } from '../api/client.js';
import { Table } from './table.js';
import { useWords } from '../words/catalogue.js';
import { readable, useOperationName, wordOf } from '../words/codes.js';
import { useFormats } from '../words/formats.js';
import { inputWords, unitWords, valueWords, whyWords } from './why.words.js';

const isAmount = (value: object): value is { microCredits: string } => 'microCredits' in value && typeof value.microCredits === 'string';

/** Whatever an input is, as a person reads it: an amount, parts with their units, or a code in words. */
const useShown = () => {
  const { yes, no, none } = useWords(whyWords);
  const [units, values] = [useWords(unitWords), useWords(valueWords)];
  const operationName = useOperationName();
  const { creditsExactly: credits, number } = useFormats();
  return (value: unknown): string => {
    if (value === null || value === undefined) return none;
    if (typeof value === 'boolean') return value ? yes : no;
    if (typeof value === 'number') return number(value);
    if (typeof value === 'string') return values[value] ?? (/^[a-z]+$/.test(value) ? operationName(value) : readable(value));
    if (typeof value !== 'object') return '';
    if (isAmount(value)) return credits(value.microCredits);
    return Object.entries(value)
      .map(([unit, part]) => (typeof part === 'number' ? `${number(part)} ${wordOf(units, unit)}` : `${readable(unit)}: ${String(part)}`))
      .join(', ');
  };
};

/** What was looked at when it was decided, and where each piece of it comes from. */
export const WhyInputs = ({ inputs }: { readonly inputs: readonly Shapes['WhyInputShape'][] }) => {
  const words = useWords(whyWords);
  const names = useWords(inputWords);
  const shown = useShown();
  return (
    <Table>
      <Table.Tbody>
        {inputs.map(({ name, value, from, reconstructed }) => (
          <Table.Tr key={name}>
            <Table.Th scope="row" fw={400}>
              {names[name] ?? readable(name.replaceAll('.', ' '))}
              <Text size="xs" c="dimmed">
                {words.from(from)}
                {reconstructed && ` (${words.reconstructed})`}
              </Text>
            </Table.Th>
            <Table.Td>{shown(value)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};
