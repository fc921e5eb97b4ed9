import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { FetchProblem } from '../../shared-kernel/ports/fetcher.js';
import type { AddressGuard, Admitted } from './address-guard.js';
import { connectTo, type ConnectionParts } from './connection.js';
import type { FetchLimits } from './limits.js';
import type { Run } from './run.js';

/** The connection broke; what was asked for may be asked for again. */
export class Dropped extends Error {
  override readonly name = 'Dropped';
}

/** The head of an answer, and its body still to be read. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly finalUrl: URL;
  /** Throws Dropped when the connection breaks, and the run's reason when it is stopped. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Hangs up. */
  close(): void;
}

/** What asking needs. */
export interface Asking {
  readonly guard: AddressGuard;
  readonly connection: ConnectionParts;
  readonly limits: FetchLimits;
}

const REDIRECTS = [301, 302, 303, 307, 308];

/** GET with redirects followed, each one checked like the first URL. Throws FetchProblem, or Dropped. */
export const ask = async (text: string, headers: Readonly<Record<string, string>>, asking: Asking, run: Run): Promise<Answer> => {
  let next = text;
  let from: URL | null = null;
  for (let hop = 0; hop <= asking.limits.redirects; hop += 1) {
    const admitted = await run.step(asking.limits.connectMs, asking.guard.admit(next));
    if (from?.protocol === 'https:' && admitted.url.protocol === 'http:') throw new FetchProblem('redirect_refused', false);
    const answer = await askOnce(admitted, headers, asking, run);
    if (!REDIRECTS.includes(answer.status)) return answer;
    answer.close();
    from = admitted.url;
    next = targetOf(answer, from);
  }
  throw new FetchProblem('redirect_refused', false);
};

const targetOf = ({ headers }: Answer, from: URL): string => {
  const target = headers.location === undefined ? null : URL.parse(headers.location, from.href);
  if (target === null) throw new FetchProblem('redirect_refused', false);
  return target.href;
};

const askOnce = async (admitted: Admitted, headers: Readonly<Record<string, string>>, { connection, limits }: Asking, run: Run): Promise<Answer> => {
  const { url } = admitted;
  const socket = await connectTo(admitted, connection, run);
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const sent = request({
    // no agent: nothing is pooled, and no proxy of the environment gets in between
    createConnection: () => socket,
    method: 'GET',
    path: `${url.pathname}${url.search}`,
    setHost: false,
    headers: { Host: url.host, 'User-Agent': 'Keyreel', Accept: '*/*', 'Accept-Encoding': 'identity', Connection: 'close', ...headers },
    maxHeaderSize: limits.headerBytes,
    insecureHTTPParser: false,
  });
  let broken: Error | null = null;
  sent.once('response', resolve).on('error', error => {
    // the body is only told that it was cut off; why, is said here
    broken = error;
    reject(asProblem(error));
  });
  sent.once('upgrade', () => reject(new FetchProblem('source_misbehaved', false)));
  sent.end();
  const close = () => void sent.destroy();
  try {
    const message = await run.step(limits.headersMs, promise, close);
    return { status: message.statusCode ?? 0, headers: message.headers, finalUrl: url, body: bodyOf(message, run, () => broken), close };
  } catch (error) {
    close();
    throw error;
  }
};

async function* bodyOf(message: IncomingMessage, run: Run, why: () => Error | null): AsyncGenerator<Uint8Array> {
  const hangUp = () => void message.destroy();
  run.signal.addEventListener('abort', hangUp, { once: true });
  run.watchRate();
  try {
    for await (const chunk of message as AsyncIterable<Uint8Array>) {
      run.signal.throwIfAborted();
      run.arrived(chunk.length);
      yield chunk;
    }
    run.signal.throwIfAborted();
  } catch (error) {
    run.signal.throwIfAborted();
    throw asProblem(why() ?? (error as Error));
  } finally {
    run.rest();
    run.signal.removeEventListener('abort', hangUp);
    hangUp();
  }
}

const asProblem = (error: Error): Error => {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return code.startsWith('HPE_') ? new FetchProblem('source_misbehaved', false) : new Dropped();
};
