import { Anchor, Divider, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { Shapes } from '../../api/client.js';
import { Facts } from '../../parts/facts.js';
import { Loaded } from '../../parts/loaded.js';
import { lastDays } from '../../parts/period.js';
import { Section } from '../../parts/section.js';
import { ways } from '../../ways.js';
import { useWords } from '../../words/catalogue.js';
import { useFormats } from '../../words/formats.js';
import { balanceQuery, pricesQuery, usageQuery } from './asking.js';
import { forecastOf } from './forecast.js';
import { words } from './words.js';

type Balance = Shapes['BalanceShape'];

const Outlook = ({ balance }: { readonly balance: Balance }) => {
  const { forecast: title, forecastSays, forecastLong, forecastNone, starts, expires } = useWords(words);
  const { credits, day } = useFormats();
  const usage = useQuery(usageQuery(lastDays(30), 'day'));
  const forecast = usage.data ? forecastOf(BigInt(balance.available.microCredits), usage.data, new Date(usage.data.asOf)) : null;
  const rate = forecast ? credits(Math.round(forecast.rate)) : '';
  const [startsFirst] = balance.grantsThatStart;
  const [expiresFirst] = balance.grantsThatExpire;
  return (
    <Stack gap={4}>
      <Text fw={600} size="sm">
        {title}
      </Text>
      {usage.data && (
        <Text size="sm">{forecast ? (forecast.until ? forecastSays(rate, day(forecast.until)) : forecastLong(rate)) : forecastNone}</Text>
      )}
      {startsFirst && <Text size="sm">{starts(day(startsFirst.startsAt))}</Text>}
      {expiresFirst && <Text size="sm">{expires(day(expiresFirst.expiresAt))}</Text>}
    </Stack>
  );
};

const Refills = () => {
  const { refill, rollover, signUp, noRefill, prices: pricesLabel } = useWords(words);
  const { credits } = useFormats();
  const prices = useQuery(pricesQuery);
  return (
    <Stack gap={4}>
      {prices.data && (
        <Text size="sm">
          {[
            signUp(credits(prices.data.signUpGrant.amount.microCredits)),
            ...(prices.data.monthlyRefill
              ? [
                  refill(credits(prices.data.monthlyRefill.amount.microCredits)),
                  rollover(credits(prices.data.monthlyRefill.rolloverCap.microCredits)),
                ]
              : [noRefill]),
          ].join(' ')}
        </Text>
      )}
      <Anchor component={Link} href={ways.prices} size="sm">
        {pricesLabel}
      </Anchor>
    </Stack>
  );
};

const Parts = ({ balance }: { readonly balance: Balance }) => {
  const names = useWords(words);
  const { credits } = useFormats();
  const shown = ({ microCredits }: { microCredits: string }) => (microCredits === '0' ? null : credits(microCredits));
  return (
    <Facts
      of={[
        [names.held, credits(balance.held.microCredits)],
        [names.granted, credits(balance.granted.microCredits)],
        [names.spent, credits(balance.spent.microCredits)],
        [names.returned, shown(balance.returned)],
        [names.adjusted, shown(balance.adjusted)],
        [names.pending, shown(balance.pending)],
        [names.expired, shown(balance.expired)],
        [names.shortfall, shown(balance.shortfall)],
        [names.borne, shown(balance.borneByPlatform)],
      ]}
    />
  );
};

/** What there is of Keyreel credits, what is set aside, how long they last and where more come from. */
export const BalanceSection = () => {
  const { available, unit } = useWords(words);
  const { credits } = useFormats();
  const balance = useQuery(balanceQuery);
  return (
    <Section title={available}>
      <Loaded query={balance} lines={4}>
        {answer => (
          <Stack gap="md">
            <Group gap="xs" align="baseline" aria-live="polite">
              <Text fz="2.25rem" fw={700} lh={1.1}>
                {credits(answer.available.microCredits)}
              </Text>
              <Text c="dimmed">{unit}</Text>
            </Group>
            <Parts balance={answer} />
            <Divider />
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <Outlook balance={answer} />
              <Refills />
            </SimpleGrid>
          </Stack>
        )}
      </Loaded>
    </Section>
  );
};
