import { once } from 'node:events';
import { createServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { Access, type User } from './access.js';
import { ownCertificate } from './certificate.js';
import { Faults } from './faults.js';
import type { ReadCall } from './read-requests.js';
import type { Expectation, ProposedEvent } from './records.js';
import { inhabit } from './inhabitants.js';
import { refusals, Refused } from './refusals.js';
import type { ServerParts } from './server-parts.js';
import { addServices } from './services.js';
import { StoredLog, type AppendOutcome } from './stored-log.js';

export interface StandInOptions {
  port?: number;
  /** Shows a certificate of its own (`certificate.ts`), and only then asks for credentials. */
  tls?: boolean;
  users?: Readonly<Record<string, User>>;
  /** Keeps the log in a file too. */
  file?: string;
  /** A log in which a server and others have lived already. */
  isInhabited?: boolean;
  version?: string;
  /** Older servers do not say when a subscription has caught up. */
  saysCaughtUp?: boolean;
  appendLimit?: number;
}

/**
 * Test equipment, not a store: speaks EventStoreDB's protocol so that the real client runs against it, and does wrong what a spec
 * asks for. What it assumes of the real server is listed in its README.
 */
export class StandInServer implements ServerParts {
  readonly faults = new Faults();
  readonly log: StoredLog;
  readonly access: Access;
  readonly appendLimit: number;
  readonly version: string;
  readonly saysCaughtUp: boolean;
  #port: number;
  readonly #options: StandInOptions;
  readonly #sockets = new Set<Socket>();
  readonly #following = new Map<ReadCall, AbortController>();
  #open: { rpc: Server; tcp: TcpServer } | undefined;

  constructor(options: StandInOptions = {}) {
    this.#options = options;
    this.#port = options.port ?? 0;
    this.log = new StoredLog(options.file);
    if (options.isInhabited && this.log.length === 0) inhabit(this.log);
    this.access = new Access(options.tls ? options.users : undefined);
    this.appendLimit = options.appendLimit ?? 1024 * 1024;
    this.version = options.version ?? '24.10.0';
    this.saysCaughtUp = options.saysCaughtUp ?? true;
  }

  get port(): number {
    return this.#port;
  }

  /** The connection string for the client, with the credentials of a user where they are asked for. */
  url(user?: string): string {
    const password = user === undefined ? undefined : this.#options.users?.[user]?.password;
    const login = password === undefined ? '' : `${user}:${encodeURIComponent(password)}@`;
    const security = this.#options.tls ? `tls=true&tlsCAFile=${encodeURIComponent(ownCertificate().path)}` : 'tls=false';
    return `esdb://${login}127.0.0.1:${this.#port}?${security}&keepAliveInterval=-1`;
  }

  /** Opens the door, on the same port as before. */
  async start(): Promise<this> {
    const rpc = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    addServices(rpc, this);
    const credentials = this.#options.tls
      ? ServerCredentials.createSsl(null, [{ cert_chain: ownCertificate().chain, private_key: ownCertificate().key }])
      : ServerCredentials.createInsecure();
    const injector = rpc.createConnectionInjector(credentials);
    const tcp = createServer(socket => {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.#sockets.delete(socket));
      injector.injectConnection(socket);
    }).listen(this.#port, '127.0.0.1');
    await once(tcp, 'listening');
    this.#port = (tcp.address() as AddressInfo).port;
    this.#open = { rpc, tcp };
    return this;
  }

  /** Goes away as a crash does: connections end in the middle. What was written stays; the cache that knows repeats does not. */
  async stop(): Promise<void> {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    const closed = once(open.tcp, 'close');
    open.tcp.close();
    this.cut();
    open.rpc.forceShutdown();
    this.log.forgetRepeats();
    await closed;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Ends every connection now. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Ends every subscription, leaving connections alone. */
  dropSubscriptions(reason: Refused = refusals.shuttingDown()): void {
    for (const [call, ended] of this.#following) {
      ended.abort();
      call.emit('error', reason);
    }
  }

  /** Remembers a subscription, to be able to drop it; answers how to forget it. */
  followed(call: ReadCall, ended: AbortController): () => void {
    this.#following.set(call, ended);
    return () => void this.#following.delete(call);
  }

  async append(stream: string, expected: Expectation, events: readonly ProposedEvent[]): Promise<AppendOutcome> {
    const fault = this.faults.take();
    if (fault instanceof Refused) throw fault;
    if (this.faults.delay > 0) await pause(this.faults.delay);
    if (fault === 'time out before it is written') return { is: 'dropped' };
    if (fault === 'cut before it is written') return this.#silence();
    const outcome = await this.log.append(stream, expected, events);
    if (fault === 'time out after it is written') return { is: 'dropped' };
    return fault === 'cut after it is written' ? this.#silence() : outcome;
  }

  #silence(): Promise<never> {
    this.cut();
    return new Promise(() => undefined);
  }
}
