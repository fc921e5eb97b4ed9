import { Badge } from '@mantine/core';
import { useWords } from '../../words/catalogue.js';
import { wordOf } from '../../words/codes.js';
import { statusWords } from './key.words.js';

const COLOURS: Readonly<Record<string, string>> = {
  usable: 'green',
  unverified: 'gray',
  'rate-limited': 'yellow',
  invalid: 'red',
  restricted: 'red',
  expired: 'red',
  exhausted: 'red',
  unreadable: 'orange',
};

/** The state of a key in a word; the colour only repeats it. */
export const KeyStatus = ({ status }: { readonly status: string }) => (
  <Badge variant="dot" color={COLOURS[status] ?? 'gray'} tt="none" size="lg" radius="sm">
    {wordOf(useWords(statusWords), status)}
  </Badge>
);
