import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A message as it arrived. */
export interface Received {
  readonly id: string;
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server of a user's own on loopback that takes messages and answers as it is told to. */
export class Receiver {
  readonly received: Received[] = [];
  /** What it answers with; null leaves the sender waiting. */
  answers: number | ((message: Received) => number) | null = 200;
  headers: Readonly<Record<string, string>> = {};

  private constructor(
    readonly host: string,
    private readonly server: ReturnType<typeof createServer>,
    private readonly sockets: Set<Socket>,
  ) {}

  static async open(): Promise<Receiver> {
    const sockets = new Set<Socket>();
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => receiver.take(request.headers, Buffer.concat(parts).toString('utf8'), response));
    });
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    });
    await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
    const receiver: Receiver = new Receiver(`127.0.0.1:${(server.address() as AddressInfo).port}`, server, sockets);
    return receiver;
  }

  get url(): string {
    return `http://${this.host}/keyreel?token=own-secret-of-the-receiver`;
  }

  /** Ids in the order of their arrival, those that were taken alone. */
  readonly taken: Received[] = [];

  types(): readonly string[] {
    return this.taken.map(({ type }) => type);
  }

  /** Judges a message by the library that Standard Webhooks offers to receivers; throws when the signature is not right. */
  static verified({ headers, body }: Received, secret: string): unknown {
    return new Webhook(secret).verify(body, headers as Record<string, string>);
  }

  async close(): Promise<void> {
    const closed = new Promise(resolve => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private take(headers: IncomingHttpHeaders, body: string, response: ServerResponse): void {
    const { type, timestamp, data } = JSON.parse(body) as Pick<Received, 'type' | 'timestamp' | 'data'>;
    const message = { id: String(headers['webhook-id']), type, timestamp, data, headers, body };
    this.received.push(message);
    const status = typeof this.answers === 'function' ? this.answers(message) : this.answers;
    if (status === null) return;
    if (status < 300) this.taken.push(message);
    response.writeHead(status, this.headers).end();
  }
}
