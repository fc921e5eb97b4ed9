import type { TextProps } from '@mantine/core';
import { catalogue, useWords } from '../words/catalogue.js';
import { Said } from './said.js';

const words = catalogue({ says: 'Our estimate, not OpenAI’s bill.' }, { says: 'Unsere Schätzung, nicht OpenAIs Rechnung.' });

/** Stands below what something costs at the provider. */
export const OurEstimate = (props: TextProps) => (
  <Said c="dimmed" {...props}>
    {useWords(words).says}
  </Said>
);
