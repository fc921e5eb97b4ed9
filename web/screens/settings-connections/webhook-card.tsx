import { Badge, Button, Card, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { Dialog } from '../../parts/dialog.js';
import { OneTimeSecret } from '../../parts/one-time-secret.js';
import { RefusedView } from '../../parts/refused-view.js';
import { useWords } from '../../words/catalogue.js';
import { readable, wordOf } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import { Deliveries } from './deliveries.js';
import { HOOK_TYPES } from './webhook-types.js';
import classes from './webhook-card.module.css';
import { webhookWords } from './webhooks.words.js';

type Webhook = Shapes['WebhookShape'];

const renews = [['webhooks'], ['notices']];

const useDeeds = (webhookId: string, onSecret: (told: string) => void) => {
  const words = useWords(webhookWords);
  const { moment } = useFormats();
  const path = { webhookId };
  return {
    change: useWrite(
      (body: Shapes['WebhookChangeRequest'], header) => taken(api.PATCH('/v1/webhooks/{webhookId}', { params: { path, header }, body })),
      { renews },
    ),
    test: useWrite((_: 'test', header) => taken(api.POST('/v1/webhooks/{webhookId}/test', { params: { path, header } })), {
      renews,
      onDone: ({ delivered, status, problem }) => {
        const why = problem === null ? (status === null ? words.noAnswer : String(status)) : readable(problem);
        const message = delivered ? words.tested(String(status ?? '')) : words.testFailed(why);
        notifications.show({ message, color: delivered ? 'green' : 'orange' });
      },
    }),
    secret: useWrite((_: 'secret', header) => taken(api.POST('/v1/webhooks/{webhookId}/secret', { params: { path, header } })), {
      onDone: ({ secret, oldSignsUntil }) => {
        onSecret(secret);
        notifications.show({ message: words.oldUntil(moment(oldSignsUntil)) });
      },
    }),
    remove: useWrite((_: 'remove', header) => taken(api.DELETE('/v1/webhooks/{webhookId}', { params: { path, header } })), { renews }),
  };
};

const State = ({ webhook }: { readonly webhook: Webhook }) => {
  const words = useWords(webhookWords);
  const { moment, counted } = useFormats();
  const { state, types, pausedBecause, failingSince } = webhook;
  return (
    <>
      <Group gap="sm">
        <Badge variant="outline" color={state === 'active' ? 'green' : 'orange'} tt="none" radius="sm">
          {words[state]}
        </Badge>
        <Text size="sm" c="dimmed">
          {types.length === HOOK_TYPES.length ? words.all : counted(types.length, words.some(types.length))}
        </Text>
      </Group>
      {pausedBecause !== null && <Text size="sm">{wordOf(words.pausedBecause, pausedBecause)}</Text>}
      {failingSince !== null && <Text size="sm">{words.failing(moment(failingSince))}</Text>}
    </>
  );
};

/** One webhook: its state, its secret anew, a test, its log, and an end. */
export const WebhookCard = ({ webhook }: { readonly webhook: Webhook }) => {
  const words = useWords(webhookWords);
  const [secret, setSecret] = useState<string | null>(null);
  const [opened, setOpened] = useState<'log' | 'remove' | null>(null);
  const { change, test, secret: renew, remove } = useDeeds(webhook.webhookId, setSecret);
  const close = () => setOpened(null);
  const turned = webhook.state === 'active' ? 'paused' : 'active';
  return (
    <Card withBorder padding="md">
      <Stack gap="sm">
        <Text fw={600} ff="monospace" className={classes['address']}>
          {webhook.url}
        </Text>
        <State webhook={webhook} />
        {secret !== null && <OneTimeSecret what={words.secretIs} secret={secret} onKept={() => setSecret(null)} />}
        <RefusedView error={change.error ?? test.error ?? renew.error ?? remove.error} />
        <Group gap="xs">
          <Button size="xs" variant="light" loading={test.isPending} onClick={() => test.mutate('test')}>
            {words.test}
          </Button>
          <Button size="xs" variant="default" onClick={() => setOpened('log')}>
            {words.log}
          </Button>
          <Button size="xs" variant="default" loading={change.isPending} onClick={() => change.mutate({ state: turned })}>
            {turned === 'paused' ? words.pause : words.resume}
          </Button>
          <Button size="xs" variant="default" loading={renew.isPending} onClick={() => renew.mutate('secret')}>
            {words.newSecret}
          </Button>
          <Button size="xs" variant="outline" color="red" aria-label={words.removeOf(webhook.url)} onClick={() => setOpened('remove')}>
            {words.remove}
          </Button>
        </Group>
      </Stack>
      <Dialog opened={opened === 'remove'} onClose={close} title={words.remove}>
        <Stack>
          <Text size="sm" className={classes['address']}>
            {webhook.url}
          </Text>
          <Text size="sm">{words.removeSure}</Text>
          <Group gap="xs">
            <Button color="red" loading={remove.isPending} onClick={() => remove.mutate('remove')}>
              {words.removeNow}
            </Button>
            <Button variant="default" onClick={close} data-autofocus>
              {words.keep}
            </Button>
          </Group>
        </Stack>
      </Dialog>
      <Dialog opened={opened === 'log'} onClose={close} title={words.log} size="xl">
        <Deliveries webhook={webhook} />
      </Dialog>
    </Card>
  );
};
