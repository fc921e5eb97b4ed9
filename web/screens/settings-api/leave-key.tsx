import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { Dialog } from '../../parts/dialog.js';
import { Loaded } from '../../parts/loaded.js';
import { RefusedView } from '../../parts/refused-view.js';
import { useWords } from '../../words/catalogue.js';
import { AddKey, useSayChanged } from './add-key.js';
import { API_SETTINGS, removalQuery } from './asking.js';
import { removeWords } from './key.words.js';
import { RemovalPreview } from './removal-preview.js';

interface LeaveKeyProps {
  readonly opened: boolean;
  /** Another key takes its place. */
  readonly replaces: boolean;
  readonly advice: Shapes['KeyAdviceShape'];
  readonly onClose: () => void;
}

/** Removing, or replacing, in the sight of what locks; possible whatever the key's state (R39). */
export const LeaveKey = ({ opened, replaces, advice, onClose }: LeaveKeyProps) => {
  const words = useWords(removeWords);
  const [understood, setUnderstood] = useState(false);
  const say = useSayChanged();
  const preview = useInfiniteQuery({ ...removalQuery, enabled: opened });
  const close = () => {
    setUnderstood(false);
    onClose();
  };
  const remove = useWrite((_: 'remove', header) => taken(api.DELETE('/v1/settings/api/key', { params: { header } })), {
    renews: [API_SETTINGS, ['projects'], ['notices'], ['who-pays']],
    onDone: changed => {
      say(changed, words.removed);
      close();
    },
  });
  return (
    <Dialog opened={opened} onClose={close} title={replaces ? words.replaceTitle : words.removeTitle} size="lg">
      <Loaded query={preview} lines={6}>
        {({ pages }) => {
          const locks = (pages[0]?.lockedProjects ?? 0) > 0;
          return (
            <Stack>
              <RemovalPreview pages={pages} more={preview} replaces={replaces} />
              {locks && <Checkbox label={words.understand} checked={understood} onChange={event => setUnderstood(event.currentTarget.checked)} />}
              {replaces ? (
                <AddKey advice={advice} replace disabled={locks && !understood} onDone={close} />
              ) : (
                <>
                  <Text size="sm" c="dimmed">
                    {words.revoke}
                  </Text>
                  <RefusedView error={remove.error} />
                  <Group>
                    <Button color="red" loading={remove.isPending} disabled={locks && !understood} onClick={() => remove.mutate('remove')}>
                      {words.remove}
                    </Button>
                    <Button variant="default" onClick={close} data-autofocus>
                      {words.keep}
                    </Button>
                  </Group>
                </>
              )}
            </Stack>
          );
        }}
      </Loaded>
    </Dialog>
  );
};
