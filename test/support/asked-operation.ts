import { randomUUID } from 'node:crypto';
import type { Operation } from './api-document.js';

/** What stands for each place in a path, and for what a query must hold. */
export type Places = Readonly<Record<string, string>>;

/** An answer as far as it can tell somebody something. */
export interface Answer {
  readonly status: number;
  readonly code: unknown;
  readonly text: string;
  readonly headers: string;
}

export const named = ({ method, path }: Operation): string => `${method.toUpperCase()} ${path}`;
export const said = ({ status, code }: Answer): string => `${status} ${String(code)}`;

const PATIENCE_MS = 30_000;

const pathOf = ({ path, places, query }: Operation, filled: Places): string => {
  const asked = new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, filled[name] ?? value])).toString();
  const where = places.reduce((so, place) => {
    const value = filled[place];
    if (value === undefined)
      throw new Error(`${path} has the place {${place}}, which no object of the owner fills: add one to the world of the matrix.`);
    return so.replace(`{${place}}`, value);
  }, path);
  return asked === '' ? where : `${where}?${asked}`;
};

/** A stream of events would never end; that it begins is enough. */
const read = async (response: Response): Promise<{ readonly code: unknown; readonly text: string }> => {
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/event-stream')) return response.body?.cancel().then(() => ({ code: null, text: '' })) ?? { code: null, text: '' };
  const text = await response.text();
  return { code: /^application\/(problem\+)?json/.test(type) && text !== '' ? (JSON.parse(text) as { code?: unknown }).code : null, text };
};

/** The least request that has the shape of an operation, with everything that a route may ask for beside. */
export const askOperation = async (url: string, operation: Operation, filled: Places, headers: Readonly<Record<string, string>>): Promise<Answer> => {
  const { method, body } = operation;
  const type = body === null ? 'application/offset+octet-stream' : 'application/json';
  const response = await fetch(`${url}${pathOf(operation, filled)}`, {
    method: method.toUpperCase(),
    headers: {
      'idempotency-key': randomUUID(),
      'if-match': '*',
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      ...(body === null && method !== 'patch' ? {} : { 'content-type': type }),
      ...headers,
    },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((error: unknown) => {
    throw new Error(`${named(operation)} was not answered within ${PATIENCE_MS / 1000} s.`, { cause: error });
  });
  const told = [...response.headers].filter(([name]) => name !== 'date').map(([name, value]) => `${name}: ${value}`);
  return { status: response.status, ...(await read(response)), headers: told.toSorted().join('\n') };
};

const TURN = ['get', 'head', 'options', 'post', 'put', 'patch', 'delete'];

/** What only reads before what changes, and what ends something last: each is asked for by its owner too. */
export const inTurn = (all: readonly Operation[]): readonly Operation[] =>
  [...all].sort((a, b) => TURN.indexOf(a.method) - TURN.indexOf(b.method) || b.path.length - a.path.length);
