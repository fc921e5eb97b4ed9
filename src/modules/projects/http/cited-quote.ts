import { Text } from '../../../infrastructure/http/shapes.js';

/** Of a quote that this work was quoted by. */
export const CitedQuote = () =>
  Text({
    min: 20,
    max: 24_000,
    pattern: /^[\w.-]+$/,
    optional: true,
    description:
      'The quoteId of a quote for exactly this. It is then done under that quote, for at most its ceiling and paid by its payer, or refused with quote_outdated; without one, the terms of the moment apply.',
  });
