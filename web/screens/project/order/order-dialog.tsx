import { Alert, Button, Group, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { api, Refused, taken, type Shapes } from '../../../api/client.js';
import { useWrite } from '../../../api/write.js';
import { Dialog } from '../../../parts/dialog.js';
import { isMissingKey } from '../../../parts/missing-key-popup.js';
import { RequestId } from '../../../parts/problem-view.js';
import { Remedies } from '../../../parts/remedies.js';
import type { RemediesProps } from '../../../parts/remedies-view.js';
import { RefusedView } from '../../../parts/refused-view.js';
import { ways } from '../../../ways.js';
import { useWords } from '../../../words/catalogue.js';
import { keys } from '../reading.js';
import { useFork } from '../share/fork.js';
import { useGivesWay } from './gives-way.js';
import { QuoteView } from './quote-view.js';
import { words } from './words.js';

export type Work = Shapes['QuoteRequest']['work'];
export type Ordered = { readonly position: string };
type Intent = { readonly 'Idempotency-Key': string };

/** Paid work as somebody is about to order it. */
export interface Order {
  readonly title: string;
  readonly work: Work;
  readonly note?: ReactNode;
  send(quoteId: string, header: Intent): Promise<Ordered>;
  readonly onOrdered?: () => void;
}

interface OrderDialogProps {
  readonly projectId: string;
  readonly order: Order;
  readonly onClose: () => void;
}

const useQuote = (projectId: string, work: Work) =>
  useQuery({
    queryKey: ['projects', projectId, 'quote', work],
    queryFn: () => taken(api.POST('/v1/projects/{projectId}/quote', { params: { path: { projectId } }, body: { work } })),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    retry: false,
  });

type Doing = NonNullable<RemediesProps['doing']>;

const Foreseen = ({ refusal, doing }: { readonly refusal: Shapes['ForeseenRefusalShape']; readonly doing: Doing }) => (
  <Alert color="orange" title={refusal.title}>
    <Remedies codes={refusal.remedies} purse={refusal.purse} doing={doing} />
  </Alert>
);

/** The order was not taken: its quote does not hold any more, and the one that does is shown. */
const Outdated = ({ refused }: { readonly refused: Refused }) => {
  const told = useWords(words);
  return (
    <Alert color="yellow" title={refused.problem?.title} role="alert">
      <Stack gap="xs">
        <Text size="sm">{told.outdated}</Text>
        <RequestId of={refused} />
      </Stack>
    </Alert>
  );
};

/** Whether it costs otherwise by now, or somebody else pays, than was shown first. */
const useChangedPrice = (quote: Shapes['CitableQuoteShape'] | undefined): boolean => {
  const [first, setFirst] = useState<string | null>(null);
  const now = quote
    ? JSON.stringify([
        quote.ceiling.microCredits,
        quote.parts.map(({ operation, payer, atProvider }) => [operation, payer, atProvider?.ceilingMicroUsd]),
      ])
    : null;
  if (first === null && now !== null) setFirst(now);
  return first !== null && now !== null && first !== now;
};

/** The price first, with who pays and why; then one button. */
export const OrderDialog = ({ projectId, order, onClose }: OrderDialogProps) => {
  const told = useWords(words);
  const queries = useQueryClient();
  const [, go] = useLocation();
  const quote = useQuote(projectId, order.work);
  const renew = () => queries.invalidateQueries({ queryKey: keys.project(projectId) });
  const write = useWrite<string, Ordered>((quoteId, header) => order.send(quoteId, header), {
    renews: [keys.project(projectId), ['credits']],
    onDone: () => {
      order.onOrdered?.();
      onClose();
    },
  });
  useGivesWay(quote.error, projectId, onClose);
  useGivesWay(write.error, projectId, onClose);
  const isOutdated = write.error instanceof Refused && write.error.problem?.code === 'quote_outdated';
  const { refetch } = quote;
  useEffect(() => {
    if (isOutdated) void refetch();
  }, [isOutdated, refetch]);
  const fork = useFork();
  const instead = (act: () => void) => () => {
    onClose();
    act();
  };
  const doing: Doing = { make_a_transcript: instead(() => go(ways.project(projectId))), create_new_project: instead(fork) };
  const given = quote.data;
  const hasChanged = useChangedPrice(given);
  // the next one is on its way: nobody orders by the one that was just refused
  const isRefused = isOutdated && given?.quoteId === write.variables;
  return (
    <Dialog opened onClose={onClose} title={order.title} centered size="lg">
      <Stack gap="md">
        {order.note}
        {quote.isPending && (
          <Stack gap="xs" role="status">
            <VisuallyHidden>{told.reckoning}</VisuallyHidden>
            <Skeleton h={20} />
            <Skeleton h={20} w="70%" />
            <Skeleton h={48} />
          </Stack>
        )}
        <RefusedView error={isMissingKey(quote.error) ? null : quote.error} doing={doing} />
        {isOutdated && write.error instanceof Refused && <Outdated refused={write.error} />}
        {hasChanged && !isOutdated && <Alert color="yellow" title={told.changed} role="alert" />}
        {given && <QuoteView quote={given} />}
        {given?.refusedNow && <Foreseen refusal={given.refusedNow} doing={doing} />}
        <RefusedView error={isOutdated || isMissingKey(write.error) ? null : write.error} doing={doing} />
        <Group justify="flex-end">
          {/* the other one cannot have the focus before there is a price */}
          <Button variant="default" data-autofocus onClick={onClose}>
            {told.cancel}
          </Button>
          {!quote.error && (
            <Button
              loading={write.isPending}
              disabled={!given || given.refusedNow !== null || isRefused}
              onClick={() => given && write.mutate(given.quoteId, { onError: () => void renew() })}
            >
              {told.go}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
};
