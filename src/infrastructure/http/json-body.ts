import { step } from './shape.js';
import { JsonKeyForbidden, JsonMalformed, JsonTooDeep, MediaTypeUnsupported } from './rim-refusals.js';

const DEEPEST = 32;
const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor']);

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const inspect = (value: unknown, pointer: string, depth: number): void => {
  if (typeof value !== 'object' || value === null) return;
  if (depth > DEEPEST) throw JsonTooDeep({ deepest: DEEPEST });
  for (const [key, below] of Object.entries(value)) {
    if (FORBIDDEN.has(key)) throw JsonKeyForbidden({ errors: [{ pointer: pointer + step(key), detail: 'is a key that no request may hold' }] });
    inspect(below, pointer + step(key), depth + 1);
  }
};

const parsed = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw JsonMalformed();
  }
};

/**
 * Reads a JSON body: UTF-8, at most 32 levels deep, without keys that could reach a prototype. No bytes are no body.
 * Throws refusals of the rim.
 */
export const readJson = (bytes: Uint8Array, contentType = 'application/json'): unknown => {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) throw MediaTypeUnsupported({ accepted: ['application/json; charset=utf-8'] });
  if (bytes.byteLength === 0) return undefined;
  const value = parsed(bytes);
  inspect(value, '', 1);
  return value;
};
