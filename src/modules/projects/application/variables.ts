import { VariableMissing } from '../domain/errors.js';

const VARIABLE = /\{\{\s*([\p{L}_][\p{L}\p{N}_-]{0,63})\s*\}\}/gu;

/** Names of the variables in a prompt, written `{{name}}`, each once. */
export const variablesIn = (prompt: string): readonly string[] => [...new Set([...prompt.matchAll(VARIABLE)].map(match => match[1] ?? ''))];

/** The prompt with its variables filled in; a value is text and never looked at for variables again. */
export const filled = (prompt: string, values: Readonly<Record<string, string>>): string => {
  const missing = variablesIn(prompt).filter(name => !Object.hasOwn(values, name));
  if (missing.length > 0) throw VariableMissing({ variables: missing });
  return prompt.replace(VARIABLE, (_, name: string) => values[name] ?? '');
};
