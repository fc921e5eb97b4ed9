import { request, type IncomingMessage } from 'node:http';
import { FetchProblem } from '../../shared-kernel/ports/fetcher.js';
import { Poster, type Letterbox, type Posted } from '../../shared-kernel/ports/poster.js';
import { AddressGuard, systemResolve } from './address-guard.js';
import { systemClock } from './clock.js';
import { connectTo, systemDial } from './connection.js';
import type { GuardedFetcherParts } from './guarded-fetcher.js';
import { DEFAULT_LIMITS } from './limits.js';
import { Run } from './run.js';

const TOTAL_MS = 10_000;

/** Posts to the public Internet over https, and to what the operator has listed, and to nowhere else. */
export class GuardedPoster extends Poster {
  readonly #guard: AddressGuard;
  readonly #allow: ReadonlySet<string>;

  constructor(private readonly parts: Omit<GuardedFetcherParts, 'limits'>) {
    super();
    const { allow, resolve = systemResolve, ports = [443] } = parts;
    this.#allow = new Set(allow);
    this.#guard = new AddressGuard({ allow: this.#allow, resolve, ports: new Set(ports) });
  }

  override takes(text: string): boolean {
    const url = URL.parse(text);
    if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && this.#allow.has(`${url.hostname}:${url.port || '80'}`));
  }

  override async post(letter: Letterbox): Promise<Posted> {
    if (!this.takes(letter.url)) throw new FetchProblem('url_not_allowed', false);
    const run = new Run(this.parts.clock ?? systemClock, DEFAULT_LIMITS, TOTAL_MS, letter.signal);
    try {
      return await this.#exchange(letter, run);
    } catch (error) {
      run.signal.throwIfAborted();
      throw error instanceof FetchProblem ? error : new FetchProblem('url_unreachable', true);
    } finally {
      run.end();
    }
  }

  async #exchange({ url: text, headers, body }: Letterbox, run: Run): Promise<Posted> {
    const admitted = await run.step(DEFAULT_LIMITS.connectMs, this.#guard.admit(text));
    const { dial = systemDial, certificates } = this.parts;
    const connection = { dial, connectMs: DEFAULT_LIMITS.connectMs, ...(certificates === undefined ? {} : { certificates }) };
    const socket = await connectTo(admitted, connection, run);
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const bytes = Buffer.from(body);
    const sent = request({
      createConnection: () => socket,
      method: 'POST',
      path: `${admitted.url.pathname}${admitted.url.search}`,
      setHost: false,
      headers: {
        Host: admitted.url.host,
        'User-Agent': 'Keyreel',
        'Content-Type': 'application/json',
        'Content-Length': bytes.length,
        Connection: 'close',
        ...headers,
      },
      maxHeaderSize: DEFAULT_LIMITS.headerBytes,
      insecureHTTPParser: false,
    });
    sent.once('response', resolve).on('error', reject);
    sent.once('upgrade', () => reject(new FetchProblem('source_misbehaved', false)));
    sent.end(bytes);
    try {
      const answer = await run.stoppable(promise, () => void sent.destroy());
      answer.on('error', () => undefined);
      return { status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] };
    } finally {
      // what else it has to say is nobody's business
      sent.destroy();
    }
  }
}
