import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken } from '../../../api/client.js';
import { Dialog } from '../../../parts/dialog.js';
import { Loaded } from '../../../parts/loaded.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormats } from '../../../words/formats.js';
import type { Task } from '../reading.js';
import { useRetry } from './retry.js';
import { useReason } from './step-state.js';
import { words } from './words.js';

/** A transcription goes on without the parts that nobody could hear. */
export const WithoutSteps = ({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) => {
  const told = useWords(words);
  const { number } = useFormats();
  const reasonOf = useReason();
  const retry = useRetry(task);
  const { taskId } = task;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const steps = useQuery({
    queryKey: ['tasks', taskId, 'steps'],
    queryFn: () => taken(api.GET('/v1/tasks/{taskId}/steps', { params: { path: { taskId } } })),
  });
  return (
    <Dialog opened onClose={onClose} title={told.withoutTitle} centered>
      <Stack>
        <Text size="sm">{told.withoutText}</Text>
        <Loaded query={steps}>
          {({ items }) => (
            <Checkbox.Group value={[...chosen]} onChange={setChosen}>
              <Stack gap="xs">
                {items
                  .filter(({ state }) => state === 'failed' || state === 'cancelled')
                  .map(({ step, reason, cause }) => (
                    <Checkbox key={step} value={String(step)} label={told.part(number(step + 1))} description={reasonOf({ reason, cause })} />
                  ))}
              </Stack>
            </Checkbox.Group>
          )}
        </Loaded>
        <Group justify="flex-end">
          <Button
            disabled={chosen.length === 0}
            onClick={() => {
              onClose();
              retry(chosen.map(Number));
            }}
          >
            {told.choose}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
};
