import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, taken, type Shapes } from '../../../api/client.js';
import { Dialog } from '../../../parts/dialog.js';
import { Facts } from '../../../parts/facts.js';
import { Loaded } from '../../../parts/loaded.js';
import { OurEstimate } from '../../../parts/our-estimate.js';
import { PurseBadge } from '../../../parts/purse-badge.js';
import { Said } from '../../../parts/said.js';
import { useWords } from '../../../words/catalogue.js';
import { readable, wordOf } from '../../../words/codes.js';
import { useFormats } from '../../../words/formats.js';
import { useReceipt } from '../cards/output-reading.js';
import { useStateName } from '../steps/step-state.js';
import { SentWords } from './sent-words.js';
import { words } from './words.js';

type Receipt = Shapes['ReceiptShape'];

const Payment = ({ payment }: { readonly payment: Receipt['payment'] }) => {
  const told = useWords(words);
  const formats = useFormats();
  const amount = (given: { microCredits: string } | null | undefined) => (given ? told.credits(formats.credits(given.microCredits)) : null);
  const isPaidByKey = payment.payer === 'own-key';
  const { atProvider, key, quote } = payment;
  const wasReturned = payment.returned.microCredits !== '0';
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Text fw={600}>{told.whoPaid}</Text>
        <PurseBadge purse={payment.purse} />
      </Group>
      {payment.ruleSays && <Said>{payment.ruleSays}</Said>}
      {payment.because && <Said c="dimmed">{readable(payment.because)}</Said>}
      <Facts
        of={[
          [told.charged, amount(payment.charged) ?? told.pending],
          [told.returned, wasReturned ? amount(payment.returned) : null],
          [told.net, wasReturned ? amount(payment.net) : null],
          [told.held, amount(payment.hold?.amount)],
          [told.quoted, quote && !isPaidByKey ? amount(quote.ceiling) : null],
          [told.borne, payment.borneByPlatform.microCredits === '0' ? null : amount(payment.borneByPlatform)],
          [told.estimate, atProvider ? formats.money(atProvider.estimateMicroUsd) : null],
          [told.quoted, quote?.ceilingAtProviderMicroUsd ? formats.money(quote.ceilingAtProviderMicroUsd) : null],
          [told.key, key?.lastFour ? `…${key.lastFour}` : null],
          [told.priceVersion, payment.hold?.priceVersion ?? atProvider?.priceVersions.join(', ') ?? null],
        ]}
      />
      {atProvider && <OurEstimate />}
    </Stack>
  );
};

const Made = ({ receipt }: { readonly receipt: Receipt }) => {
  const told = useWords(words);
  const { moment, number } = useFormats();
  const { account, project } = receipt.instructions;
  const levels = [account === null ? null : told.account(number(account)), project === null ? null : told.project(number(project))];
  const used = Object.entries(receipt.usage as Record<string, number>);
  return (
    <Facts
      of={[
        [told.model, receipt.model],
        [told.began, moment(receipt.requestedAt)],
        [told.ended, receipt.endedAt ? moment(receipt.endedAt) : null],
        ...used.map(([unit, count]) => [wordOf(told.units, unit), number(count)] as const),
        [told.instructions, levels.filter(level => level !== null).join('; ') || told.none],
      ]}
    />
  );
};

const Calls = ({ attempts }: { readonly attempts: Receipt['attempts'] }) => {
  const told = useWords(words);
  const { number, moment } = useFormats();
  const stateName = useStateName();
  if (attempts.length === 0) return null;
  return (
    <Stack gap={4}>
      <Text fw={600}>{told.calls}</Text>
      <List size="sm">
        {attempts.map(({ attemptId, model, outcome, requestId, sentAt }, index) => (
          <List.Item key={attemptId}>
            {told.call(number(index + 1))}: {stateName(outcome)}, {model}, {moment(sentAt)}
            {requestId && (
              <Text size="xs" c="dimmed" ff="monospace" component="div">
                {requestId}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
};

/** The receipt with the service's signature, as a file that anybody can check. */
const Signed = ({ outputId }: { readonly outputId: string }) => {
  const told = useWords(words);
  return (
    <Button size="xs" variant="default" component="a" href={`/v1/outputs/${outputId}/receipt/signed`} download={`receipt-${outputId}.json`}>
      {told.signed}
    </Button>
  );
};

/** Who paid, why, how much, and with which words. */
export const ReceiptDialog = ({ outputId, onClose }: { readonly outputId: string; readonly onClose: () => void }) => {
  const told = useWords(words);
  const receipt = useReceipt(outputId, true);
  const [isShown, setShown] = useState(false);
  const prompt = useQuery({
    queryKey: ['outputs', outputId, 'receipt', 'prompt'],
    enabled: isShown,
    queryFn: () => taken(api.GET('/v1/outputs/{outputId}/receipt/prompt', { params: { path: { outputId } } })),
  });
  return (
    <Dialog opened onClose={onClose} title={told.title} size="lg" centered>
      <Loaded query={receipt} lines={8}>
        {read => (
          <Stack gap="lg">
            {read.simulated && <Text size="sm">{told.simulated}</Text>}
            <Payment payment={read.payment} />
            <Made receipt={read} />
            <Calls attempts={read.attempts} />
            {isShown ? (
              <Loaded query={prompt}>{sent => <SentWords sent={sent} />}</Loaded>
            ) : (
              <Group>
                <Button size="xs" variant="default" onClick={() => setShown(true)}>
                  {told.showPrompt}
                </Button>
                <Signed outputId={outputId} />
              </Group>
            )}
          </Stack>
        )}
      </Loaded>
    </Dialog>
  );
};
