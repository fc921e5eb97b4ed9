import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api, taken, type Refused } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { Dialog } from '../../parts/dialog.js';
import { useReasons } from '../../parts/reasons.js';
import { RefusedView } from '../../parts/refused-view.js';
import { RequestId } from '../../parts/problem-view.js';
import { Remedies } from '../../parts/remedies.js';
import { useWords } from '../../words/catalogue.js';
import { words } from './words.js';

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The key keeps new projects from being made: why, and the ways out, each one press away. What was chosen stays on the screen behind. */
export const Blocked = ({ refused, onClose }: { refused: Refused; onClose: () => void }) => {
  const text = useWords(words);
  const reasonOf = useReasons();
  const queries = useQueryClient();
  const { problem } = refused;
  const recheck = useWrite((_: null, header) => taken(api.POST('/v1/settings/api/key/re-check', { params: { header } })), {
    renews: [['settings', 'api'], ['who-pays']],
    onDone: ({ key }) => {
      void queries.invalidateQueries({ queryKey: ['quotes'] });
      if (!key?.blocksNewProjects) onClose();
    },
  });
  const lastFour = textOf(problem?.['keyLastFour']);
  const subReason = textOf(problem?.['subReason']);
  const isStillBlocked = recheck.data?.key?.blocksNewProjects ?? false;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={
        <Text span fw={650} size="lg">
          {problem?.title}
        </Text>
      }
      closeButtonProps={{ 'aria-label': text.close }}
      centered
      size="lg"
    >
      <Stack>
        <div>
          {problem?.reason && <Text fw={600}>{reasonOf(problem.reason)}</Text>}
          {subReason !== null && <Text size="sm">{text.openaiSays(reasonOf(subReason))}</Text>}
          {lastFour !== null && <Text size="sm">{text.blockedKey(lastFour)}</Text>}
          <Text size="sm">{text.blocked}</Text>
        </div>
        <Text size="sm">{text.blockedKept}</Text>
        <Stack gap="xs">
          <Text size="sm" fw={600}>
            {text.waysOut}
          </Text>
          <Remedies codes={problem?.remedies ?? []} support={problem?.support} purse="openai_account" />
          {textOf(problem?.['warning']) === 'projects_bound_to_this_key_stay_locked_under_another_key' && (
            <Text size="sm">{text.lockedUnderAnother}</Text>
          )}
        </Stack>
        <RefusedView error={recheck.error} />
        <div role="status">{isStillBlocked && <Text size="sm">{text.recheckStill}</Text>}</div>
        <Group justify="space-between">
          <Button variant="default" loading={recheck.isPending} onClick={() => recheck.mutate(null)}>
            {text.recheck}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {text.close}
          </Button>
        </Group>
        <RequestId of={refused} />
      </Stack>
    </Dialog>
  );
};
