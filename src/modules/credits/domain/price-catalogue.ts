import type { Decider } from '../../../shared-kernel/decider.js';
import { micro } from '../../../shared-kernel/money.js';
import type { PricePart } from '../../../shared-kernel/tariff.js';
import type { PriceCatalogueCommand } from './commands.js';
import { PriceCatalogueInvalid, PriceVersionConflict } from './errors.js';
import { priceCatalogueFacts, type CatalogueOperation, type MonthlyRefill, type PriceCatalogueEvent } from './events.js';
import { platformOperations } from './platform-operations.js';

/** The one stream of catalogues is `pricecatalogue-platform`. */
export const PLATFORM_CATALOGUE = 'platform';

/** Every version that was ever in force, and the last one, which is. */
export interface PriceCatalogue {
  readonly hashes: Readonly<Record<string, string>>;
  readonly inForce: string | null;
}

const wrongPart = ({ unit, microCredits, per }: PricePart): string | null => {
  if (micro(microCredits) < 0n) return `the price per ${unit} is negative`;
  if (!Number.isSafeInteger(per) || per < 1) return `the price per ${unit} is for ${per} units; it must be for a whole number of at least 1`;
  return null;
};

const repeated = (names: readonly string[]): string | undefined => names.find((name, at) => names.indexOf(name) !== at);

/** Micro-credits of two prices compared without rounding. */
const dearer = (a: PricePart, b: PricePart): boolean => micro(a.microCredits) * BigInt(b.per) > micro(b.microCredits) * BigInt(a.per);

const wrongClass = ({ operation, operationClass }: CatalogueOperation): string | null => {
  const fixed = platformOperations[operation]?.operationClass ?? operationClass;
  return operationClass === fixed ? null : `is ${fixed}: who pays for it is the product's rule and not a price`;
};

const unmeasured = ({ operation, parts }: CatalogueOperation): string | null => {
  const part = parts.find(({ unit }) => platformOperations[operation]?.units.includes(unit) === false);
  return part ? `is not measured in ${part.unit}, which would never be charged` : null;
};

/** A hold reckons with no cached token at all, so a cached one must not cost more than a fresh one. */
const dearCache = ({ parts }: CatalogueOperation): string | null => {
  const fresh = parts.find(({ unit }) => unit === 'input-token');
  const cached = parts.find(({ unit }) => unit === 'cached-input-token');
  if (!cached || (fresh && !dearer(cached, fresh))) return null;
  return 'asks more for a cached-input-token than for an input-token';
};

const wrongOperation = (operation: CatalogueOperation): string | null => {
  const twice = repeated(operation.parts.map(({ unit }) => unit));
  const wrong =
    operation.parts.map(wrongPart).find(fault => fault !== null) ??
    (twice ? `has two prices per ${twice}` : null) ??
    wrongClass(operation) ??
    unmeasured(operation) ??
    dearCache(operation);
  return wrong === null ? null : `${operation.operation}: ${wrong}`;
};

type Terms = Pick<PriceCatalogueCommand['data'], 'operations' | 'signUpGrant' | 'monthlyRefill'>;

const wrongRefill = (refill: MonthlyRefill | undefined): string | null => {
  if (refill === undefined) return null;
  if (micro(refill.amount) <= 0n) return 'the monthly refill brings nothing';
  if (micro(refill.rolloverCap) < 0n) return 'the rollover cap of the monthly refill is negative';
  return Number.isSafeInteger(refill.priority) ? null : "the monthly refill's priority is not a whole number";
};

/** The first thing that is wrong with a catalogue, as a sentence; null when it may come into force. */
export const faultIn = ({ operations, signUpGrant, monthlyRefill }: Terms): string | null => {
  const twice = repeated(operations.map(({ operation }) => operation));
  if (twice) return `${twice}: is listed twice`;
  if (micro(signUpGrant.amount) < 0n) return 'the sign-up grant is negative';
  if (!Number.isSafeInteger(signUpGrant.priority)) return "the sign-up grant's priority is not a whole number";
  const days = signUpGrant.expiresAfterDays;
  if (days !== null && (!Number.isSafeInteger(days) || days < 1))
    return 'the sign-up grant expires after a whole number of days, at least 1, or never (null)';
  return wrongRefill(monthlyRefill) ?? operations.map(wrongOperation).find(fault => fault !== null) ?? null;
};

/** Which prices were in force when: versions come in once, and none ever changes. */
export const catalogues: Decider<PriceCatalogue, PriceCatalogueCommand, PriceCatalogueEvent> = {
  facts: priceCatalogueFacts,
  initial: { hashes: {}, inForce: null },
  decide({ data }, { hashes }) {
    const adopted = hashes[data.version];
    if (adopted === data.hash) return [];
    if (adopted !== undefined) throw PriceVersionConflict({ version: data.version, adoptedHash: adopted, offeredHash: data.hash });
    const fault = faultIn(data);
    if (fault !== null) throw PriceCatalogueInvalid({ reason: fault, version: data.version });
    return [{ type: 'PriceCatalogueAdopted', data }];
  },
  evolve({ hashes }, { data }) {
    return { hashes: { ...hashes, [data.version]: data.hash }, inForce: data.version };
  },
};
