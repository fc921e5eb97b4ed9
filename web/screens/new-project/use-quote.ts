import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, Refused, taken, type Shapes } from '../../api/client.js';

export type Quote = Shapes['CreationQuoteShape'];
type Plan = Shapes['ProjectPlanRequest'];

const TYPING_MS = 300;
/** A quote is asked for anew before it runs out, so that what is shown can be ordered. */
const BEFORE_ITS_END_MS = 20_000;

const untilAnew = (quote: Quote | undefined): number | false =>
  quote ? Math.max(5_000, new Date(quote.expiresAt).getTime() - Date.now() - BEFORE_ITS_END_MS) : false;

/** What was refused last. While it is asked again the refusal holds: a popup must not close and open by itself. */
interface Told {
  readonly asked: string;
  readonly refused: Refused;
}

/** A key that does not work refuses every plan. */
const holdsFor = (told: Told, asked: string): boolean => told.asked === asked || told.refused.problem?.code === 'key_unusable';

/** What creating it would cost, reckoned anew whenever the plan, the balance or the key changes. */
export const useQuote = (plan: Plan | null) => {
  const now = JSON.stringify(plan);
  const [asked] = useDebouncedValue(now, TYPING_MS);
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: ['quotes', asked],
    queryFn: () => taken(api.POST('/v1/projects/quote', { params: {}, body: JSON.parse(asked) as Plan })),
    enabled: asked !== 'null',
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => untilAnew(state.data),
    staleTime: 30_000,
  });
  const latest = error instanceof Refused ? error : null;
  const [told, setTold] = useState<Told | null>(null);
  if (latest !== null && told?.refused !== latest) setTold({ asked, refused: latest });
  const refused = latest ?? (isFetching && told !== null && holdsFor(told, asked) ? told.refused : null);
  return {
    quote: plan === null ? undefined : data,
    refused: plan === null ? null : refused,
    /** What is shown is not yet of what is chosen. */
    isOld: asked !== now || isPlaceholderData || (isFetching && data === undefined),
    plan: asked,
    again: refetch,
  };
};

/** What of a quote must not change under somebody's hand: how much, and who pays. */
export const termsOf = ({ ceiling, binding, parts }: Quote) => ({
  ceiling: ceiling.microCredits,
  payers: JSON.stringify([binding.boundTo, parts.map(({ operation, payer }) => [operation, payer])]),
});
export type Terms = ReturnType<typeof termsOf>;
