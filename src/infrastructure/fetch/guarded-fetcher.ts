import { writeFile } from 'node:fs/promises';
import { FetchProblem, type Downloaded, type DownloadOrder, type Fetcher, type SourceFacts } from '../../shared-kernel/ports/fetcher.js';
import { AddressGuard, systemResolve, type Resolve } from './address-guard.js';
import { factsOf } from './answer-facts.js';
import { systemClock, type Clock } from './clock.js';
import { systemDial, type Dial } from './connection.js';
import { Download } from './download.js';
import { ask, Dropped, type Asking } from './exchange.js';
import { HOST_AND_PORT } from './host-and-port.js';
import { DEFAULT_LIMITS, type FetchLimits } from './limits.js';
import { HEAD_BYTES, isPage, typeByBytes } from './media-signature.js';
import { Run } from './run.js';

/** What an operator may set, and what a test may replace. */
export interface GuardedFetcherParts {
  /** KEYREEL_FETCH_ALLOW: exact `host:port` that may be reached although it is not public, spelled as in the URL. */
  readonly allow: readonly string[];
  readonly limits?: Partial<FetchLimits>;
  readonly resolve?: Resolve;
  readonly dial?: Dial;
  readonly clock?: Clock;
  readonly certificates?: readonly string[];
  /** Ports that public hosts may be reached on: 80 and 443. */
  readonly ports?: readonly number[];
}

/** Enough for the index of nearly every file that has it in front. */
const MEDIUM_HEAD_BYTES = 2 * 1024 * 1024;

/** Fetches from the public Internet, and from what the operator has listed, and from nowhere else. */
export class GuardedFetcher implements Fetcher {
  readonly #asking: Asking;
  readonly #clock: Clock;

  /** Throws a sentence for an entry of `allow` that is not one exact host and port. */
  constructor({
    allow,
    limits,
    resolve = systemResolve,
    dial = systemDial,
    clock = systemClock,
    certificates,
    ports = [80, 443],
  }: GuardedFetcherParts) {
    for (const entry of allow)
      if (!HOST_AND_PORT.test(entry))
        throw new Error(`KEYREEL_FETCH_ALLOW lists ${JSON.stringify(entry)}: it takes exact host:port pairs, in lower case.`);
    const within = { ...DEFAULT_LIMITS, ...limits };
    this.#clock = clock;
    this.#asking = {
      guard: new AddressGuard({ allow: new Set(allow), resolve, ports: new Set(ports) }),
      connection: { dial, connectMs: within.connectMs, ...(certificates === undefined ? {} : { certificates }) },
      limits: within,
    };
  }

  probe(url: string, signal?: AbortSignal): Promise<SourceFacts> {
    return this.#within(this.#asking.limits.lookMs, signal, async run => (await this.#look(url, HEAD_BYTES, run)).facts);
  }

  fetchHead(url: string, into: string, signal?: AbortSignal): Promise<SourceFacts> {
    return this.#within(this.#asking.limits.lookMs, signal, async run => {
      const { facts, head } = await this.#look(url, MEDIUM_HEAD_BYTES, run);
      await writeFile(into, head, { mode: 0o600 });
      return facts;
    });
  }

  download(url: string, order: DownloadOrder): Promise<Downloaded> {
    return this.#within(this.#asking.limits.totalMs, order.signal, run => new Download(url, order, this.#asking, run).perform());
  }

  async #look(url: string, most: number, run: Run): Promise<{ facts: SourceFacts; head: Buffer }> {
    const answer = await ask(url, { Range: `bytes=0-${most - 1}` }, this.#asking, run);
    try {
      // how a server says that not even the first byte is there
      if (answer.status === 416) throw new FetchProblem('source_empty', false);
      const { mediaType, total, partial } = factsOf(answer, 0);
      const head = await firstBytes(answer.body, most);
      if (head.length === 0) throw new FetchProblem('source_empty', false);
      if (isPage(head, mediaType)) throw new FetchProblem('url_is_a_page', false);
      return { facts: { mediaType: typeByBytes(head) ?? mediaType, bytes: total, ranges: partial, finalUrl: answer.finalUrl.href }, head };
    } finally {
      answer.close();
    }
  }

  async #within<T>(totalMs: number, signal: AbortSignal | undefined, work: (run: Run) => Promise<T>): Promise<T> {
    const run = new Run(this.#clock, this.#asking.limits, totalMs, signal);
    try {
      return await work(run);
    } catch (error) {
      run.signal.throwIfAborted();
      throw error instanceof Dropped ? new FetchProblem('url_unreachable', true) : error;
    } finally {
      run.end();
    }
  }
}

const firstBytes = async (body: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    parts.push(part);
    length += part.length;
    if (length >= most) break;
  }
  return Buffer.concat(parts).subarray(0, most);
};
