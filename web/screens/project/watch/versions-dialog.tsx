import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, taken, type Shapes } from '../../../api/client.js';
import { useWrite } from '../../../api/write.js';
import { Dialog } from '../../../parts/dialog.js';
import { Loaded } from '../../../parts/loaded.js';
import { RefusedView } from '../../../parts/refused-view.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormats } from '../../../words/formats.js';
import { all, keys } from '../reading.js';
import { words } from './words.js';

type Version = Shapes['WordsVersionShape'];

const useVersions = (projectId: string) =>
  useQuery({
    queryKey: [...keys.transcript(projectId), 'versions'],
    queryFn: async () => {
      const versions = await all(cursor =>
        taken(api.GET('/v1/projects/{projectId}/transcript/versions', { params: { path: { projectId }, query: cursor ? { cursor } : {} } })),
      );
      return versions.toSorted((left, right) => right.version - left.version);
    },
  });

const Row = ({ version, isNewest, onRestore, isBusy }: { readonly version: Version; isNewest: boolean; onRestore(): void; isBusy: boolean }) => {
  const told = useWords(words);
  const { counted, moment, number } = useFormats();
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <Stack gap={0}>
        <Text fw={600} size="sm">
          {told.version(number(version.version))}
        </Text>
        <Text size="sm">
          {told.how[version.how]}
          {version.basedOn !== null && `, ${told.basedOn(number(version.basedOn))}`}
        </Text>
        <Text size="xs" c="dimmed">
          {moment(version.at)} · {counted(version.segments, { one: told.segments.one, other: told.segments.other(number(version.segments)) })}
        </Text>
      </Stack>
      {isNewest ? (
        <Badge variant="outline" tt="none">
          {told.newest}
        </Badge>
      ) : (
        <Button size="xs" variant="default" loading={isBusy} onClick={onRestore}>
          {told.restore}
        </Button>
      )}
    </Group>
  );
};

/** All versions of the words, and the way back to each. */
export const VersionsDialog = ({ projectId, etag, onClose }: { readonly projectId: string; readonly etag: string | null; onClose(): void }) => {
  const told = useWords(words);
  const restore = useWrite(
    (version: number, header) =>
      taken(
        api.POST('/v1/projects/{projectId}/transcript/restore', {
          params: { path: { projectId }, header: { ...header, ...(etag !== null && { 'If-Match': etag }) } },
          body: { version },
        }),
      ),
    { renews: [keys.transcript(projectId)], onDone: onClose },
  );
  return (
    <Dialog opened onClose={onClose} title={told.versionsTitle} centered>
      <Stack>
        <Text size="sm">{told.versionsLead}</Text>
        <RefusedView error={restore.error} />
        <Loaded query={useVersions(projectId)}>
          {versions =>
            versions.map((version, index) => (
              <Row
                key={version.version}
                version={version}
                isNewest={index === 0}
                isBusy={restore.isPending && restore.variables === version.version}
                onRestore={() => restore.mutate(version.version)}
              />
            ))
          }
        </Loaded>
      </Stack>
    </Dialog>
  );
};
