import { Accordion, Anchor, Code, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Shapes } from '../../api/client.js';
import { Facts } from '../../parts/facts.js';
import { Loaded } from '../../parts/loaded.js';
import { Screen } from '../../parts/screen.js';
import { Section } from '../../parts/section.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { pricesQuery, priceVersionsQuery } from '../credits/asking.js';
import { PriceTable } from './price-table.js';
import classes from './prices.module.css';
import { words } from './words.js';

type Version = Shapes['DatedVersionShape'];

const Grants = ({ signUpGrant, monthlyRefill }: Pick<Version, 'signUpGrant' | 'monthlyRefill'>) => {
  const { signUp, refill, carried, none } = useWords(words);
  const { credits } = useFormats();
  return (
    <Facts
      of={[
        [signUp, credits(signUpGrant.amount.microCredits)],
        [refill, monthlyRefill ? credits(monthlyRefill.amount.microCredits) : none],
        [carried, monthlyRefill ? credits(monthlyRefill.rolloverCap.microCredits) : null],
      ]}
    />
  );
};

const Versions = ({ versions }: { readonly versions: readonly Version[] }) => {
  const { listOf, since, from, hash } = useWords(words);
  const { day } = useFormats();
  return (
    <Accordion variant="separated" order={3}>
      {[...versions].reverse().map(version => (
        <Accordion.Item key={version.hash} value={version.hash}>
          <Accordion.Control>
            {listOf(version.version)}
            <Text size="xs" c="dimmed">
              {version.replacedAt === null ? since(day(version.adoptedAt)) : from(day(version.adoptedAt), day(version.replacedAt))}
            </Text>
          </Accordion.Control>
          <Accordion.Panel>
            <Stack gap="sm">
              <PriceTable label={listOf(version.version)} operations={version.operations} />
              <Grants {...version} />
              <Text size="xs" c="dimmed">
                {hash}: <Code className={classes['hash']}>{version.hash}</Code>
              </Text>
            </Stack>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
};

/** The prices in force, how credits work, and every version before: open to anybody. */
const Prices = () => {
  const { title, lead, listOf, since, how, versions: versionsTitle, versionsLead, guide } = useWords(words);
  const { day } = useFormats();
  const prices = useQuery(pricesQuery);
  const versions = useQuery(priceVersionsQuery);
  return (
    <Screen
      title={title}
      lead={lead}
      actions={
        <Anchor component={Link} href={ways.guide} size="sm">
          {guide}
        </Anchor>
      }
    >
      <Loaded query={prices} lines={8}>
        {answer => (
          <Stack gap="lg">
            <Section title={listOf(answer.version)} lead={since(day(answer.adoptedAt))}>
              <PriceTable label={listOf(answer.version)} operations={answer.operations} />
              <Grants {...answer} />
            </Section>
            <Section title={how}>
              <List size="sm" spacing="xs" maw="46rem">
                {answer.howCreditsWork.map(sentence => (
                  <List.Item key={sentence}>{sentence}</List.Item>
                ))}
              </List>
            </Section>
          </Stack>
        )}
      </Loaded>
      <Section title={versionsTitle} lead={versionsLead}>
        <Loaded query={versions}>{({ items }) => <Versions versions={items} />}</Loaded>
      </Section>
    </Screen>
  );
};

export default Prices;
