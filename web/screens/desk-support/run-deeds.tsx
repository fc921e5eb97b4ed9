import { Stack, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { CancelEffect, RetryEffect } from './effects.js';
import type { Hands } from './hands.js';
import { words } from './words.js';

type Run = Shapes['StateRunShape'];

const PARTS = String.raw`\s*\d{1,6}(\s*,\s*\d{1,6})*\s*`;
const IS_PARTS = new RegExp(`^${PARTS}$`);

/** Parts are counted from 1 where people see them, and from 0 by the service. */
const stepsIn = (typed: string): readonly number[] => (IS_PARTS.test(typed) ? typed.split(',').map(part => Number(part) - 1) : []);

interface AgainProps {
  readonly accountId: string;
  readonly run: Run;
  readonly onChange: (withoutSteps: readonly number[]) => void;
}

/** What would follow from a second try, also without parts that nobody could hear. */
const Again = ({ accountId, run: { taskId, operation, steps }, onChange }: AgainProps) => {
  const text = useWords(words);
  const { number } = useFormats();
  const [typed, setTyped] = useState('');
  const [withoutSteps, setWithoutSteps] = useState<readonly number[]>([]);
  const isWrong = typed.trim() !== '' && (!IS_PARTS.test(typed) || stepsIn(typed).some(step => step < 0));
  return (
    <Stack>
      <RetryEffect accountId={accountId} taskId={taskId} withoutSteps={withoutSteps} />
      {operation === 'transcription' && steps !== null && (
        <TextInput
          label={text.leaveOut}
          description={text.leaveOutSays(number(steps))}
          pattern={PARTS}
          error={isWrong}
          value={typed}
          onChange={event => {
            const next = event.currentTarget.value;
            setTyped(next);
            onChange(stepsIn(next));
          }}
          // each look at what would follow is written down: not one for each key that is pressed
          onBlur={() => setWithoutSteps(stepsIn(typed))}
        />
      )}
      {withoutSteps.length > 0 && <Text size="sm">{text.leavesOut(withoutSteps.map(step => number(step + 1)).join(', '))}</Text>}
    </Stack>
  );
};

/** What can be done about a piece of work, each with what follows from it. */
export const useRunDeeds = (run: Run, { accountId, onAct }: Hands) => {
  const text = useWords(words);
  const without = useRef<readonly number[]>([]);
  const { taskId } = run;
  const path = { accountId, taskId };
  return {
    cancel: () =>
      onAct?.({
        title: text.cancelRun,
        label: text.cancelDo,
        effect: <CancelEffect accountId={accountId} taskId={taskId} />,
        does: (body, header) => taken(api.POST('/v1/support/accounts/{accountId}/tasks/{taskId}/cancel', { params: { path, header }, body })),
        says: answer => ((answer as Shapes['SupportCancelledShape']).changed ? text.cancelled : text.hadEnded),
      }),
    retry: () => {
      without.current = [];
      onAct?.({
        title: text.retryRun,
        label: text.retryDo,
        effect: <Again accountId={accountId} run={run} onChange={steps => (without.current = steps)} />,
        does: (act, header) => {
          const body = { ...act, ...(without.current.length > 0 && { withoutSteps: [...without.current] }) };
          return taken(api.POST('/v1/support/accounts/{accountId}/tasks/{taskId}/retry', { params: { path, header }, body }));
        },
      });
    },
  };
};
