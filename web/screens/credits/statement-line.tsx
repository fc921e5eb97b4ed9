import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { Shapes } from '../../api/client.js';
import { useProjectNames } from '../../api/project-names.js';
import { Table } from '../../parts/table.js';
import type { WhyOf } from '../../parts/why.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { useOperationName, wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { kindWords, reasonWords, statementWords } from './statement.words.js';

type Entry = Shapes['StatementEntryShape'];

/** What moved credits only while work ran is explained by its hold; what it cost in the end by its charge. */
const HOLDS: ReadonlySet<string> = new Set(['held', 'extended', 'released']);

const whyOf = ({ kind, taskId }: Entry): WhyOf | null => (taskId === null ? null : { kind: HOLDS.has(kind) ? 'holds' : 'charges', id: taskId });

const Project = ({ projectId }: { readonly projectId: string }) => {
  const { projectName } = useProjectNames();
  const name = projectName(projectId);
  if (name === null) return null;
  return (
    <Anchor component={Link} href={ways.project(projectId)} size="xs">
      <bdi>{name}</bdi>
    </Anchor>
  );
};

/** One movement: what it was, what it was about, and what it did to what is available. */
export const StatementLine = ({ entry, onWhy }: { readonly entry: Entry; readonly onWhy: (of: WhyOf) => void }) => {
  const words = useWords(statementWords);
  const kinds = useWords(kindWords);
  const reasons = useWords(reasonWords);
  const operationName = useOperationName();
  const { credits, moment } = useFormats();
  const what = [wordOf(kinds, entry.kind), entry.operation === null ? null : operationName(entry.operation)].filter(part => part !== null).join(': ');
  const moved = entry.change.microCredits !== '0';
  const [amount, back] = [credits(entry.amount.microCredits), credits(entry.change.microCredits)];
  // of a charge the rest of what was set aside comes back, so the change alone does not say what it was
  const about = entry.kind === 'charged' && moved ? words.settled(amount, back) : moved ? null : words.amount(amount);
  const why = whyOf(entry);
  return (
    <Table.Tr>
      <Table.Td>{moment(entry.at)}</Table.Td>
      <Table.Td>
        <Group gap="xs">
          <Text size="sm">{what}</Text>
          {entry.estimated && (
            <Badge variant="outline" color="gray" tt="none" radius="sm">
              {words.estimated}
            </Badge>
          )}
        </Group>
        <Group gap="xs">
          <Text size="xs" c="dimmed">
            {wordOf(reasons, entry.reason)}
            {about !== null && ` · ${about}`}
          </Text>
          {entry.projectId !== null && <Project projectId={entry.projectId} />}
        </Group>
      </Table.Td>
      <Table.Td ta="end">
        {moved && !entry.change.microCredits.startsWith('-') && '+'}
        {credits(entry.change.microCredits)}
      </Table.Td>
      <Table.Td ta="end">{credits(entry.availableAfter.microCredits)}</Table.Td>
      <Table.Td ta="end">
        {why && (
          <Button size="compact-xs" variant="subtle" aria-label={words.whyOf(what)} onClick={() => onWhy(why)}>
            {words.why}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
};
