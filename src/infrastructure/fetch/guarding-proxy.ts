import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Transform, type Duplex } from 'node:stream';
import { FetchProblem } from '../../shared-kernel/ports/fetcher.js';
import { AddressGuard, systemResolve } from './address-guard.js';
import { systemClock } from './clock.js';
import { connectTo, systemDial } from './connection.js';
import type { GuardedFetcherParts } from './guarded-fetcher.js';
import { DEFAULT_LIMITS } from './limits.js';
import { Run } from './run.js';

const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade']);
const DAY_MS = 24 * 3_600_000;

/** What a guarding proxy is to allow. */
export interface ProxyParts extends Omit<GuardedFetcherParts, 'limits' | 'certificates'> {
  /** Of everything that comes back through it. */
  readonly maxBytes: number;
}

/**
 * A proxy on loopback that lets one program out through our guard: each host that it names, redirects included, is looked up once by us and
 * connected to only when every address is public. It asks for a password that only this run knows, and counts what comes back.
 */
export class GuardingProxy {
  /** With its password; for the program's arguments. */
  url = '';
  /** The first thing that it refused; what the program makes of a refusal does not tell. */
  refusal: FetchProblem | null = null;
  private received = 0;
  private readonly guard: AddressGuard;
  private readonly run: Run;
  private readonly password = randomBytes(24).toString('hex');
  private readonly open = new Set<Socket>();
  private readonly server = createServer((asked, answer) => {
    if (this.isOurs(asked)) void this.pass(asked, answer);
    else answer.writeHead(407, { 'Proxy-Authenticate': 'Basic' }).end();
  });

  private constructor(
    private readonly parts: ProxyParts,
    private readonly onTooLarge: () => void,
  ) {
    const { allow, resolve = systemResolve, ports = [80, 443], clock = systemClock } = parts;
    this.guard = new AddressGuard({ allow: new Set(allow), resolve, ports: new Set(ports) });
    this.run = new Run(clock, DEFAULT_LIMITS, DAY_MS);
  }

  static async open(parts: ProxyParts, onTooLarge: () => void): Promise<GuardingProxy> {
    const proxy = new GuardingProxy(parts, onTooLarge);
    await proxy.listen();
    return proxy;
  }

  async close(): Promise<void> {
    this.run.end();
    const closed = new Promise(resolved => this.server.close(resolved));
    for (const socket of this.open) socket.destroy();
    await closed;
  }

  private async listen(): Promise<void> {
    this.server.on('connect', (asked: IncomingMessage, socket: Duplex, head: Buffer) => {
      socket.on('error', () => undefined);
      if (this.isOurs(asked)) void this.tunnel(asked.url ?? '', socket, head);
      else socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
    });
    this.server.on('connection', socket => {
      this.open.add(socket);
      socket.on('error', () => undefined).on('close', () => this.open.delete(socket));
    });
    await new Promise<void>(listening => this.server.listen(0, '127.0.0.1', listening));
    this.url = `http://keyreel:${this.password}@127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Loopback is open to every program of this machine. */
  private isOurs({ headers }: IncomingMessage): boolean {
    const expected = Buffer.from(`Basic ${Buffer.from(`keyreel:${this.password}`).toString('base64')}`);
    const given = Buffer.from(headers['proxy-authorization'] ?? '');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  /** An encrypted connection: only the host is seen, and that is what is judged. */
  private async tunnel(authority: string, socket: Duplex, head: Buffer): Promise<void> {
    const remote = await this.connect(`http://${authority}/`);
    if (remote === null) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    socket.on('close', () => remote.destroy());
    remote.on('close', () => socket.destroy()).on('error', () => socket.destroy());
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    remote.write(head);
    socket.pipe(remote);
    remote.pipe(this.counting(() => socket.destroy())).pipe(socket);
  }

  private async pass(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const url = URL.parse(asked.url ?? '');
    const remote = url?.protocol === 'http:' ? await this.connect(url.href) : null;
    if (url === null || remote === null) return void answer.writeHead(403).end();
    const headers = Object.fromEntries(Object.entries(asked.headers).filter(([name]) => !HOP_BY_HOP.has(name)));
    const sent = httpRequest({
      createConnection: () => remote,
      method: asked.method,
      path: `${url.pathname}${url.search}`,
      setHost: false,
      headers: { ...headers, host: url.host, connection: 'close' },
    });
    sent.on('response', response => {
      const kept = Object.entries(response.headers).filter(([name]) => !HOP_BY_HOP.has(name));
      answer.writeHead(response.statusCode ?? 502, Object.fromEntries(kept));
      response.on('error', () => answer.destroy());
      response.pipe(this.counting(() => answer.destroy())).pipe(answer);
    });
    sent.on('error', () => answer.destroy());
    answer.on('close', () => sent.destroy());
    asked.pipe(sent);
  }

  /** Hangs up where there is too much. */
  private counting(hangUp: () => void): Transform {
    const counter = new Transform({
      transform: (chunk: Buffer, _, done) => {
        this.received += chunk.length;
        if (this.received <= this.parts.maxBytes) return done(null, chunk);
        this.refusal ??= new FetchProblem('source_too_large', false);
        this.onTooLarge();
        done(this.refusal);
      },
    });
    return counter.on('error', hangUp);
  }

  private async connect(url: string): Promise<Socket | null> {
    try {
      const admitted = await this.guard.admit(url);
      return await connectTo(admitted, { dial: this.parts.dial ?? systemDial, connectMs: DEFAULT_LIMITS.connectMs }, this.run);
    } catch (error) {
      if (error instanceof FetchProblem && error.code === 'url_not_allowed') this.refusal ??= error;
      return null;
    }
  }
}
