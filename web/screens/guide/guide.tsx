import { Anchor, Group, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api, taken, type Shapes } from '../../api/client.js';
import { useNamed } from '../../parts/anchor.js';
import { Loaded } from '../../parts/loaded.js';
import { Said } from '../../parts/said.js';
import { Screen } from '../../parts/screen.js';
import { ways } from '../../ways.js';
import { catalogue, useWords } from '../../words/catalogue.js';

const words = catalogue(
  {
    title: 'Guide to own keys',
    lead: 'What people ask about using their own OpenAI key.',
    settings: 'Settings, API',
    prices: 'Prices',
    support: 'Ask support',
  },
  {
    title: 'Leitfaden zu eigenen Schlüsseln',
    lead: 'Was Leute zu eigenen OpenAI-Schlüsseln fragen.',
    settings: 'Einstellungen, API',
    prices: 'Preise',
    support: 'Support fragen',
  },
);

const Entry = ({ id, question, answer }: Shapes['GuideEntryShape']) => {
  const part = useNamed<HTMLElement>(id);
  return (
    <section ref={part} tabIndex={-1}>
      <Title order={2} size="h5" mb={4}>
        {question}
      </Title>
      <Said maw="46rem">{answer}</Said>
    </section>
  );
};

/** Questions about own keys and their answers, in the service's own words: open to anybody. */
const Guide = () => {
  const { title, lead, settings, prices, support: supportLabel } = useWords(words);
  const guide = useQuery({ queryKey: ['guide', 'own-key'], queryFn: () => taken(api.GET('/v1/guide/own-key')), staleTime: 300_000 });
  return (
    <Screen title={title} lead={lead}>
      <Group gap="lg">
        <Anchor component={Link} href={ways.apiSettings} size="sm">
          {settings}
        </Anchor>
        <Anchor component={Link} href={ways.prices} size="sm">
          {prices}
        </Anchor>
        {guide.data?.support && (
          <Anchor href={guide.data.support} size="sm" rel="noreferrer">
            {supportLabel}
          </Anchor>
        )}
      </Group>
      <Loaded query={guide} lines={12}>
        {({ items }) => (
          <Stack gap="xl">
            {items.map(entry => (
              <Entry key={entry.id} {...entry} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Screen>
  );
};

export default Guide;
