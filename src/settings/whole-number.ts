import { Misconfigured } from './misconfigured.js';

/** A setting that counts something; the sentence names the bounds. */
export const wholeNumber = (name: string, text: string | undefined, fallback: number, most: number, least = 0): number => {
  const written = text?.trim() ?? '';
  if (written === '') return fallback;
  const value = Number(written);
  // 1e3, 0x10 and 5.0 are numbers to a computer, and slips of an operator
  if (!/^\d{1,16}$/.test(written) || value < least || value > most)
    throw new Misconfigured(`${name} must be a whole number from ${least} to ${most}, in digits alone, without a unit.`);
  return value;
};
