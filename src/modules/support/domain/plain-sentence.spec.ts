import { plainSentence } from './plain-sentence.js';

const told = (stream: string, type: string, data: Readonly<Record<string, unknown>>) => plainSentence({ stream, type, data }, 'It happened.');

describe('a plain sentence', () => {
  it('[R61] says whose credits its amounts are', () => {
    const settled = told('credits-a', 'HoldSettled', { charged: '1500000', returned: '-20', operation: 'text', reason: 'delivered' });
    expect(settled.sentence).toBe('It happened: charged 1.5 platform credits, returned -0.00002 platform credits, operation text, reason delivered.');
    expect(settled.facts).toMatchObject({ charged: '1500000', returned: '-20' });
    expect(told('ownspend-a', 'OwnSpendCounted', { microUsd: '12000', certain: false }).sentence).toBe(
      'It happened: amount 0.012 US dollars at OpenAI, not certain.',
    );
    expect(told('credits-a', 'HoldExtended', { by: '5000000' }).sentence).toBe('It happened: by 5 platform credits.');
  });

  it('says times, numbers and routes', () => {
    const data = { until: '2026-11-26T10:00:00.000Z', attempt: 3, route: 'POST /v1/projects/:projectId/texts', lastFour: 'wxyz' };
    expect(told('apikey-a', 'ApiKeyRechecked', data).sentence).toBe(
      'It happened: until 2026-11-26T10:00:00.000Z, last four wxyz, attempt 3, route POST /v1/projects/:projectId/texts.',
    );
  });

  it.each([
    ['what is sealed', { reason: { v: 1, box: 'c2VhbGVk' }, note: { v: 1 } }],
    ['what nobody listed', { name: 'film', secret: 'sk-1', url: 'https://example.org', emailHash: 'ab', fingerprint: 'cd' }],
    ['words of a person', { reason: 'my cat, Tom' }],
    ['an address', { by: 'ada@example.org' }],
    ['an amount that is none', { amount: '1.5' }],
    ['a moment that is none', { until: 'tomorrow' }],
  ])('does not say %s', (_, data) => {
    expect(told('credits-a', 'CreditsGranted', data)).toEqual({ sentence: 'It happened.', facts: {} });
  });
});
