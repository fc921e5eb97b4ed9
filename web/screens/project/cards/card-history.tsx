import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../../../api/client.js';
import { useWrite } from '../../../api/write.js';
import { Dialog } from '../../../parts/dialog.js';
import { Loaded } from '../../../parts/loaded.js';
import { RefusedView } from '../../../parts/refused-view.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormats } from '../../../words/formats.js';
import { entityTag } from '../entity-tag.js';
import { keys, type Card } from '../reading.js';
import classes from './cards.module.css';
import { words } from './words.js';

/** Every version of a card's prompt, newest first, and the way back to each. */
export const CardHistory = ({ projectId, card, onClose }: { readonly projectId: string; readonly card: Card; onClose(): void }) => {
  const told = useWords(words);
  const { moment, number } = useFormats();
  const { cardId, version } = card;
  const versions = useQuery({
    queryKey: ['projects', projectId, 'cards', cardId, 'versions'],
    queryFn: () => taken(api.GET('/v1/projects/{projectId}/cards/{cardId}/versions', { params: { path: { projectId, cardId } } })),
  });
  const restore = useWrite(
    (wanted: number, header) =>
      taken(
        api.POST('/v1/projects/{projectId}/cards/{cardId}/restore', {
          params: { path: { projectId, cardId }, header: { ...header, 'If-Match': entityTag(version) } },
          body: { version: wanted },
        }),
      ),
    { renews: [keys.project(projectId)], onDone: onClose },
  );
  return (
    <Dialog opened onClose={onClose} title={told.history} size="lg" centered>
      <Stack>
        <RefusedView error={restore.error} />
        <Loaded query={versions}>
          {({ items }) =>
            items.toReversed().map(kept => (
              <Paper withBorder p="sm" key={kept.version}>
                <Stack gap={4}>
                  <Group justify="space-between">
                    <Text fw={600} size="sm">
                      {told.version(number(kept.version))}: {kept.name}
                    </Text>
                    {kept.version === version ? (
                      <Badge variant="outline" tt="none">
                        {told.newest}
                      </Badge>
                    ) : (
                      <Button size="xs" variant="default" loading={restore.isPending} onClick={() => restore.mutate(kept.version)}>
                        {told.restore}
                      </Button>
                    )}
                  </Group>
                  <Text size="xs" c="dimmed">
                    {moment(kept.at)}
                    {kept.restored !== null && ` · ${told.restored(number(kept.restored))}`}
                  </Text>
                  <Text className={classes['prompt']}>{kept.prompt}</Text>
                </Stack>
              </Paper>
            ))
          }
        </Loaded>
      </Stack>
    </Dialog>
  );
};
