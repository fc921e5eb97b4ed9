import { Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api, taken } from '../../../api/client.js';
import { Dialog } from '../../../parts/dialog.js';
import { useDraft } from '../../../parts/use-draft.js';
import { useWords } from '../../../words/catalogue.js';
import { useOrder } from '../order/orders.js';
import { PreviewButton } from './prompt-preview.js';
import { words } from './words.js';

/** A prompt of its own, without a card. */
export const WriteDialog = ({ projectId, onClose }: { readonly projectId: string; onClose(): void }) => {
  const told = useWords(words);
  const order = useOrder();
  const [prompt, setPrompt, forget] = useDraft(`${projectId} text`);
  const [withTranscript, setWith] = useState(true);
  const body = { prompt, withTranscript };
  const go = () => {
    onClose();
    order({
      title: told.writeTitle,
      work: { kind: 'text', ...body },
      send: (quoteId, header) =>
        taken(api.POST('/v1/projects/{projectId}/texts', { params: { path: { projectId }, header }, body: { ...body, quoteId } })),
      onOrdered: forget,
    });
  };
  return (
    <Dialog opened onClose={onClose} title={told.writeTitle} size="lg" centered>
      <Stack>
        <Text size="sm">{told.writeLead}</Text>
        <Textarea
          label={told.prompt}
          autosize
          minRows={4}
          maxRows={14}
          data-autofocus
          value={prompt}
          onChange={({ currentTarget }) => setPrompt(currentTarget.value)}
        />
        <Checkbox label={told.withTranscript} checked={withTranscript} onChange={({ currentTarget }) => setWith(currentTarget.checked)} />
        <Group justify="space-between">
          <PreviewButton projectId={projectId} work={{ kind: 'text', ...body }} disabled={prompt.trim() === ''} />
          <Button disabled={prompt.trim() === ''} onClick={go}>
            {told.showPrice}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
};
