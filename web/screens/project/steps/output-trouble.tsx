import { Stack, Text } from '@mantine/core';
import { Said } from '../../../parts/said.js';
import { useTasks, type Output } from '../reading.js';
import { StepActions } from './step-actions.js';
import { useReason, useStateName } from './step-state.js';

/** Why there is no result, and what can be done: the task that was to make it says so. */
export const OutputTrouble = ({ output }: { readonly output: Output }) => {
  const stateName = useStateName();
  const reasonOf = useReason();
  const task = useTasks(output.projectId).data?.find(({ taskId }) => taskId === output.outputId);
  return (
    <Stack gap="xs">
      <Text size="sm">{[stateName(output.state), reasonOf(output)].filter(part => part !== null).join(': ')}</Text>
      {output.advice && <Said c="dimmed">{output.advice}</Said>}
      {task?.retriedAs === null && <StepActions task={task} />}
    </Stack>
  );
};
