import { foreseenSettlement } from './foreseen-settlement.js';
import type { CreditEvent } from './events.js';

const tariff = {
  operation: 'transcription',
  operationClass: 'credit-paid',
  priceVersion: '2026-11-01',
  parts: [{ unit: 'second', microCredits: '3', per: 1 }],
} as const;
const about = { accountId: 'ada', holdId: 'task', availableAfter: '0' } as const;
const held = {
  type: 'CreditsHeld',
  data: { ...about, projectId: 'film', amount: '30', slices: [], tariff, ceiling: { second: 10 } },
} as unknown as CreditEvent;
const extended = { type: 'HoldExtended', data: { ...about, by: '6', slices: [], reason: 'longer' } } as unknown as CreditEvent;
const released = { type: 'HoldReleased', data: { ...about, projectId: 'film', amount: '30', slices: [], reason: 'x' } } as unknown as CreditEvent;

describe('what would become of a hold', () => {
  it('charges what was used and gives the rest back', () =>
    expect(foreseenSettlement([held], { second: 4 })).toEqual({ held: '30', charged: '12', released: '18' }));

  it('gives all of it back where nothing was delivered', () =>
    expect(foreseenSettlement([held], { second: 0 })).toEqual({ held: '30', charged: '0', released: '30' }));

  it('[A-16] charges no more than was held, and all of that where it was made larger', () => {
    expect(foreseenSettlement([held], { second: 40 })).toEqual({ held: '30', charged: '30', released: '0' });
    expect(foreseenSettlement([held, extended], { second: 40 })).toEqual({ held: '36', charged: '36', released: '0' });
  });

  it('foresees nothing of a hold that is closed, or that never was', () => {
    expect(foreseenSettlement([held, released], { second: 4 })).toBeNull();
    expect(foreseenSettlement([], { second: 4 })).toBeNull();
  });
});
