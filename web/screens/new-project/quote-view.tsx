import { Alert, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useCreditsSaid } from '../../parts/credits-said.js';
import { OurEstimate } from '../../parts/our-estimate.js';
import { PurseBadge } from '../../parts/purse-badge.js';
import { Facts } from '../../parts/facts.js';
import { Remedies } from '../../parts/remedies.js';
import type { RemediesProps } from '../../parts/remedies-view.js';
import { Said } from '../../parts/said.js';
import { useWords } from '../../words/catalogue.js';
import { useOperationName } from '../../words/codes.js';
import { useFormats } from '../../words/formats.js';
import classes from './new-project.module.css';
import type { Quote } from './use-quote.js';
import { words } from './words.js';

const Part = ({ part }: { part: Quote['parts'][number] }) => {
  const text = useWords(words);
  const { credits, money } = useFormats();
  const said = useCreditsSaid();
  const operationOf = useOperationName();
  const { operation, payer, ceiling, estimate, atProvider, model, ruleSays, because } = part;
  const likely = estimate as { readonly microCredits: string } | null;
  return (
    <Stack component="li" gap={2} className={classes['part'] ?? ''}>
      <Group justify="space-between" gap="xs">
        <Text fw={600} size="sm">
          {operationOf(operation)}
        </Text>
        <PurseBadge purse={payer === 'credits' ? 'platform_credits' : 'openai_account'} />
      </Group>
      <Text size="sm">
        {payer === 'credits' ? text.atMost(said(ceiling.microCredits)) : atProvider && text.ofProvider(money(atProvider.ceilingMicroUsd))}
        {likely !== null && likely.microCredits !== ceiling.microCredits && ` · ${text.likely(credits(likely.microCredits))}`}
        {model !== null && ` · ${model}`}
      </Text>
      <Said size="xs" c="dimmed">
        {ruleSays} ({because})
      </Said>
      {atProvider && <OurEstimate size="xs" />}
    </Stack>
  );
};

const Foreseen = ({ refusedNow, doing }: { refusedNow: NonNullable<Quote['refusedNow']>; doing: NonNullable<RemediesProps['doing']> }) => (
  <Alert color="orange" title={refusedNow.title} role="alert">
    <Remedies codes={refusedNow.remedies} purse={refusedNow.purse} doing={doing} size="xs" />
  </Alert>
);

/** What is made, who pays for each part and why, at most how much, and what is left. */
export const QuoteView = ({ quote, doing }: { quote: Quote; doing: NonNullable<RemediesProps['doing']> }) => {
  const text = useWords(words);
  const { credits } = useFormats();
  const said = useCreditsSaid();
  const { ceiling, available, availableAfter, parts, binding, refusedNow } = quote;
  const isShort = availableAfter.microCredits.startsWith('-');
  return (
    <Stack gap="md">
      <Text size="xl" fw={700}>
        {ceiling.microCredits === '0' ? text.nothing : text.atMost(said(ceiling.microCredits))}
      </Text>
      <Facts
        of={[
          [text.now, credits(available.microCredits)],
          [
            text.after,
            <Text span key="after" size="sm" className={isShort ? (classes['over'] ?? '') : ''}>
              {credits(availableAfter.microCredits)}
            </Text>,
          ],
        ]}
      />
      {refusedNow && <Foreseen refusedNow={refusedNow} doing={doing} />}
      <Stack component="ul" gap="sm" m={0} p={0} className={classes['parts'] ?? ''}>
        {parts.map((part, at) => (
          <Part key={`${part.operation} ${at}`} part={part} />
        ))}
      </Stack>
      <div>
        <Text size="sm" fw={600}>
          {text.later}
        </Text>
        {binding.boundTo && <Text size="sm">{text.boundTo(binding.boundTo.lastFour)}</Text>}
        <Said size="xs" c="dimmed">
          {binding.ruleSays} ({binding.because})
        </Said>
      </div>
    </Stack>
  );
};

/** The shape of a quote that is being reckoned. */
export const QuoteComing = () => {
  const { reckoning } = useWords(words);
  return (
    <Stack gap="xs" role="status" aria-label={reckoning}>
      <Skeleton h={28} w="70%" />
      <Skeleton h={16} />
      <Skeleton h={16} />
      <Skeleton h={16} w="50%" />
    </Stack>
  );
};
