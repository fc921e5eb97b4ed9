import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import IconShieldExclamation from '@tabler/icons-react/icons/IconShieldExclamation';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { Loaded } from '../../parts/loaded.js';
import { useReasons } from '../../parts/reasons.js';
import { RefusedView } from '../../parts/refused-view.js';
import { Said } from '../../parts/said.js';
import { SecretField } from '../../parts/secret-field.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { wordOf } from '../../words/codes.js';
import { API_SETTINGS, usageKeyQuery } from './asking.js';
import { Drift } from './drift.js';
import { driftWords } from './drift.words.js';

const StoreUsageKey = ({ caution }: { readonly caution: string }) => {
  const { secret: label, secretHint, store, stored } = useWords(driftWords);
  const [secret, setSecret] = useState('');
  const passing = useRef('');
  const keep = useWrite(
    (_: { readonly sent: number }, header) => {
      const body = { secret: passing.current };
      passing.current = '';
      return taken(api.PUT('/v1/settings/api/usage-key', { params: { header }, body }));
    },
    { renews: [API_SETTINGS], onDone: () => notifications.show({ message: stored, color: 'green' }) },
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    passing.current = secret.trim();
    setSecret('');
    keep.mutate({ sent: Date.now() });
  };
  return (
    <form onSubmit={send} autoComplete="off">
      <Stack gap="sm" maw="40rem">
        <Alert color="orange" variant="light" icon={<IconShieldExclamation />}>
          <Said>{caution}</Said>
        </Alert>
        <SecretField
          label={label}
          description={secretHint}
          value={secret}
          onChange={event => setSecret(event.currentTarget.value)}
          minLength={8}
          maxLength={500}
          autoComplete="off"
          data-1p-ignore
        />
        <RefusedView error={keep.error} />
        <Group>
          <Button type="submit" variant="default" loading={keep.isPending} disabled={secret.trim().length < 8}>
            {store}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

const StoredUsageKey = ({ usageKey }: { readonly usageKey: Shapes['UsageKeyShape'] }) => {
  const { statuses, missing, remove: removeLabel, removed } = useWords(driftWords);
  const reasonOf = useReasons();
  const remove = useWrite((_: 'remove', header) => taken(api.DELETE('/v1/settings/api/usage-key', { params: { header } })), {
    renews: [API_SETTINGS],
    onDone: () => notifications.show({ message: removed }),
  });
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Text ff="monospace">
          {usageKey.prefix}…{usageKey.lastFour}
        </Text>
        <Text size="sm">{wordOf(statuses, usageKey.status)}</Text>
        <Button size="xs" variant="default" loading={remove.isPending} onClick={() => remove.mutate('remove')}>
          {removeLabel}
        </Button>
      </Group>
      {usageKey.reason !== null && (
        <Text size="sm" c="dimmed">
          {reasonOf(usageKey.reason)}
        </Text>
      )}
      {usageKey.missingPermission !== null && <Text size="sm">{missing(usageKey.missingPermission)}</Text>}
      <RefusedView error={remove.error} />
    </Stack>
  );
};

/** The admin key that may read usage, and the comparison that it makes possible. Nobody needs it. */
export const UsageKey = () => {
  const { title, none } = useWords(driftWords);
  const settings = useQuery(usageKeyQuery);
  return (
    <Section title={title}>
      <Loaded query={settings}>
        {({ usageKey, advice, use, caution }) => (
          <Stack gap="md">
            <Said c="dimmed">{advice}</Said>
            <Said c="dimmed">{use}</Said>
            {usageKey ? (
              <>
                <StoredUsageKey usageKey={usageKey} />
                <Drift />
              </>
            ) : (
              <>
                <Text size="sm">{none}</Text>
                <StoreUsageKey caution={caution} />
              </>
            )}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
};
