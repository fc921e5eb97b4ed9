import { asArray, asNumber, asObject, asText, type JsonObject } from '../protocol/json.js';
import { firstWords } from './summary.js';

/** A value that fits a JSON schema, filled with words of the prompt's answer; the same every time. */
export function simulatedJson(schema: unknown, text: string): string {
  return JSON.stringify(valueFor(asObject(schema), 'answer', { text, root: asObject(schema), depth: 0 }));
}

interface Filling {
  readonly text: string;
  readonly root: JsonObject;
  readonly depth: number;
}

/** A schema may refer to itself; below so many levels there is nothing. */
const deepest = 12;

function valueFor(given: JsonObject, name: string, filling: Filling): unknown {
  if (filling.depth > deepest) return null;
  const schema = resolve(given, filling.root);
  const deeper = { ...filling, depth: filling.depth + 1 };
  const options = asArray(schema['anyOf'] ?? schema['oneOf']);
  if (options.length > 0) return valueFor(asObject(options[0]), name, deeper);
  if (schema['const'] !== undefined) return schema['const'];
  const choices = asArray(schema['enum']);
  if (choices.length > 0) return choices[0];
  const type = asText(schema['type']) ?? asText(asArray(schema['type'])[0]) ?? '';
  if (type === 'object') return objectFor(schema, deeper);
  if (type === 'array') return arrayFor(schema, name, deeper);
  if (type === 'integer' || type === 'number') return asNumber(schema['minimum']) ?? 0;
  if (type === 'boolean') return false;
  if (type === 'null') return null;
  return `${name}: ${firstWords(filling.text, 6)}`.slice(0, asNumber(schema['maxLength']) ?? 200);
}

function objectFor(schema: JsonObject, filling: Filling): JsonObject {
  const required = new Set(asArray(schema['required']));
  const wanted = Object.entries(asObject(schema['properties'])).filter(([name]) => required.has(name));
  return Object.fromEntries(wanted.map(([name, inner]) => [name, valueFor(asObject(inner), name, filling)]));
}

function arrayFor(schema: JsonObject, name: string, filling: Filling): readonly unknown[] {
  const length = Math.max(asNumber(schema['minItems']) ?? 1, 1);
  return Array.from({ length }, () => valueFor(asObject(schema['items']), name, filling));
}

function resolve(schema: JsonObject, root: JsonObject): JsonObject {
  const reference = asText(schema['$ref']);
  if (!reference?.startsWith('#/')) return schema;
  const steps = reference.slice(2).split('/');
  return steps.reduce<JsonObject>((at, step) => asObject(at[step]), root);
}
