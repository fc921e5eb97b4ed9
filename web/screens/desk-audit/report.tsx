import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { Shapes } from '../../api/client.js';
import { Said } from '../../parts/said.js';
import { save } from '../../parts/save.js';
import { Table } from '../../parts/table.js';
import { WideTable } from '../../parts/wide-table.js';
import { useWords } from '../../words/catalogue.js';
import { readable, wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { words } from './words.js';

type Line = Shapes['ReconciliationLineShape'] & Readonly<Record<string, unknown>>;

const linesOf = (text: string): readonly Line[] =>
  text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => JSON.parse(line) as Line);

const MOST_SHOWN = 500;

const Sum = ({ summary }: { readonly summary: Line }) => {
  const { counts: named } = useWords(words);
  const { number } = useFormats();
  const counts = Object.entries(summary).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  return <Text size="sm">{counts.map(([name, count]) => `${wordOf(named, name)}: ${number(count)}`).join(' · ')}</Text>;
};

/** What a comparison of two records found. A report without its last line is no report. */
export const Report = ({ text: report, name }: { readonly text: string; readonly name: string }) => {
  const text = useWords(words);
  const { counted, number } = useFormats();
  const lines = linesOf(report);
  const summary = lines.find(({ kind }) => kind === 'summary');
  const found = lines.filter(({ kind }) => kind === 'difference' || kind === 'unknown' || kind === 'underway');
  const differences = found.filter(({ kind }) => kind === 'difference').length;
  const says = counted(differences, { one: text.differs.one, other: text.differs.other(number(differences)) });
  const title = summary === undefined ? text.unfinished : differences === 0 ? text.agrees : says;
  return (
    <Stack gap="sm">
      <Alert role="status" variant="outline" color={summary !== undefined && differences === 0 ? 'teal' : 'orange'} title={title}>
        {summary && <Sum summary={summary} />}
      </Alert>
      {found.length > 0 && (
        <WideTable label={text.report} minWidth={480}>
          <Table.Tbody>
            {found.slice(0, MOST_SHOWN).map((line, at) => (
              <Table.Tr key={at}>
                <Table.Td>{wordOf(text.lineKinds, line.kind)}</Table.Td>
                <Table.Td>
                  <Said>{line.sentence ?? readable(line.code ?? '')}</Said>
                  {line.position !== undefined && line.position !== null && <Text size="xs">{text.at(line.position.replace(/^0+(?=\d)/, ''))}</Text>}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      )}
      <Group>
        <Button size="xs" variant="default" onClick={() => save(report, `keyreel-${name}.jsonl`, 'application/x-ndjson')}>
          {text.saveReport}
        </Button>
      </Group>
    </Stack>
  );
};
