import { Divider, Group, Stack, Text } from '@mantine/core';
import type { Shapes } from '../../../api/client.js';
import { OurEstimate } from '../../../parts/our-estimate.js';
import { PurseBadge } from '../../../parts/purse-badge.js';
import { Said } from '../../../parts/said.js';
import { useWords } from '../../../words/catalogue.js';
import { useOperationName } from '../../../words/codes.js';
import { useFormats } from '../../../words/formats.js';
import { words } from './words.js';

type Quote = Shapes['CitableQuoteShape'];
type Part = Shapes['QuotedPartShape'];

const purseOf = ({ payer }: Part) => (payer === 'credits' ? 'platform_credits' : 'openai_account');

/** At most so much, and of which of the two purses. */
const Price = ({ part }: { readonly part: Part }) => {
  const told = useWords(words);
  const formats = useFormats();
  const { atProvider, ceiling, estimate } = part;
  if (atProvider) {
    return (
      <Stack gap={0} align="flex-end" ta="end">
        <Text size="sm" fw={600}>
          {told.atMost} {told.dollars(formats.money(atProvider.ceilingMicroUsd))}
        </Text>
        <Text size="xs" c="dimmed">
          {told.likely} {told.dollars(formats.money(atProvider.estimateMicroUsd))}
        </Text>
      </Stack>
    );
  }
  if (ceiling.microCredits === '0') return <Text size="sm">{told.free}</Text>;
  return (
    <Stack gap={0} align="flex-end" ta="end">
      <Text size="sm" fw={600}>
        {told.atMost} {told.credits(formats.credits(ceiling.microCredits))}
      </Text>
      {estimate && (
        <Text size="xs" c="dimmed">
          {told.likely} {told.credits(formats.credits(estimate.microCredits))}
        </Text>
      )}
    </Stack>
  );
};

const PartView = ({ part }: { readonly part: Part }) => {
  const told = useWords(words);
  const nameOf = useOperationName();
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap" gap="md">
      <Stack gap={4}>
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {nameOf(part.operation)}
          </Text>
          <PurseBadge purse={purseOf(part)} />
        </Group>
        {part.model && (
          <Text size="xs" c="dimmed">
            {told.model(part.model)}
          </Text>
        )}
      </Stack>
      <Price part={part} />
    </Group>
  );
};

/** Why these purses: each sentence once, however many parts it chose for. */
const Reasons = ({ parts }: { readonly parts: readonly Part[] }) => {
  const { whyThis } = useWords(words);
  const rules = [...new Map(parts.map(part => [part.rule, part])).values()];
  return (
    <Stack gap={4}>
      <Text size="xs" fw={600} c="dimmed">
        {whyThis}
      </Text>
      {rules.map(({ rule, ruleSays }) => (
        <Said key={rule}>{ruleSays}</Said>
      ))}
    </Stack>
  );
};

const Balance = ({ quote }: { readonly quote: Quote }) => {
  const told = useWords(words);
  const formats = useFormats();
  if (quote.ceiling.microCredits === '0') return null;
  return (
    <Group justify="space-between">
      <Text size="sm">
        {told.nowYouHave}: {told.credits(formats.credits(quote.available.microCredits))}
      </Text>
      <Text size="sm">
        {told.after}: {told.credits(formats.credits(quote.availableAfter.microCredits))}
      </Text>
    </Group>
  );
};

/** What will be made, who pays for each part and why, at most how much, and what is left after it. */
export const QuoteView = ({ quote }: { readonly quote: Quote }) => {
  const told = useWords(words);
  const formats = useFormats();
  const isPaidByKey = quote.parts.some(({ atProvider }) => atProvider);
  return (
    <Stack gap="sm">
      {quote.parts.map((part, index) => (
        <PartView key={`${String(index)} ${part.operation}`} part={part} />
      ))}
      {quote.parts.length > 1 && !isPaidByKey && (
        <Group justify="space-between">
          <Text size="sm" fw={600}>
            {told.total}
          </Text>
          <Text size="sm" fw={600}>
            {told.atMost} {told.credits(formats.credits(quote.ceiling.microCredits))}
          </Text>
        </Group>
      )}
      <Divider />
      <Balance quote={quote} />
      <Text size="sm" c="dimmed">
        {isPaidByKey ? told.notHeld : told.held}
      </Text>
      <Reasons parts={quote.parts} />
      {isPaidByKey && <OurEstimate />}
    </Stack>
  );
};
