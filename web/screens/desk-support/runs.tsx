import { Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Shapes } from '../../api/client.js';
import { usePerson } from '../../api/session.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { useOperationName } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { StateIcon, useReason, useStateName } from '../project/steps/step-state.js';
import type { Hands, OverviewProps } from './hands.js';
import { ReturnCharge } from './return-charge.js';
import { useRunDeeds } from './run-deeds.js';
import { words } from './words.js';

type Run = Shapes['StateRunShape'];

const OPEN: ReadonlySet<Run['state']> = new Set(['scheduled', 'running', 'waiting', 'stopped']);

const Actions = ({ run, hands }: { readonly run: Run; readonly hands: Hands }) => {
  const text = useWords(words);
  const deeds = useRunDeeds(run, hands);
  const { person } = usePerson();
  const [isReturning, setReturning] = useState(false);
  const isOpen = OPEN.has(run.state);
  const isAdministrator = person?.roles.includes('admin') ?? false;
  return (
    <Group gap="xs">
      {run.payer === 'credits' && (
        <>
          <Button size="compact-xs" variant="subtle" onClick={() => hands.onWhy({ kind: 'holds', id: run.taskId })}>
            {text.whyHold}
          </Button>
          {!isOpen && (
            <Button size="compact-xs" variant="subtle" onClick={() => hands.onWhy({ kind: 'charges', id: run.taskId })}>
              {text.whyCharge}
            </Button>
          )}
        </>
      )}
      <Button size="compact-xs" variant="subtle" onClick={() => hands.onWhy({ kind: 'projects', id: run.projectId })}>
        {text.whyProject}
      </Button>
      {hands.onAct && isOpen && (
        <Button size="compact-xs" variant="default" onClick={deeds.cancel}>
          {text.cancelDo}
        </Button>
      )}
      {hands.onAct && isAdministrator && run.payer === 'credits' && !isOpen && (
        <Button size="compact-xs" variant="default" onClick={() => setReturning(true)}>
          {text.returnCharge}
        </Button>
      )}
      {isReturning && <ReturnCharge accountId={hands.accountId} taskId={run.taskId} onClose={() => setReturning(false)} />}
      {hands.onAct && run.retryable && run.retriedAs === null && (
        <Button size="compact-xs" variant="default" onClick={deeds.retry}>
          {text.retryDo}
        </Button>
      )}
    </Group>
  );
};

const One = ({ run, hands }: { readonly run: Run; readonly hands: Hands }) => {
  const text = useWords(words);
  const { moment, bytes, counted, number } = useFormats();
  const operationOf = useOperationName();
  const stateName = useStateName();
  const reasonOf = useReason();
  const why = reasonOf(run);
  const made = run.products.reduce((sum, product) => sum + product.bytes, 0);
  const products = counted(run.products.length, { one: text.products.one, other: text.products.other(number(run.products.length)) });
  return (
    <Paper withBorder p="sm" component="article">
      <Group align="flex-start" wrap="nowrap">
        <StateIcon state={run.state} />
        <Stack gap={4} flex={1} miw={0}>
          <Text size="sm" fw={600}>
            {operationOf(run.operation)} · {stateName(run.state)}
          </Text>
          {why !== null && run.state !== 'succeeded' && <Text size="sm">{why}</Text>}
          <Text size="xs">
            {moment(run.scheduledAt)} · {text.payers[run.payer]} · {text.rule(run.rule)}
            {run.products.length > 0 && ` · ${products}, ${bytes(made)}`}
          </Text>
          <Text size="xs" ff="monospace" truncate="end" title={text.runIds(run.taskId, run.requestId)}>
            {run.taskId}
          </Text>
          {run.state === 'running' && <Progress value={run.percent} size="sm" aria-label={stateName(run.state)} />}
          <Actions run={run} hands={hands} />
        </Stack>
      </Group>
    </Paper>
  );
};

/** Work that is open, work that failed and the newest, each once. */
export const RunsSection = ({ overview: { runs }, hands }: OverviewProps) => {
  const text = useWords(words);
  const { number } = useFormats();
  const all = [...new Map([...runs.open, ...runs.failed, ...runs.newest].map(run => [run.taskId, run])).values()];
  return (
    <Section title={text.runs} lead={runs.all ? undefined : text.notAllRuns(number(runs.counted))}>
      {all.length === 0 && <Text size="sm">{text.noRuns}</Text>}
      <Stack gap="sm">
        {all.map(run => (
          <One key={run.taskId} run={run} hands={hands} />
        ))}
      </Stack>
    </Section>
  );
};
