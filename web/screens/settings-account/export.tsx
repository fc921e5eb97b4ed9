import { Button, Group } from '@mantine/core';
import IconDownload from '@tabler/icons-react/icons/IconDownload';
import { useMutation } from '@tanstack/react-query';
import { api, taken } from '../../api/client.js';
import { RefusedView } from '../../parts/refused-view.js';
import { saveBlob } from '../../parts/save.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { leavingWords } from './leaving.words.js';

/** Everything that is kept of the account, as one file. */
export const Export = () => {
  const { exportTitle, exportLead, exportNow } = useWords(leavingWords);
  const download = useMutation({
    mutationFn: async () => (await taken(api.GET('/v1/accounts/me/export', { parseAs: 'blob' }))) as unknown as Blob,
    onSuccess: file => saveBlob(file, 'keyreel-export.ndjson'),
  });
  return (
    <Section name="export" title={exportTitle} lead={exportLead}>
      <RefusedView error={download.error} />
      <Group>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} loading={download.isPending} onClick={() => download.mutate()}>
          {exportNow}
        </Button>
      </Group>
    </Section>
  );
};
