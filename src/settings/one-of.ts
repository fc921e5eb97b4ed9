import { Misconfigured } from './misconfigured.js';

/** A setting that is one of a few words. */
export const oneOf = <const Choice extends string>(name: string, text: string | undefined, choices: readonly Choice[], fallback: Choice): Choice => {
  const written = text?.trim() ?? '';
  if (written === '') return fallback;
  const found = choices.find(choice => choice === written);
  if (!found) throw new Misconfigured(`${name} must be one of ${choices.join(', ')}.`);
  return found;
};
