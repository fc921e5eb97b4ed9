import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../../api/client.js';
import { Dialog } from '../../../parts/dialog.js';
import { Loaded } from '../../../parts/loaded.js';
import { Said } from '../../../parts/said.js';
import { catalogue, useWords } from '../../../words/catalogue.js';
import { useFormats } from '../../../words/formats.js';
import { SentWords } from '../receipt/sent-words.js';
import { words } from './words.js';

type Previewed = Shapes['PreviewRequest']['work'];

const own = catalogue(
  {
    lead: 'Word for word what OpenAI would be sent. Looking costs nothing and asks nobody.',
    tokens: (likely: string, most: string) => `About ${likely} tokens go in, at most ${most}.`,
    missing: 'The transcript would go along and is not there yet.',
  },
  {
    lead: 'Wort für Wort, was an OpenAI ginge. Nachsehen kostet nichts und fragt niemanden.',
    tokens: (likely: string, most: string) => `Etwa ${likely} Tokens gehen hinein, höchstens ${most}.`,
    missing: 'Das Transkript ginge mit und ist noch nicht da.',
  },
);

const Preview = ({ projectId, work, onClose }: { readonly projectId: string; readonly work: Previewed; onClose(): void }) => {
  const told = useWords(words);
  const says = useWords(own);
  const { number } = useFormats();
  const preview = useQuery({
    queryKey: ['projects', projectId, 'preview', work],
    queryFn: () => taken(api.POST('/v1/projects/{projectId}/preview', { params: { path: { projectId } }, body: { work } })),
    retry: false,
  });
  return (
    <Dialog opened onClose={onClose} title={told.previewTitle} size="lg" centered>
      <Loaded query={preview}>
        {seen => (
          <Stack>
            <Text size="sm">{says.lead}</Text>
            <Text size="sm">{says.tokens(number(seen.inputTokens.likely), number(seen.inputTokens.most))}</Text>
            {seen.transcriptMissing && <Text size="sm">{says.missing}</Text>}
            <Said c="dimmed">{seen.precedence}</Said>
            <SentWords sent={seen} />
          </Stack>
        )}
      </Loaded>
    </Dialog>
  );
};

/** Shows the final prompt of work that somebody is about to order. */
export const PreviewButton = ({
  projectId,
  work,
  disabled = false,
}: {
  readonly projectId: string;
  readonly work: Previewed;
  readonly disabled?: boolean;
}) => {
  const told = useWords(words);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" disabled={disabled} onClick={() => setOpen(true)}>
        {told.preview}
      </Button>
      {isOpen && <Preview projectId={projectId} work={work} onClose={() => setOpen(false)} />}
    </>
  );
};
