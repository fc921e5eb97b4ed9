import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { circumstancesOf, requestOf } from './circumstances.js';
import { inGerman } from './german/in-german.js';
import { languageOf } from './language.js';
import { GIVES, type DeclaredAnswer } from './route.js';
import { fieldsOf, isObject, type Field, type ShapeClass } from './shape.js';

type Fields = Record<string, unknown>;

/** Members of a problem, and of what lies in it, that may be sentences; what is a code there is in no catalogue. */
const OF_PROBLEMS: ReadonlySet<string> = new Set(['title', 'detail', 'reason', 'advice', 'sentence', 'because', 'offered']);

const put = (value: unknown): unknown => {
  if (typeof value === 'string') return inGerman(value) ?? value;
  return Array.isArray(value) ? value.map(put) : value;
};

const spoken = new WeakMap<ShapeClass, readonly Field[]>();

/** Fields of a class that are sentences, or that hold some; found once. */
const speaking = (shape: ShapeClass): readonly Field[] => {
  const known = spoken.get(shape);
  if (known) return known;
  // a class that holds itself is looked at once
  spoken.set(shape, []);
  const found = fieldsOf(shape).filter(
    ({ options, shape: { nested } }) => options.sentence === true || nested?.classes().some(inner => inner === shape || speaking(inner).length > 0),
  );
  spoken.set(shape, found);
  return found;
};

const putAnswer = (value: unknown, shape: ShapeClass): void => {
  if (!isObject(value)) return;
  for (const { name, options, shape: of } of speaking(shape)) {
    const held = value[name];
    if (options.sentence === true) (value as Fields)[name] = put(held);
    for (const item of Array.isArray(held) ? held : [held]) {
      const inner = of.nested && isObject(item) ? of.nested.classOf(item) : null;
      if (inner) putAnswer(item, inner);
    }
  }
};

const putProblem = (value: unknown): void => {
  if (Array.isArray(value)) return value.forEach(putProblem);
  if (!isObject(value)) return;
  for (const [name, held] of Object.entries(value)) {
    if (OF_PROBLEMS.has(name)) (value as Fields)[name] = put(held);
    putProblem(held);
  }
};

/** The same text with its sentences in German; codes, ids and amounts stay as they are. */
const germanOf = (json: string, shape: ShapeClass | 'problem'): string => {
  const value: unknown = JSON.parse(json);
  if (shape === 'problem') putProblem(value);
  else putAnswer(value, shape);
  return JSON.stringify(value);
};

/** Notes the class of a route's answer, for when the answer leaves; a kept answer that is repeated has it too. */
export class NoteAnswer implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const gives = this.reflector.get<DeclaredAnswer | undefined>(GIVES, context.getHandler());
    if (gives?.type) circumstancesOf(requestOf(context)).gives = gives.type;
    return next.handle();
  }
}

const saidBy = (request: FastifyRequest, mediaType: string): ShapeClass | 'problem' | null => {
  if (mediaType.startsWith('application/problem+json')) return 'problem';
  const { gives } = circumstancesOf(request);
  return gives && mediaType.startsWith('application/json') && speaking(gives).length > 0 ? gives : null;
};

/** Headers of an answer whose words are in a language that the client may choose. */
export const languageHeaders = (request: FastifyRequest, vary?: unknown): Readonly<Record<string, string>> => ({
  'content-language': languageOf(request),
  vary: typeof vary === 'string' && vary !== '' ? `${vary}, accept-language` : 'accept-language',
});

/** Puts an answer into the language that was asked for, as the last thing that is done to it: what is kept of it stays as the code says it. */
export const worded = (request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown => {
  const shape = saidBy(request, String(reply.getHeader('content-type') ?? ''));
  if (shape === null) return payload;
  void reply.headers(languageHeaders(request, reply.getHeader('vary')));
  return typeof payload === 'string' && payload !== '' && languageOf(request) === 'de' ? germanOf(payload, shape) : payload;
};

/** A problem's text in the language that was asked for, for answers that leave by another way. */
export const wordedProblem = (request: FastifyRequest, json: string): string => (languageOf(request) === 'de' ? germanOf(json, 'problem') : json);
