import net from 'node:net';

/** One request as it came over the socket. */
export interface ReceivedRequest {
  readonly line: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the server does with the socket once it has the whole request. */
export type Behaviour = (socket: net.Socket, request: ReceivedRequest) => void;

/** A server that answers with exactly the bytes it is told, for the faults that no HTTP library would produce. */
export interface AnswerServer {
  readonly baseURL: string;
  readonly port: number;
  readonly requests: readonly ReceivedRequest[];
  /** Every byte that arrived, whether or not it made a request. */
  readonly bytes: () => string;
  /** Connections that were opened. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** Starts the server on a port that the system picks; the n-th request meets the n-th behaviour, and the last one stays. */
export async function startAnswerServer(...behaviours: readonly Behaviour[]): Promise<AnswerServer> {
  const requests: ReceivedRequest[] = [];
  const sockets = new Set<net.Socket>();
  let bytes = '';
  let connections = 0;
  const server = net.createServer(socket => {
    connections += 1;
    sockets.add(socket);
    let pending = '';
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', chunk => {
      bytes += chunk.toString('latin1');
      pending += chunk.toString('latin1');
      const request = wholeRequest(pending);
      if (!request) return;
      pending = '';
      requests.push(request);
      behaviours[Math.min(requests.length, behaviours.length) - 1]?.(socket, request);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  return {
    baseURL: `http://127.0.0.1:${port}/v1`,
    port,
    requests,
    bytes: () => bytes,
    connections: () => connections,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise<void>(resolve => server.close(() => resolve()));
    },
  };
}

function wholeRequest(text: string): ReceivedRequest | null {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [line = '', ...fields] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(
    fields.map(field => [field.slice(0, field.indexOf(':')).toLowerCase(), field.slice(field.indexOf(':') + 1).trim()]),
  );
  const body = text.slice(end + 4);
  return body.length < Number(headers['content-length'] ?? 0) ? null : { line, headers, body };
}

type Headers = Readonly<Record<string, string | number>>;

function head(status: number, headers: Headers): string {
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Status\r\n${fields.join('')}\r\n`;
}

/** A whole answer with its length; the connection stays open. */
export function whole(status: number, body: string, headers: Headers = {}): Behaviour {
  const length = Buffer.byteLength(body);
  return socket => void socket.write(head(status, { 'content-type': 'application/json', 'content-length': length, ...headers }) + body);
}

/** A JSON answer with a request id. */
export function json(status: number, body: unknown, headers: Headers = {}): Behaviour {
  return whole(status, JSON.stringify(body), { 'x-request-id': 'req_1', ...headers });
}

/** The provider's error document. */
export function error(status: number, error: Readonly<Record<string, unknown>>, headers: Headers = {}): Behaviour {
  return json(status, { error }, headers);
}

/** A stream of events that ends as a stream should, by closing. */
export function events(...data: readonly unknown[]): Behaviour {
  return socket => socket.end(streamHead + data.map(event).join(''));
}

/** A stream that sends these events and then does as it is told with the socket. */
export function eventsThen(then: (socket: net.Socket) => void, ...data: readonly unknown[]): Behaviour {
  return socket => void socket.write(streamHead + data.map(event).join(''), () => then(socket));
}

/** These bytes, then as told. */
export function bytesThen(bytes: string, then: (socket: net.Socket) => void = () => undefined): Behaviour {
  return socket => void socket.write(bytes, () => then(socket));
}

export const streamHead = head(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req_1', connection: 'close' });

/** One message of a stream; a string is taken as it is. */
export function event(data: unknown): string {
  const type = typeof data === 'object' && data !== null && 'type' in data ? `event: ${String(data.type)}\n` : '';
  return `${type}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
}
