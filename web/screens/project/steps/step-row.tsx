import { Group, Progress, Stack, Text } from '@mantine/core';
import { PurseBadge } from '../../../parts/purse-badge.js';
import { Said } from '../../../parts/said.js';
import { useWords } from '../../../words/catalogue.js';
import { readable, useOperationName } from '../../../words/codes.js';
import { useFormats } from '../../../words/formats.js';
import { isUnderWay, type Task } from '../reading.js';
import { StepActions } from './step-actions.js';
import { StateIcon, useReason, useStateName } from './step-state.js';
import { words } from './words.js';
import classes from './steps.module.css';

const When = ({ task }: { readonly task: Task }) => {
  const told = useWords(words);
  const { ago } = useFormats();
  const { state, waitsUntil, estimatedEnd, endedAt } = task;
  const said =
    state === 'waiting' && waitsUntil
      ? told.until(ago(waitsUntil))
      : isUnderWay(task) && estimatedEnd && new Date(estimatedEnd).getTime() > Date.now()
        ? told.ends(ago(estimatedEnd))
        : state === 'succeeded' && endedAt
          ? told.took(ago(endedAt))
          : null;
  return said === null ? null : (
    <Text size="xs" c="dimmed">
      {said}
    </Text>
  );
};

const HowFar = ({ task }: { readonly task: Task }) => {
  const told = useWords(words);
  const nameOf = useOperationName();
  const { number, percent } = useFormats();
  const { steps, stepsDone, step } = task;
  const doing = step === null ? null : readable(step);
  const counted = steps !== null && steps > 1 ? told.parts(number(stepsDone), number(steps)) : null;
  return (
    <Stack gap={2}>
      <Progress value={task.percent} aria-label={nameOf(task.operation)} animated={task.state === 'running'} size="sm" />
      <Text size="xs" c="dimmed">
        {[percent(task.percent / 100), counted, doing].filter(part => part !== null).join(' · ')}
      </Text>
    </Stack>
  );
};

/** One piece of work: what it is, how it stands, what it waits for or why it failed, and what can be done. */
export const StepRow = ({ task }: { readonly task: Task }) => {
  const told = useWords(words);
  const nameOf = useOperationName();
  const stateName = useStateName();
  const reasonOf = useReason();
  const reason = task.state === 'succeeded' ? null : reasonOf(task);
  return (
    <li className={classes['step']}>
      <Group align="flex-start" wrap="nowrap" gap="sm">
        <StateIcon state={task.state} />
        <Stack gap={6} className={classes['about']}>
          <Group gap="xs">
            <Text fw={600}>{nameOf(task.operation)}</Text>
            <Text size="sm">{stateName(task.state)}</Text>
            <PurseBadge purse={task.payer === 'credits' ? 'platform_credits' : 'openai_account'} />
            <When task={task} />
          </Group>
          {isUnderWay(task) && <HowFar task={task} />}
          {reason && <Text size="sm">{reason}</Text>}
          {task.advice && <Said c="dimmed">{task.advice}</Said>}
          {task.inheritedFrom && (
            <Text size="sm" c="dimmed">
              {told.inherited}
            </Text>
          )}
          {task.retriedAs ? (
            <Text size="sm" c="dimmed">
              {told.retried}
            </Text>
          ) : (
            <StepActions task={task} />
          )}
        </Stack>
      </Group>
    </li>
  );
};
