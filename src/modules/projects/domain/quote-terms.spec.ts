import { whatChanged, type PartTerms, type QuoteChange, type QuoteTerms } from './quote-terms.js';

const now = '2026-11-25T12:00:00.000Z';
const text: PartTerms = {
  operation: 'text',
  payer: 'fingerprint-a',
  model: 'm',
  most: { 'input-token': 100 },
  ceiling: '70',
  priceVersion: 'v1',
};
const quoted: QuoteTerms = { projectId: 'p', bindsTo: null, work: 'hash', parts: [text], expiresAt: '2026-11-25T12:15:00.000Z' };
const part = (other: Partial<PartTerms>): Partial<QuoteTerms> => ({ parts: [{ ...text, ...other }] });

describe('a quote', () => {
  it('holds while nothing of it has changed, to its last moment and no longer', () => {
    expect(whatChanged(quoted, quoted, '2026-11-25T12:14:59.999Z')).toBeNull();
    expect(whatChanged(quoted, quoted, quoted.expiresAt)).toBe('expired');
  });

  it.each<[string, Partial<QuoteTerms>, QuoteChange]>([
    ['another project', { projectId: 'q' }, 'other_work'],
    ['other words', { work: 'other' }, 'other_work'],
    ['more tasks', { parts: [text, text] }, 'other_work'],
    ['another kind of task', part({ operation: 'image' }), 'other_work'],
    ['credits in the place of the key', part({ payer: null }), 'other_payer'],
    ['another key', part({ payer: 'fingerprint-b' }), 'other_payer'],
    ['another key that the project would be bound to', { bindsTo: 'fingerprint-a' }, 'other_payer'],
    ['another model', part({ model: 'n' }), 'other_model'],
    ['other prices', part({ priceVersion: 'v2' }), 'other_prices'],
    ['another ceiling under the same prices', part({ ceiling: '71' }), 'other_prices'],
    ['a lower ceiling as well', part({ ceiling: '69' }), 'other_prices'],
  ])('does not hold with %s', (_, change, says) => expect(whatChanged(quoted, { ...quoted, ...change }, now)).toBe(says));

  it('names first what says most: other work before another payer, that before the prices', () => {
    const all = { ...quoted, work: 'other', ...part({ payer: null, priceVersion: 'v2' }) };
    expect(whatChanged(quoted, all, now)).toBe('other_work');
    expect(whatChanged(quoted, { ...all, work: 'hash' }, now)).toBe('other_payer');
  });
});
