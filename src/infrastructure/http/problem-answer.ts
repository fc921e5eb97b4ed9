import type { FastifyReply } from 'fastify';
import type { Problem } from './problem.js';
import { noteProblem } from './watched-requests.js';
import { languageHeaders, wordedProblem } from './wording.js';

const headersOf = (problem: Problem): Record<string, string> => {
  const wait = problem['retryAfter'];
  return {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...(typeof wait === 'number' ? { 'retry-after': String(Math.max(1, Math.ceil(wait))) } : {}),
    ...(problem.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
  };
};

/** Answers with a problem, also where a handler has taken the exchange over and failed before it answered. */
export const answerProblem = (reply: FastifyReply, problem: Problem): void => {
  const body = JSON.stringify(problem);
  noteProblem(reply, problem.code);
  if (!reply.sent) return void reply.code(problem.status).headers(headersOf(problem)).send(body);
  const { request } = reply;
  // past the hooks that put other answers into words
  if (!reply.raw.headersSent)
    reply.raw.writeHead(problem.status, { ...headersOf(problem), ...languageHeaders(request) }).end(wordedProblem(request, body));
  else reply.raw.destroy();
};
