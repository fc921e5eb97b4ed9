import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { catalogue, useWords } from '../words/catalogue.js';
import { lastDays, thisMonth, type Period } from './period.js';

const words = catalogue(
  { period: 'Period', month: 'This month', week: 'Last 7 days', thirty: 'Last 30 days', quarter: 'Last 90 days' },
  { period: 'Zeitraum', month: 'Dieser Monat', week: 'Letzte 7 Tage', thirty: 'Letzte 30 Tage', quarter: 'Letzte 90 Tage' },
);

type Choice = 'month' | 'week' | 'thirty' | 'quarter';

const PERIODS: Readonly<Record<Choice, () => Period>> = {
  month: () => thisMonth(),
  week: () => lastDays(7),
  thirty: () => lastDays(30),
  quarter: () => lastDays(90),
};

/** A period that is being looked at, and the control that chooses it. */
export const usePeriod = (first: Choice = 'thirty') => {
  const [choice, setChoice] = useState<Choice>(first);
  const { period: label, ...names } = useWords(words);
  const control = (
    <NativeSelect
      aria-label={label}
      size="xs"
      value={choice}
      onChange={event => setChoice(event.currentTarget.value as Choice)}
      data={(['month', 'week', 'thirty', 'quarter'] as const).map(value => ({ value, label: names[value] }))}
    />
  );
  return { period: PERIODS[choice](), control };
};
