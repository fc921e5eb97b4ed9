import { SPEECH_WINDOW, WINDOW, type Canary } from '../../../demo/books/secrets.js';
import type { Exchange } from './wire.js';

/** Secrets that are known by their shape wherever they pass: tokens of every kind, and keys of the provider. */
const SHAPES: readonly (readonly [shape: RegExp, kindOf: (found: RegExpMatchArray) => string])[] = [
  [/kr_([a-z]{1,3})_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}/g, ([, kind]) => `token kr_${kind}`],
  [/\bsk-[0-9A-Za-z_-]{12,}/g, () => 'API key'],
];

/** Fields that hold a secret, in questions and answers alike. */
const SECRET_FIELDS: Readonly<Record<string, string>> = {
  password: 'password',
  current: 'password',
  new: 'password',
  secret: 'secret',
  recoveryCodes: 'recovery code',
};

/** Fields of questions that are told in confidence: their owner may read them again, and nobody else, nowhere. */
const PERSONAL_FIELDS = ['email', 'prompt', 'text', 'name', 'note', 'values', 'query', 'vocabulary'];

/** Of what is longer, so many characters are enough to know it by. */
const ENOUGH = 400;

/** Of one transcript, so many sentences are looked for. */
const SENTENCES = 100;

/** Fewer different characters are no secret but a filling. */
const DIFFERENT = 6;

/** A secret may be shown once, by the routes that say so; what is personal may be shown to its owner. */
export interface Confidence extends Canary {
  readonly kind: string;
  readonly isPersonal: boolean;
}

/** All that was told in confidence: learned from the questions and answers themselves, so no spec need say it. */
export class Confidences {
  readonly #known = new Map<string, Confidence>();

  get all(): readonly Confidence[] {
    return [...this.#known.values()];
  }

  keep(kind: string, text: string | Buffer): void {
    if (text.length >= WINDOW && isVaried(text)) this.#add(kind, text, WINDOW, false);
  }

  keepPersonal(kind: string, text: string): void {
    const window = Math.min(SPEECH_WINDOW, text.length);
    if (window >= WINDOW && isVaried(text)) this.#add(kind, text, window, true);
  }

  hear(exchange: Exchange): void {
    const [asked, answered] = [exchange.asked.toString('utf8'), exchange.answered.toString('utf8')];
    for (const [shape, kindOf] of SHAPES)
      for (const found of [...asked.matchAll(shape), ...answered.matchAll(shape)]) this.keep(kindOf(found), found[0]);
    const [question, answer] = [objectIn(exchange.askedBody), objectIn(exchange.answeredBody)];
    for (const [field, text] of [...textsIn(question), ...textsIn(answer)]) this.#secretIn(field, text);
    for (const [field, text] of textsIn(question)) if (PERSONAL_FIELDS.includes(field)) this.keepPersonal(field, text);
    if (exchange.route.endsWith('/transcript')) this.#hearSpeech(textsIn(answer).flatMap(([field, text]) => (field === 'text' ? [text] : [])));
  }

  #secretIn(field: string, text: string): void {
    const kind = SECRET_FIELDS[field];
    if (kind !== undefined) this.keep(kind, text);
  }

  /** Words one by one say nothing, and of hours of speech some sentences of every part are enough: what leaks is never a sentence alone. */
  #hearSpeech(texts: readonly string[]): void {
    const long = texts.filter(text => text.length >= SPEECH_WINDOW);
    const step = Math.max(1, long.length / SENTENCES);
    for (let at = 0; at < long.length; at += step) this.keepPersonal('transcript', long[Math.floor(at)] ?? '');
  }

  #add(kind: string, text: string | Buffer, window: number, isPersonal: boolean): void {
    const part = typeof text === 'string' ? text.slice(0, ENOUGH) : text;
    const key = typeof part === 'string' ? part : `bytes ${part.toString('hex')}`;
    if (!this.#known.has(key)) this.#known.set(key, { name: kind, kind, text: part, window, isPersonal });
  }
}

const isVaried = (text: string | Buffer): boolean => new Set<number | string>(text).size >= DIFFERENT;

const objectIn = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return null;
  }
};

/** Every text in an object, by the nearest field that it stands in; below `values` all fields are values. */
const textsIn = (value: unknown, field = ''): readonly (readonly [field: string, text: string])[] => {
  if (typeof value === 'string') return [[field, value]];
  if (Array.isArray(value)) return value.flatMap(item => textsIn(item, field));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, field === 'values' ? field : name));
};
