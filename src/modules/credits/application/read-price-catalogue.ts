import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Misconfigured } from '../../../configuration.js';
import { credits, microText, type MicroText } from '../../../shared-kernel/money.js';
import type { OperationClass, PricePart } from '../../../shared-kernel/tariff.js';
import type { CatalogueOperation, MonthlyRefill } from '../domain/events.js';
import { platformOperations } from '../domain/platform-operations.js';
import { faultIn } from '../domain/price-catalogue.js';

/** A price catalogue as its file states it. */
export interface StatedCatalogue {
  readonly version: string;
  /** SHA-256 of the file's bytes, hex. */
  readonly hash: string;
  readonly operations: readonly CatalogueOperation[];
  readonly signUpGrant: { readonly amount: MicroText; readonly priority: number; readonly expiresAfterDays: number | null };
  readonly monthlyRefill?: MonthlyRefill;
}

type Fields = Readonly<Record<string, unknown>>;

const DATED = /^\d{4}-\d\d-\d\d(?:[.-][a-z0-9]+)*$/;
const NAME = /^[a-z][a-z0-9-]*$/;
const CLASSES: readonly OperationClass[] = ['credit-paid', 'key-paid'];

const wrong = (where: string, what: string): Misconfigured => new Misconfigured(`${where} ${what}`);

const fieldsOf = (value: unknown, where: string, known: readonly string[]): Fields => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(where, 'must be an object.');
  const stranger = Object.keys(value).find(name => !known.includes(name));
  if (stranger !== undefined) throw wrong(where, `has a field that means nothing here: ${stranger}. Known are ${known.join(', ')}.`);
  return value as Fields;
};

const listOf = (value: unknown, where: string): readonly unknown[] => {
  if (!Array.isArray(value) || value.length === 0) throw wrong(where, 'must be a list with at least one entry.');
  return value;
};

const nameOf = (value: unknown, where: string): string => {
  if (typeof value !== 'string' || !NAME.test(value)) throw wrong(where, 'must be a name in small letters, digits and dashes.');
  return value;
};

/** Credits are written as text, because a number in JSON may already have lost a digit. */
const amountOf = (value: unknown, where: string): MicroText => {
  if (typeof value !== 'string' || !/^-?\d+(\.\d{1,6})?$/.test(value))
    throw wrong(where, 'must be credits as text with at most six decimals, "0.4" for instance.');
  if (value.startsWith('-')) throw wrong(where, 'must not be negative.');
  return microText(credits(value));
};

const wholeOf = (value: unknown, where: string): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw wrong(where, 'must be a whole number.');
  return value;
};

/** A kind that says nothing is paid with credits; a misspelt class must not shift a purse. */
const classOf = (value: unknown, where: string): OperationClass => {
  if (value === undefined) return 'credit-paid';
  const found = CLASSES.find(known => known === value);
  if (!found) throw wrong(where, `must be ${CLASSES.join(' or ')}, or be left out for credit-paid.`);
  return found;
};

const partOf = (value: unknown, where: string): PricePart => {
  const fields = fieldsOf(value, where, ['unit', 'credits', 'per']);
  return {
    unit: nameOf(fields['unit'], `${where}.unit`),
    microCredits: amountOf(fields['credits'], `${where}.credits`),
    per: wholeOf(fields['per'], `${where}.per`),
  };
};

const operationOf = (value: unknown, where: string): CatalogueOperation => {
  const fields = fieldsOf(value, where, ['operation', 'operationClass', 'parts']);
  return {
    operation: nameOf(fields['operation'], `${where}.operation`),
    operationClass: classOf(fields['operationClass'], `${where}.operationClass`),
    parts: listOf(fields['parts'], `${where}.parts`).map((part, at) => partOf(part, `${where}.parts[${at}]`)),
  };
};

const grantOf = (value: unknown, where: string): StatedCatalogue['signUpGrant'] => {
  const fields = fieldsOf(value, where, ['credits', 'priority', 'expiresAfterDays']);
  const days = fields['expiresAfterDays'];
  return {
    amount: amountOf(fields['credits'], `${where}.credits`),
    priority: wholeOf(fields['priority'], `${where}.priority`),
    expiresAfterDays: days === null ? null : wholeOf(days, `${where}.expiresAfterDays`),
  };
};

const refillOf = (value: unknown, where: string): { readonly monthlyRefill?: MonthlyRefill } => {
  if (value === undefined || value === null) return {};
  const fields = fieldsOf(value, where, ['credits', 'priority', 'rolloverCap']);
  return {
    monthlyRefill: {
      amount: amountOf(fields['credits'], `${where}.credits`),
      priority: wholeOf(fields['priority'], `${where}.priority`),
      rolloverCap: amountOf(fields['rolloverCap'], `${where}.rolloverCap`),
    },
  };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw wrong('The file', `is not JSON: ${error instanceof Error ? error.message : 'unknown error'}`);
  }
};

/** Reads a catalogue from its file's bytes; throws Misconfigured, whose sentence says where and what to do. */
export const catalogueFrom = (bytes: Uint8Array): StatedCatalogue => {
  const fields = fieldsOf(jsonOf(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), 'The catalogue', [
    'version',
    'signUpGrant',
    'monthlyRefill',
    'operations',
  ]);
  const { version } = fields;
  if (typeof version !== 'string' || !DATED.test(version))
    throw wrong('version', 'must begin with the date of the prices: 2026-11-01, or 2026-11-01-b.');
  const stated: StatedCatalogue = {
    version,
    hash: createHash('sha256').update(bytes).digest('hex'),
    operations: listOf(fields['operations'], 'operations').map((operation, at) => operationOf(operation, `operations[${at}]`)),
    signUpGrant: grantOf(fields['signUpGrant'], 'signUpGrant'),
    ...refillOf(fields['monthlyRefill'], 'monthlyRefill'),
  };
  const missing = Object.keys(platformOperations).find(kind => stated.operations.every(({ operation }) => operation !== kind));
  const fault = missing === undefined ? faultIn(stated) : `${missing}: has no price, and this version does that work`;
  if (fault !== null) throw wrong('The catalogue cannot come into force:', `${fault}.`);
  return stated;
};

/** Reads a catalogue file; every trouble names the file. */
export const readPriceCatalogue = async (path: string): Promise<StatedCatalogue> => {
  try {
    return catalogueFrom(await readFile(path));
  } catch (error) {
    const what = error instanceof Error ? error.message : 'unknown error';
    throw new Misconfigured(`The price catalogue ${path} cannot be used. ${what}`, { cause: error });
  }
};
