import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { api, taken } from '../../../api/client.js';
import { useWrite } from '../../../api/write.js';
import { RefusedView } from '../../../parts/refused-view.js';
import { useWords } from '../../../words/catalogue.js';
import { useFormats } from '../../../words/formats.js';
import { useOrder } from '../order/orders.js';
import { keys } from '../reading.js';
import { words } from './words.js';

/** Subtitles from a file, as another version of the words. */
export const BringWords = ({ projectId, etag }: { readonly projectId: string; readonly etag: string | null }) => {
  const told = useWords(words);
  const { number } = useFormats();
  const bring = useWrite(
    (text: string, header) =>
      taken(
        api.PUT('/v1/projects/{projectId}/transcript', {
          params: { path: { projectId }, header: { ...header, ...(etag !== null && { 'If-Match': etag }) } },
          headers: { 'Content-Type': 'application/x-subrip' },
          body: text,
          bodySerializer: body => body,
        }),
      ),
    { renews: [keys.project(projectId)] },
  );
  return (
    <Stack gap="xs">
      <FileButton accept=".srt,.vtt,text/vtt,application/x-subrip" onChange={file => void file?.text().then(text => bring.mutate(text))}>
        {props => (
          <Button {...props} variant="default" loading={bring.isPending}>
            {told.bring}
          </Button>
        )}
      </FileButton>
      <Text size="xs" c="dimmed">
        {told.bringMore}
      </Text>
      {bring.data && bring.data.remarks.length > 0 && (
        <Text size="sm" role="status">
          {told.brought(number(bring.data.remarks.length))}
        </Text>
      )}
      <RefusedView error={bring.error} />
    </Stack>
  );
};

/** Words for a video that has none, or better ones. */
export const GetWords = ({ projectId, etag, again }: { readonly projectId: string; readonly etag: string | null; readonly again: boolean }) => {
  const told = useWords(words);
  const order = useOrder();
  const title = again ? told.listenAgain : told.listen;
  const listen = () =>
    order({
      title,
      work: { kind: 'transcription' },
      send: (quoteId, header) =>
        taken(api.POST('/v1/projects/{projectId}/transcriptions', { params: { path: { projectId }, header }, body: { quoteId } })),
    });
  return (
    <Group align="flex-start">
      <Button variant={again ? 'default' : 'filled'} onClick={listen}>
        {title}
      </Button>
      <BringWords projectId={projectId} etag={etag} />
    </Group>
  );
};
