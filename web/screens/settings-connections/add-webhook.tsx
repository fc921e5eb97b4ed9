import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { RefusedView } from '../../parts/refused-view.js';
import { useWords } from '../../words/catalogue.js';
import { HookTypes, type HookType } from './webhook-types.js';
import { webhookWords } from './webhooks.words.js';

/** A new address to be told; its secret comes once. */
export const AddWebhook = ({ onSecret }: { readonly onSecret: (secret: string) => void }) => {
  const { address, addressHint, add } = useWords(webhookWords);
  const [url, setUrl] = useState('');
  const [types, setTypes] = useState<HookType[]>([]);
  const create = useWrite((body: Shapes['WebhookRequest'], header) => taken(api.POST('/v1/webhooks', { params: { header }, body })), {
    renews: [['webhooks']],
    onDone: ({ secret }) => {
      onSecret(secret);
      setUrl('');
      setTypes([]);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ url: url.trim(), ...(types.length === 0 ? {} : { types }) });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw="40rem">
        <TextInput
          label={address}
          description={addressHint}
          type="url"
          inputMode="url"
          placeholder="https://"
          value={url}
          onChange={event => setUrl(event.currentTarget.value)}
          maxLength={2000}
          autoComplete="off"
        />
        <HookTypes chosen={types} onChoose={setTypes} />
        <RefusedView error={create.error} />
        <Group>
          <Button type="submit" variant="default" loading={create.isPending} disabled={url.trim() === ''}>
            {add}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
