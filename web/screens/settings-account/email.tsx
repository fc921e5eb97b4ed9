import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { api, taken } from '../../api/client.js';
import type { Person } from '../../api/session.js';
import { useWrite } from '../../api/write.js';
import { Facts } from '../../parts/facts.js';
import { RefusedView } from '../../parts/refused-view.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { words } from './words.js';

/** The address and whether it was confirmed. */
export const Email = ({ person }: { readonly person: Person }) => {
  const { emailTitle, confirmed, awaited, noConfirmation, again, ordered, opened } = useWords(words);
  const { day } = useFormats();
  const send = useWrite((_: 'letter', header) => taken(api.POST('/v1/accounts/me/confirmation-letter', { params: { header } })), {
    onDone: () => notifications.show({ message: ordered }),
  });
  return (
    <Section name="email" title={emailTitle}>
      <Stack gap="sm">
        <Group gap="sm">
          <Text fw={600}>
            <bdi>{person.email}</bdi>
          </Text>
          {person.confirmation === 'confirmed' && (
            <Badge variant="outline" color="green" tt="none" radius="sm">
              {confirmed}
            </Badge>
          )}
        </Group>
        {person.confirmation === 'none' && (
          <Text size="sm" c="dimmed">
            {noConfirmation}
          </Text>
        )}
        {person.confirmation === 'awaited' && (
          <Group gap="sm">
            <Text size="sm">{awaited}</Text>
            <Button size="xs" variant="default" loading={send.isPending} onClick={() => send.mutate('letter')}>
              {again}
            </Button>
          </Group>
        )}
        <RefusedView error={send.error} />
        <Facts of={[[opened, day(person.openedAt)]]} />
      </Stack>
    </Section>
  );
};
