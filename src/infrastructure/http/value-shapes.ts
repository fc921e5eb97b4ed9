import { isId } from '../../shared-kernel/ids.js';
import { isObject, judged, step, type Shape, type Wrong } from './shape.js';

/** What a text may be. Lengths count characters (code points), as JSON Schema does. */
export interface TextOptions {
  /** Default 1; then the text must hold something else than white space. 0 allows the empty text. */
  readonly min?: number;
  readonly max: number;
  readonly pattern?: RegExp;
  /** Line breaks and tabs are refused. */
  readonly singleLine?: boolean;
  /** Shown nowhere: passwords and keys. */
  readonly secret?: boolean;
}

// eslint would rather see no control characters in patterns; here they are what is looked for
const CONTROL = new RegExp('[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f]');
const BREAKS = /[\r\n\t\u2028\u2029]/;

const lengthOf = (text: string): number => {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
};

const textVerdict = (value: unknown, { min = 1, max, pattern, singleLine = false }: TextOptions): string | null => {
  if (typeof value !== 'string') return 'must be a text';
  if (value.length > 2 * max || lengthOf(value) > max) return `must be at most ${max} characters long`;
  if (lengthOf(value) < min) return `must be at least ${min} characters long`;
  if (!value.isWellFormed()) return 'must be well-formed Unicode, without lone surrogates';
  if (CONTROL.test(value)) return 'must not contain control characters';
  if (singleLine && BREAKS.test(value)) return 'must be a single line';
  if (min > 0 && value.trim() === '') return 'must not be blank';
  if (pattern && !pattern.test(value)) return `must match ${pattern.source}`;
  return null;
};

/** A text: well-formed Unicode without NUL and control characters; line breaks (\n or \r\n) and tabs are fine unless it is a single line. */
export const text = (options: TextOptions): Shape => ({
  schema: {
    type: 'string',
    ...((options.min ?? 1) > 0 ? { minLength: options.min ?? 1 } : {}),
    maxLength: options.max,
    ...(options.pattern ? { pattern: options.pattern.source } : {}),
    ...(options.secret ? { format: 'password', writeOnly: true } : {}),
  },
  wrongs: judged(value => textVerdict(value, options)),
});

/** Bounds of a number, both inclusive. */
export interface NumberOptions {
  readonly min?: number;
  readonly max?: number;
}

const withinBounds = (value: number, { min, max }: NumberOptions): string | null => {
  if (min !== undefined && value < min) return `must be at least ${min}`;
  if (max !== undefined && value > max) return `must be at most ${max}`;
  return null;
};

const bounds = ({ min, max }: NumberOptions) => ({
  ...(min === undefined ? {} : { minimum: min }),
  ...(max === undefined ? {} : { maximum: max }),
});

/** A whole number; a text that looks like one is refused in JSON. */
export const whole = (options: NumberOptions = {}): Shape => ({
  schema: { type: 'integer', ...bounds(options) },
  wrongs: judged(value => (Number.isSafeInteger(value) ? withinBounds(value as number, options) : 'must be a whole number')),
  fromText: given => (/^-?\d{1,16}$/.test(given) ? Number(given) : given),
});

/** A finite number, seconds for instance; never money. */
export const decimal = (options: NumberOptions = {}): Shape => ({
  schema: { type: 'number', ...bounds(options) },
  wrongs: judged(value => (typeof value === 'number' && Number.isFinite(value) ? withinBounds(value, options) : 'must be a number')),
  fromText: given => (/^-?\d{1,16}(\.\d{1,16})?$/.test(given) ? Number(given) : given),
});

/** One of a few texts. */
export const oneOf = (choices: readonly string[]): Shape => ({
  schema: { type: 'string', enum: choices },
  wrongs: judged(value => (typeof value === 'string' && choices.includes(value) ? null : `must be one of ${choices.join(', ')}`)),
});

/** True or false. */
export const flag = (): Shape => ({
  schema: { type: 'boolean' },
  wrongs: judged(value => (typeof value === 'boolean' ? null : 'must be true or false')),
  fromText: given => (given === 'true' ? true : given === 'false' ? false : given),
});

