import { Button, Group, Stack } from '@mantine/core';
import IconDownload from '@tabler/icons-react/icons/IconDownload';
import { useMutation } from '@tanstack/react-query';
import { api, taken } from '../../api/client.js';
import type { Period } from '../../parts/period.js';
import { RefusedView } from '../../parts/refused-view.js';
import { save } from '../../parts/save.js';
import { useWords } from '../../words/catalogue.js';
import { moments } from './asking.js';
import { statementWords } from './statement.words.js';

/** The whole period as a file: for a spreadsheet, or signed for whoever has to believe it. */
export const Downloads = ({ period }: { readonly period: Period }) => {
  const { csv, signed, csvSays, signedSays } = useWords(statementWords);
  const name = `keyreel-statement-${period.from}-${period.to}`;
  const asCsv = useMutation({
    mutationFn: async () =>
      taken(api.GET('/v1/credits/statement', { params: { query: { ...moments(period), format: 'csv' } }, parseAs: 'text' })) as Promise<unknown>,
    onSuccess: text => save(String(text), `${name}.csv`, 'text/csv'),
  });
  const asSigned = useMutation({
    mutationFn: () => taken(api.GET('/v1/credits/statement/signed', { params: { query: { from: moments(period).from } } })),
    onSuccess: document => save(JSON.stringify(document, null, 2), `${name}.signed.json`, 'application/json'),
  });
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          loading={asCsv.isPending}
          aria-label={csvSays}
          onClick={() => asCsv.mutate()}
        >
          {csv}
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          loading={asSigned.isPending}
          aria-label={signedSays}
          onClick={() => asSigned.mutate()}
        >
          {signed}
        </Button>
      </Group>
      <RefusedView error={asCsv.error ?? asSigned.error} />
    </Stack>
  );
};
