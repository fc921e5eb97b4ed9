import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { api, taken } from '../../../api/client.js';
import { useWrite } from '../../../api/write.js';
import { Dialog } from '../../../parts/dialog.js';
import { isMissingKey } from '../../../parts/missing-key-popup.js';
import { RefusedView } from '../../../parts/refused-view.js';
import { Remedies } from '../../../parts/remedies.js';
import { useWords } from '../../../words/catalogue.js';
import { useGivesWay } from '../order/gives-way.js';
import { useFork } from '../share/fork.js';
import { isUnderWay, keys, type Task } from '../reading.js';
import { useRetry } from './retry.js';
import { words } from './words.js';
import { WithoutSteps } from './without-steps.js';

const Cancelling = ({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) => {
  const told = useWords(words);
  const { taskId, projectId } = task;
  const cancel = useWrite((_: string, header) => taken(api.POST('/v1/tasks/{taskId}/cancel', { params: { path: { taskId }, header } })), {
    renews: [keys.project(projectId), ['credits']],
    onDone: onClose,
  });
  return (
    <Dialog opened onClose={onClose} title={told.cancelTitle} centered>
      <Stack>
        <Text size="sm">{told.cancelText}</Text>
        <RefusedView error={cancel.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {told.keep}
          </Button>
          <Button color="red" loading={cancel.isPending} onClick={() => cancel.mutate(taskId)}>
            {told.giveUp}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
};

const Resuming = ({ task }: { readonly task: Task }) => {
  const told = useWords(words);
  const { taskId, projectId } = task;
  const resume = useWrite((_: string, header) => taken(api.POST('/v1/tasks/{taskId}/resume', { params: { path: { taskId }, header } })), {
    renews: [keys.project(projectId)],
  });
  useGivesWay(resume.error, projectId);
  return (
    <>
      <Button size="xs" variant="light" loading={resume.isPending} onClick={() => resume.mutate(taskId)}>
        {told.resume}
      </Button>
      <RefusedView error={isMissingKey(resume.error) ? null : resume.error} />
    </>
  );
};

/** What can be done about a piece of work now: as the service says it. */
export const StepActions = ({ task }: { readonly task: Task }) => {
  const told = useWords(words);
  const retry = useRetry(task);
  const fork = useFork();
  const [isCancelling, cancelling] = useDisclosure(false);
  const [isLeavingOut, setLeavingOut] = useState(false);
  const hasParts = task.operation === 'transcription' && task.state === 'failed' && (task.steps ?? 0) > 1;
  // what a button of its own does here is not said twice
  const others = task.remedies.filter(code => !(code === 'retry_task' && task.retryable));
  return (
    <>
      <Group gap="xs">
        {isUnderWay(task) && (
          <Button size="xs" variant="default" onClick={cancelling.open}>
            {told.cancel}
          </Button>
        )}
        {task.resumable && <Resuming task={task} />}
        {task.retryable && (
          <Button size="xs" variant="light" onClick={() => retry()}>
            {told.retry}
          </Button>
        )}
        {task.retryable && hasParts && (
          <Button size="xs" variant="default" onClick={() => setLeavingOut(true)}>
            {told.without}
          </Button>
        )}
      </Group>
      <Remedies
        codes={others}
        support={task.support}
        size="xs"
        purse={task.payer === 'credits' ? 'platform_credits' : 'openai_account'}
        doing={{ create_new_project: fork }}
      />
      {isCancelling && <Cancelling task={task} onClose={cancelling.close} />}
      {isLeavingOut && <WithoutSteps task={task} onClose={() => setLeavingOut(false)} />}
    </>
  );
};
