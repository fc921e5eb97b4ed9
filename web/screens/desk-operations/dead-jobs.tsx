import { Button, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { api, taken, type Shapes } from '../../api/client.js';
import type { Deed } from '../../parts/act-dialog.js';
import { Loaded } from '../../parts/loaded.js';
import { More } from '../../parts/more.js';
import { Section } from '../../parts/section.js';
import { Table } from '../../parts/table.js';
import { WideTable } from '../../parts/wide-table.js';
import { useWords } from '../../words/catalogue.js';
import { readable } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { deadQuery } from './asking.js';
import type { OnAct } from './hands.js';
import { words } from './words.js';

type Dead = Shapes['DeadJobShape'];

const Line = ({ job, onAct }: { readonly job: Dead; readonly onAct: OnAct }) => {
  const text = useWords(words);
  const { moment, number } = useFormats();
  const path = { jobId: job.jobId };
  const retry = (): Deed => ({
    title: text.retryJob,
    label: text.retry,
    effect: <Text size="sm">{text.retryJobEffect}</Text>,
    does: (body, header) => taken(api.POST('/v1/operations/dead-jobs/{jobId}/retry', { params: { path, header }, body })),
  });
  const forget = (): Deed => ({
    title: text.forgetJob,
    label: text.forget,
    effect: <Text size="sm">{text.forgetJobEffect}</Text>,
    does: (body, header) => taken(api.POST('/v1/operations/dead-jobs/{jobId}/skip', { params: { path, header }, body })),
  });
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm">{readable(job.job)}</Text>
        <Text size="xs">{text.laneNames[job.lane]}</Text>
      </Table.Td>
      <Table.Td>{moment(job.givenUpAt)}</Table.Td>
      <Table.Td ta="end">{number(job.tries)}</Table.Td>
      <Table.Td>
        <Text size="xs" ff="monospace">
          {job.trouble}
        </Text>
      </Table.Td>
      <Table.Td>
        {onAct && (
          <Group gap="xs" justify="flex-end" wrap="nowrap">
            <Button size="compact-sm" onClick={() => onAct(retry())}>
              {text.retry}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => onAct(forget())}>
              {text.forget}
            </Button>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
};

/** Jobs that were tried as often as they may be. */
export const DeadJobs = ({ count, onAct }: { readonly count: number; readonly onAct: OnAct }) => {
  const text = useWords(words);
  const dead = useInfiniteQuery({ ...deadQuery, enabled: count > 0 });
  if (count === 0)
    return (
      <Section title={text.dead}>
        <Text size="sm">{text.noDead}</Text>
      </Section>
    );
  return (
    <Section title={text.dead} lead={text.deadLead}>
      <Loaded query={dead}>
        {({ pages }) => (
          <Stack>
            <WideTable label={text.dead} minWidth={680}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{text.job}</Table.Th>
                  <Table.Th>{text.givenUp}</Table.Th>
                  <Table.Th ta="end">{text.tries}</Table.Th>
                  <Table.Th>{text.trouble}</Table.Th>
                  <Table.Td />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {pages
                  .flatMap(({ items }) => items)
                  .map(job => (
                    <Line key={job.jobId} job={job} onAct={onAct} />
                  ))}
              </Table.Tbody>
            </WideTable>
            <More of={dead} />
          </Stack>
        )}
      </Loaded>
    </Section>
  );
};
