import { Alert, Button, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Refused, type Shapes } from '../../api/client.js';
import { useCreditsSaid } from '../../parts/credits-said.js';
import { ProblemView } from '../../parts/problem-view.js';
import type { RemediesProps } from '../../parts/remedies-view.js';
import { Section } from '../../parts/section.js';
import { useWords } from '../../words/catalogue.js';
import { Blocked } from './blocked.js';
import type { Draft } from './draft.js';
import classes from './new-project.module.css';
import { QuoteComing, QuoteView } from './quote-view.js';
import { useCreation } from './use-creation.js';
import { termsOf, useQuote, type Terms } from './use-quote.js';
import { words } from './words.js';

interface Wishes {
  readonly draft: Draft;
  readonly plan: Shapes['ProjectPlanRequest'] | null;
  readonly doing: NonNullable<RemediesProps['doing']>;
  readonly onDone: () => void;
}

/** The terms that were shown first for a plan, until others are looked at: a quote that changes by itself is said to have changed. */
const useChangedTerms = (plan: string, terms: Terms | null): { readonly before: Terms | null; readonly accept: () => void } => {
  const [seen, setSeen] = useState<{ readonly plan: string; readonly terms: Terms } | null>(null);
  if (terms !== null && seen?.plan !== plan) setSeen({ plan, terms });
  const hasChanged = terms !== null && seen?.plan === plan && (seen.terms.ceiling !== terms.ceiling || seen.terms.payers !== terms.payers);
  return { before: hasChanged ? seen.terms : null, accept: () => terms !== null && setSeen({ plan, terms }) };
};

const Changed = ({ before, now }: { before: Terms; now: Terms }) => {
  const text = useWords(words);
  const said = useCreditsSaid();
  return (
    <Alert color="yellow" title={text.changed} role="alert">
      {before.ceiling === now.ceiling ? text.changedPayer : text.changedFrom(said(before.ceiling), said(now.ceiling))}
    </Alert>
  );
};

/** A key that does not work keeps new projects from being made; the popup opens when that is first told, and on each try. */
const isBlocked = (refused: Refused | null): refused is Refused => refused?.problem?.code === 'key_unusable';

/** The quote, and the one button that orders what it says. */
export const Creation = ({ draft, plan, doing, onDone }: Wishes) => {
  const text = useWords(words);
  const { quote, refused, isOld, plan: quoted, again } = useQuote(plan);
  const terms = quote && !isOld ? termsOf(quote) : null;
  const { before, accept } = useChangedTerms(quoted, terms);
  const creation = useCreation(onDone);
  const [isPopupOpen, setPopup] = useState(false);
  const failed = creation.error instanceof Refused ? creation.error : null;
  const blockedBy = isBlocked(refused) ? refused : isBlocked(failed) && !quote ? failed : null;
  const isQuoteBlocked = isBlocked(refused);
  useEffect(() => setPopup(isQuoteBlocked), [isQuoteBlocked]);
  const create = (): void => {
    if (isBlocked(refused)) return setPopup(true);
    if (!quote || plan === null) return;
    accept();
    creation.mutate(
      { plan, quoteId: quote.quoteId, draft },
      {
        onError: error => {
          // what is true now is shown; nothing is ordered by itself
          void again();
          if (error instanceof Refused && isBlocked(error)) setPopup(true);
        },
      },
    );
  };
  const canCreate =
    draft.name.trim() !== '' && (isBlocked(refused) || (quote !== undefined && !isOld && quote.affordable && quote.refusedNow === null));
  return (
    <Section title={text.quote}>
      <Stack aria-live="polite" className={classes['quote'] ?? ''}>
        {plan === null && <Text size="sm">{text.waitsForUpload}</Text>}
        {plan !== null && !refused && (!quote || isOld) && <QuoteComing />}
        {refused && <ProblemView refused={refused} doing={doing} onAgain={() => void again()} />}
        {before && terms && <Changed before={before} now={terms} />}
        {quote && !refused && !isOld && <QuoteView quote={quote} doing={doing} />}
        {failed && !isBlocked(failed) && <ProblemView refused={failed} doing={{ ...doing, ask_for_a_new_quote: () => void again() }} />}
        <Button size="lg" fullWidth disabled={!canCreate} loading={creation.isPending} onClick={create}>
          {text.create}
        </Button>
      </Stack>
      {isPopupOpen && blockedBy && <Blocked refused={blockedBy} onClose={() => setPopup(false)} />}
    </Section>
  );
};