/** An id as this API gives them out: a UUID in lower case. */
export const id = (): Shape => ({
  schema: { type: 'string', format: 'uuid' },
  wrongs: judged(value => (typeof value === 'string' && isId(value) && value === value.toLowerCase() ? null : 'must be a UUID in lower case')),
});

const MICRO = { plain: /^(0|[1-9]\d{0,17})$/, signed: /^(0|-?[1-9]\d{0,17})$/ };

/** Platform credits: `{ microCredits: "1500000" }`, whole micro-credits as decimal text. */
export const amount = ({ signed = false }: { readonly signed?: boolean } = {}): Shape => {
  const pattern = signed ? MICRO.signed : MICRO.plain;
  return {
    schema: {
      type: 'object',
      description: 'Platform credits; one credit is 1,000,000 micro-credits.',
      required: ['microCredits'],
      properties: { microCredits: { type: 'string', pattern: pattern.source, examples: ['1500000'] } },
    },
    wrongs: value => {
      if (!isObject(value)) return [{ pointer: '', detail: 'must be an object with microCredits' }];
      const unknown = Object.keys(value).filter(key => key !== 'microCredits');
      if (unknown[0] !== undefined) return [{ pointer: step(unknown[0]), detail: 'is not a known field' }];
      const given = value['microCredits'];
      return typeof given === 'string' && pattern.test(given)
        ? []
        : [{ pointer: '/microCredits', detail: 'must be whole micro-credits as decimal text' }];
    },
  };
};

const MOMENT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,9})?Z$/;

const isMoment = (value: unknown): boolean => {
  const match = typeof value === 'string' ? MOMENT.exec(value) : null;
  if (match?.[1] === undefined) return false;
  const read = new Date(`${match[1]}Z`);
  // a day like 31 February is read as one in March, and no longer says the same
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(match[1]);
};

/** A moment in ISO 8601, in UTC and ending in Z. */
export const moment = (): Shape => ({
  schema: { type: 'string', format: 'date-time' },
  wrongs: judged(value => (isMoment(value) ? null : 'must be a moment in UTC such as 2026-01-31T12:00:00Z')),
});

/** How many things a list or a map may hold. */
export interface CountOptions {
  readonly min?: number;
  readonly max: number;
}

export const countVerdict = (count: number, { min = 0, max }: CountOptions): readonly Wrong[] => {
  if (count > max) return [{ pointer: '', detail: `must hold at most ${max}` }];
  return count < min ? [{ pointer: '', detail: `must hold at least ${min}` }] : [];
};

const below = (shape: Shape, entries: readonly (readonly [string | number, unknown])[]): readonly Wrong[] =>
  entries.flatMap(([key, value]) => shape.wrongs(value).map(wrong => ({ ...wrong, pointer: step(key) + wrong.pointer })));

/** A list of plain values. */
export const listOfValues = (of: Shape, options: CountOptions): Shape => ({
  schema: { type: 'array', items: of.schema, ...(options.min === undefined ? {} : { minItems: options.min }), maxItems: options.max },
  wrongs: value => {
    if (!Array.isArray(value)) return [{ pointer: '', detail: 'must be a list' }];
    const count = countVerdict(value.length, options);
    return count.length > 0 ? count : below(of, [...value.entries()]);
  },
  ...(of.fromText ? { fromText: of.fromText } : {}),
});

/** An object whose keys are the client's own, variables of a card for instance; keys are matched by `keys`. */
export const mapOf = (of: Shape, { keys, ...options }: CountOptions & { readonly keys: RegExp }): Shape => ({
  schema: { type: 'object', additionalProperties: of.schema, propertyNames: { pattern: keys.source }, maxProperties: options.max },
  wrongs: value => {
    if (!isObject(value)) return [{ pointer: '', detail: 'must be an object' }];
    const odd = Object.keys(value).filter(key => !keys.test(key));
    if (odd[0] !== undefined) return [{ pointer: step(odd[0]), detail: `has a key that does not match ${keys.source}` }];
    const count = countVerdict(Object.keys(value).length, options);
    return count.length > 0 ? count : below(of, Object.entries(value));
  },
});
