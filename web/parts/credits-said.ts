import { catalogue, useWords } from '../words/catalogue.js';
import { useFormats } from '../words/formats.js';

const words = catalogue({ one: 'Keyreel credit', other: 'Keyreel credits' }, { one: 'Keyreel-Credit', other: 'Keyreel-Credits' });

const MICRO = 1_000_000;

/** An amount of micro-credits as people say it, with whose credits they are. */
export const useCreditsSaid = (): ((micro: string) => string) => {
  const forms = useWords(words);
  const { credits, counted } = useFormats();
  return micro => `${credits(micro)} ${counted(Number(micro) / MICRO, forms)}`;
};
