import { Badge, Button, Group, List, NativeSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../api/client.js';
import { useProjectNames } from '../../api/project-names.js';
import { useWrite } from '../../api/write.js';
import { Loaded } from '../../parts/loaded.js';
import { RefusedView } from '../../parts/refused-view.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { consentsQuery, ME } from './asking.js';
import { supportWords } from './support.words.js';

const HOURS = [1, 4, 24, 72, 168] as const;
const renews = [[...ME, 'support-consents']];

const Give = () => {
  const words = useWords(supportWords);
  const { counted } = useFormats();
  const { allProjects } = useProjectNames();
  const [projectId, setProjectId] = useState('');
  const [hours, setHours] = useState(24);
  const give = useWrite(
    (body: Shapes['SupportConsentRequest'], header) => taken(api.POST('/v1/accounts/me/support-consents', { params: { header }, body })),
    { renews },
  );
  const named = (count: number) => (count < 48 ? counted(count, words.hours(count)) : counted(count / 24, words.days(count / 24)));
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="sm">
        <NativeSelect
          label={words.what}
          value={projectId}
          onChange={event => setProjectId(event.currentTarget.value)}
          data={[
            { value: '', label: words.everything },
            ...allProjects.map(([id, name]) => ({ value: id, label: name === null ? words.oneProject : words.project(name) })),
          ]}
          maw="22rem"
        />
        <NativeSelect
          label={words.howLong}
          value={String(hours)}
          onChange={event => setHours(Number(event.currentTarget.value))}
          data={HOURS.map(count => ({ value: String(count), label: named(count) }))}
        />
        <Button variant="default" loading={give.isPending} onClick={() => give.mutate({ hours, ...(projectId === '' ? {} : { projectId }) })}>
          {words.give}
        </Button>
      </Group>
      <RefusedView error={give.error} />
    </Stack>
  );
};

const Consent = ({ consent }: { readonly consent: Shapes['SupportConsentShape'] }) => {
  const words = useWords(supportWords);
  const { moment } = useFormats();
  const { projectName } = useProjectNames();
  const takeBack = useWrite(
    (consentId: string, header) => taken(api.DELETE('/v1/accounts/me/support-consents/{consentId}', { params: { path: { consentId }, header } })),
    { renews },
  );
  const name = consent.projectId === null ? null : projectName(consent.projectId);
  const what = consent.projectId === null ? words.everything : name === null ? words.oneProject : words.project(name);
  return (
    <List.Item>
      <Group gap="sm">
        <Badge variant="outline" color={consent.state === 'standing' ? 'orange' : 'gray'} tt="none" radius="sm">
          {words[consent.state]}
        </Badge>
        <Text size="sm">
          <bdi>{what}</bdi> {words.until(moment(consent.withdrawnAt ?? consent.until))}
        </Text>
        {consent.state === 'standing' && (
          <Button
            size="xs"
            variant="default"
            aria-label={words.takeBackOf(what)}
            loading={takeBack.isPending}
            onClick={() => takeBack.mutate(consent.consentId)}
          >
            {words.takeBack}
          </Button>
        )}
      </Group>
      <RefusedView error={takeBack.error} />
    </List.Item>
  );
};

/** Whether support may look at content, and since when not any more. */
export const Consents = () => {
  const { consentTitle, consentLead, none } = useWords(supportWords);
  const consents = useQuery(consentsQuery);
  return (
    <Section name="consents" title={consentTitle} lead={consentLead}>
      <Give />
      <Loaded query={consents} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {none}
            </Text>
          ) : (
            <List listStyleType="none" spacing="xs">
              {items.map(consent => (
                <Consent key={consent.consentId} consent={consent} />
              ))}
            </List>
          )
        }
      </Loaded>
    </Section>
  );
};
