import { VariableMissing, VariableUnknown } from '../domain/errors.js';

const VARIABLE = /\{\{\s*([\p{L}_][\p{L}\p{N}_-]{0,63})\s*\}\}/gu;

type Values = Readonly<Record<string, string>>;

/** Names of the variables in a prompt, written `{{name}}`, each once. */
export const variablesIn = (prompt: string): readonly string[] => [...new Set([...prompt.matchAll(VARIABLE)].map(match => match[1] ?? ''))];

/**
 * The prompt with its variables filled in: by the values of the run, and by the card's defaults where those say nothing. A value is text and
 * never looked at for variables again. A value that the card has no place for is a mistake of whoever gave it, and refused like a missing one.
 */
export const filled = (prompt: string, defaults: Values, values: Values): string => {
  const known = variablesIn(prompt);
  const unknown = Object.keys(values).filter(name => !known.includes(name) && !Object.hasOwn(defaults, name));
  if (unknown.length > 0) throw VariableUnknown({ variables: unknown, known });
  const all = new Map([...Object.entries(defaults), ...Object.entries(values)]);
  const missing = known.filter(name => !all.has(name));
  if (missing.length > 0) throw VariableMissing({ variables: missing });
  return prompt.replace(VARIABLE, (_, name: string) => all.get(name) ?? '');
};
