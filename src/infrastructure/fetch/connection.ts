import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { FetchProblem } from '../../shared-kernel/ports/fetcher.js';
import { addressBytes, sameAddress } from './address.js';
import type { Admitted } from './address-guard.js';
import type { Run } from './run.js';

/** Opens a TCP connection to an address, never to a name. */
export type Dial = (to: { readonly address: string; readonly port: number }) => Socket;

export const systemDial: Dial = ({ address, port }) => connect({ host: address, port });

/** How connections are made. */
export interface ConnectionParts {
  readonly dial: Dial;
  /** Certificates to trust instead of the system's. */
  readonly certificates?: readonly string[];
  readonly connectMs: number;
}

/** A connection to one of the admitted addresses, the first that answers, with TLS by the URL's name. Throws FetchProblem. */
export const connectTo = async ({ url, addresses }: Admitted, parts: ConnectionParts, run: Run): Promise<Socket> => {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  let problem: unknown = new FetchProblem('url_unreachable', true);
  for (const address of addresses) {
    try {
      const socket = await opened(parts.dial({ address, port }), 'connect', parts, run);
      assertThere(socket, address);
      return url.protocol === 'https:' ? await secured(socket, url.hostname, parts, run) : socket;
    } catch (error) {
      run.signal.throwIfAborted();
      problem = error;
    }
  }
  throw problem;
};

/** The last look before the first byte: whatever was asked for, this is who answered. */
const assertThere = (socket: Socket, address: string): void => {
  const [asked, found] = [addressBytes(address), addressBytes(socket.remoteAddress ?? '')];
  if (asked !== null && found !== null && sameAddress(asked, found)) return;
  socket.destroy();
  throw new FetchProblem('url_not_allowed', false);
};

const secured = async (socket: Socket, hostname: string, parts: ConnectionParts, run: Run): Promise<TLSSocket> => {
  const name = hostname.replace(/^\[(.*)\]$/, '$1');
  const tls = connectTls({
    socket,
    host: name,
    // an address has no server name, and is checked against the certificate as an address
    ...(isIP(name) === 0 ? { servername: name } : {}),
    ...(parts.certificates === undefined ? {} : { ca: [...parts.certificates] }),
    minVersion: 'TLSv1.2',
    ALPNProtocols: ['http/1.1'],
  });
  return opened(tls, 'secureConnect', parts, run);
};

const opened = async <S extends Socket>(socket: S, event: string, { connectMs }: ConnectionParts, run: Run): Promise<S> => {
  const { promise, resolve, reject } = Promise.withResolvers<S>();
  const onError = (error: Error) => reject(asProblem(error));
  socket.once(event, () => resolve(socket)).once('error', onError);
  try {
    return await run.step(connectMs, promise, () => socket.destroy());
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    // an error between two owners must not end the process; the next owner hears of it by the close that follows
    socket.on('error', () => {});
    socket.off('error', onError);
  }
};

const asProblem = (error: Error): FetchProblem => {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return new FetchProblem('url_unreachable', code.startsWith('E') && !code.startsWith('ERR_'));
};
