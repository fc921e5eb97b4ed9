import { Button, Group, Text } from '@mantine/core';
import { api, taken } from '../../api/client.js';
import { useWrite } from '../../api/write.js';
import { RefusedView } from '../../parts/refused-view.js';
import { Section } from '../../parts/section.js';
import { ticketHeader } from '../../parts/ticket.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { accountKey } from './asking.js';
import type { OverviewProps } from './hands.js';
import { words } from './words.js';

/** Under which consents content may be looked at, and the way to end one. */
export const ConsentsSection = ({ overview: { consents }, hands: { accountId, onAct } }: OverviewProps) => {
  const text = useWords(words);
  const { moment } = useFormats();
  const end = useWrite(
    (consentId: string, header) =>
      taken(
        api.DELETE('/v1/support/accounts/{accountId}/consents/{consentId}', {
          params: { path: { accountId, consentId }, header: { ...header, ...ticketHeader() } },
        }),
      ),
    { renews: [accountKey(accountId)] },
  );
  return (
    <Section title={text.consents} lead={text.consentsLead}>
      {consents.length === 0 && <Text size="sm">{text.noConsents}</Text>}
      {consents.map(({ consentId, projectId, givenAt, until }) => (
        <Group key={consentId} justify="space-between">
          <Text size="sm">
            {projectId === null ? text.forEverything : text.forProject(projectId)} · {text.given(moment(givenAt))} · {text.lasts(moment(until))}
          </Text>
          {onAct && (
            <Button size="compact-xs" variant="default" loading={end.isPending} onClick={() => end.mutate(consentId)}>
              {text.endConsent}
            </Button>
          )}
        </Group>
      ))}
      <RefusedView error={end.error} />
    </Section>
  );
};
