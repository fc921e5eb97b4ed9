import type { CatalogueOperation, PriceCatalogueEvent } from '../../src/modules/credits/domain/events.js';
import type { Quantities, Tariff } from '../../src/shared-kernel/tariff.js';
import type { Chance } from './chance.js';

const operation = (name: string, operationClass: 'credit-paid' | 'key-paid', ...parts: CatalogueOperation['parts']): CatalogueOperation => ({
  operation: name,
  operationClass,
  parts,
});

/** Prices that are no whole numbers for one unit, so that rounding matters. */
const operationsOf = (version: number): readonly CatalogueOperation[] => {
  const micro = (amount: number) => `${BigInt(amount + 7 * version)}` as const;
  return [
    operation('transcription', 'credit-paid', { unit: 'second', microCredits: micro(1_000_000), per: 60 }),
    operation('thumbnails', 'credit-paid', { unit: 'operation', microCredits: micro(1_000_000), per: 1 }),
    operation(
      'text',
      'key-paid',
      { unit: 'input-token', microCredits: micro(100_000), per: 1000 },
      { unit: 'cached-input-token', microCredits: micro(10_000), per: 999 },
      { unit: 'output-token', microCredits: micro(400_000), per: 1000 },
    ),
    operation('image', 'key-paid', { unit: 'image', microCredits: micro(4_000_000), per: 1 }),
  ];
};

export const catalogueOf = (number: number): PriceCatalogueEvent => ({
  type: 'PriceCatalogueAdopted',
  data: {
    catalogueId: 'platform',
    version: `2026-${String(1 + number).padStart(2, '0')}-01`,
    hash: 'f'.repeat(64),
    operations: operationsOf(number),
    signUpGrant: { amount: '100000000', priority: 100, expiresAfterDays: null },
  },
});

export const tariffIn = ({ data }: PriceCatalogueEvent, name: string): Tariff => {
  const stated = data.operations.find(known => known.operation === name);
  if (!stated) throw new Error(`no price for ${name}`);
  return { ...stated, priceVersion: data.version };
};

/** What a piece of work uses; sums of fractions of seconds among it. */
export const usageOf = (name: string, chance: Chance): Quantities => {
  switch (name) {
    case 'transcription':
      return { second: chance.between(1, 900) + chance.oneOf([0, 0, 0.1 + 0.2, 0.5, 1e-7]) };
    case 'thumbnails':
      return { operation: 1 };
    case 'image':
      return { image: chance.between(1, 4) };
    default:
      return { 'input-token': chance.between(0, 9000), 'cached-input-token': chance.between(0, 4000), 'output-token': chance.between(1, 3000) };
  }
};
