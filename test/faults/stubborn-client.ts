import { randomUUID } from 'node:crypto';
import type { Ended } from './service-process.js';
import { ServiceProcess } from './service-process.js';

/** What a request was answered with. */
export interface Answered {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer;
}

interface Sending {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object | Buffer;
}

const TRIES = 400;

/** Answers that say "not now" and nothing else. */
const comeBack = (status: number, code: unknown): boolean => status >= 500 || code === 'idempotency_in_flight';

/**
 * Keeps a service up, however often it is killed, and asks it until it answers: every order has one Idempotency-Key, and a
 * repeat after a crash bears the same.
 */
export class StubbornClient {
  private current: ServiceProcess;
  private readonly watching: Promise<void>;
  private leaving = false;
  private token: string | null = null;
  /** How often the service was killed. */
  deaths = 0;
  /** Set when the service ended by itself, which it never may. */
  quit: Ended | null = null;

  constructor(private readonly settings: NodeJS.ProcessEnv) {
    this.current = ServiceProcess.start(settings);
    this.watching = this.watch();
  }

  signedIn(token: string): void {
    this.token = token;
  }

  get(path: string): Promise<Answered> {
    return this.ask('GET', path, {});
  }

  /** One order, repeated until it is answered. */
  async order(method: 'POST' | 'PUT' | 'DELETE', path: string, sending: Sending = {}): Promise<Answered> {
    const headers = { ...sending.headers, 'idempotency-key': randomUUID() };
    const answered = await this.ask(method, path, { ...sending, headers });
    if (answered.status >= 400) throw new Error(`${method} ${path} was answered ${answered.status}: ${JSON.stringify(answered.body)}`);
    return answered;
  }

  /** As when the machine loses its power; somebody who started by its side may be spared. It is started again by itself. */
  losesPower(spared?: number): Promise<Ended> {
    return this.current.losesPower(spared);
  }

  /** Resolves when the service has ended by itself. */
  quits(): Promise<Ended> {
    return this.watching.then(() => this.current.ended);
  }

  async leave(): Promise<void> {
    this.leaving = true;
    await this.current.kill('SIGTERM');
    await this.watching;
  }

  /** Starts it again as often as it is killed; one that ends by itself stays down and fails whoever asks. */
  private async watch(): Promise<void> {
    for (;;) {
      const ended = await this.current.ended;
      if (this.leaving) return;
      if (ended.signal !== 'SIGKILL') return void (this.quit = ended);
      this.deaths += 1;
      this.current = ServiceProcess.start(this.settings);
    }
  }

  private async ask(method: string, path: string, sending: Sending): Promise<Answered> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const answered = await this.once(method, path, sending);
      if (answered && !comeBack(answered.status, answered.body['code'])) return answered;
      if (this.quit) throw new Error(`The service ended by itself: ${this.quit.complained}`);
    }
    throw new Error(`${method} ${path} was never answered.`);
  }

  /** Null when nobody was there, or left before the answer was whole. */
  private async once(method: string, path: string, { headers, body }: Sending): Promise<Answered | null> {
    const service = this.current;
    const url = await service.url;
    try {
      if (url === null) throw new Error('it died before it listened');
      const signed = this.token === null ? {} : { authorization: `Bearer ${this.token}` };
      const json = body === undefined || Buffer.isBuffer(body) ? null : JSON.stringify(body);
      const typed = json === null ? {} : { 'content-type': 'application/json' };
      const sent = json ?? (body === undefined ? null : new Uint8Array(body as Buffer));
      const response = await fetch(`${url}/v1${path}`, { method, headers: { ...signed, ...typed, ...headers }, body: sent });
      const bytes = Buffer.from(await response.arrayBuffer());
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      return { status: response.status, bytes, body: isJson ? (JSON.parse(bytes.toString()) as Answered['body']) : {} };
    } catch {
      await service.ended;
      return null;
    }
  }
}
