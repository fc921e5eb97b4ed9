import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { Refusal } from '../../shared-kernel/refusal.js';
import { isReadable } from 'node:stream';
import { checkShape, fromTexts, type Checked } from './check-shape.js';
import { isPayerChoice, lettersOf } from './payer-choice.js';
import { MediaTypeUnsupported, PayerNotSelectable, RequestInvalid } from './rim-refusals.js';
import { isObject, isShapeClass, type Wrong } from './shape.js';

const MOST_ERRORS = 50;

/** How a wrong field is named: by a pointer into the body, or as a parameter. */
type Naming = (wrong: Wrong) => Readonly<Record<string, string>>;

const inBody: Naming = ({ pointer, detail }) => ({ pointer, detail });
const asParameter: Naming = ({ pointer, detail }) => ({ parameter: pointer.slice(1), detail });

/** The letters of a field that was taken for a choice are of a few words, so that they can be recorded. */
const notSelectable = (choices: readonly string[], naming: Naming): Refusal => {
  const refusal = PayerNotSelectable({ errors: choices.map(pointer => naming({ pointer, detail: 'cannot be chosen' })) });
  refusal.on = { asked: 'rim', fields: choices.slice(0, MOST_ERRORS).map(lettersOf) };
  return refusal;
};

/** Refuses what does not fit; a payer choice gets a code of its own. */
const accepted = <T extends object>({ value, wrongs, unknown }: Checked<T>, naming: Naming): T => {
  const choices = unknown.filter(isPayerChoice);
  if (choices.length > 0) throw notSelectable(choices, naming);
  if (wrongs.length > 0) throw RequestInvalid({ errors: wrongs.slice(0, MOST_ERRORS).map(naming) });
  return value;
};

/** Checks bodies, queries and paths against the class that the route names; a body without a class is a mistake of ours. */
export class ShapePipe implements PipeTransform<unknown, unknown> {
  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    if (type === 'custom') return value;
    if (type === 'param' && data !== undefined) return value;
    if (!isShapeClass(metatype) || data !== undefined) throw new Error(`A ${type} needs a class of declared fields.`);
    if (type !== 'body') return accepted(checkShape(metatype, fromTexts(metatype, isObject(value) ? value : {})), asParameter);
    if (isReadable(value as NodeJS.ReadableStream)) throw MediaTypeUnsupported({ accepted: ['application/json'] });
    return accepted(checkShape(metatype, value), inBody);
  }
}

class Nothing {}

/** What a route that asks for nothing is sent nonetheless: refused, so that no choice is ever ignored in silence (R21). */
export const refuseUnasked = (given: unknown, kind: 'body' | 'query'): void => {
  if (given === undefined || given === null) return;
  const naming = kind === 'body' ? inBody : asParameter;
  const unknown = isObject(given) ? Object.keys(given).map(key => `/${key}`) : [];
  const wrongs = isObject(given)
    ? unknown.map(pointer => ({ pointer, detail: 'is not a known field' }))
    : [{ pointer: '', detail: 'must be an object' }];
  accepted({ value: new Nothing(), wrongs, unknown }, naming);
};
