import { lookup } from 'node:dns/promises';
import { FetchProblem } from '../../shared-kernel/ports/fetcher.js';
import { addressBytes, isPublic } from './address.js';

/** Every address of a name, as text; rejects as `dns.lookup` does. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** By the system's own rules, its hosts file included. */
export const systemResolve: Resolve = async hostname => (await lookup(hostname, { all: true })).map(({ address }) => address);

/** A URL that may be fetched, and the addresses that it may be fetched from: nothing is looked up again after this. */
export interface Admitted {
  readonly url: URL;
  /** In the order to try them; at least one. */
  readonly addresses: readonly string[];
}

/** What may be reached besides the public Internet, and how names are looked up. */
export interface GuardParts {
  /** Exact `host:port`, spelled as in a URL; an operator's word that this one is meant. */
  readonly allow: ReadonlySet<string>;
  readonly resolve: Resolve;
  /** Ports that public hosts may be reached on. */
  readonly ports: ReadonlySet<number>;
}

const refused = (): FetchProblem => new FetchProblem('url_not_allowed', false);
const LONGEST_URL = 4096;
const STRANGE = /[\s\\\p{Cc}\p{Cf}]/u;

/** Decides what may be reached. What it refuses is never connected to, and a name is looked up at most once. */
export class AddressGuard {
  constructor(private readonly parts: GuardParts) {}

  /** Throws FetchProblem `url_not_allowed`, or `url_unreachable` for a name that nobody knows. */
  async admit(text: string): Promise<Admitted> {
    const url = parse(text);
    const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
    const hostname = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const listed = this.parts.allow.has(`${url.hostname}:${port}`);
    if (!listed && !this.parts.ports.has(port)) throw refused();
    const addresses = addressBytes(hostname) === null ? await this.#resolve(hostname) : [hostname];
    // all of them: one public answer among others is how a name is made to point inside
    if (!listed && !addresses.every(isAllowed)) throw refused();
    return { url, addresses };
  }

  async #resolve(hostname: string): Promise<readonly string[]> {
    try {
      const addresses = await this.parts.resolve(hostname);
      if (addresses.length > 0) return [...new Set(addresses)];
    } catch (error) {
      throw new FetchProblem('url_unreachable', (error as NodeJS.ErrnoException).code !== 'ENOTFOUND');
    }
    throw new FetchProblem('url_unreachable', false);
  }
}

const isAllowed = (address: string): boolean => {
  const bytes = addressBytes(address);
  return bytes !== null && isPublic(bytes);
};

const parse = (text: string): URL => {
  const url = text.length <= LONGEST_URL && !STRANGE.test(text) ? URL.parse(text) : null;
  if (url === null || !['http:', 'https:'].includes(url.protocol)) throw refused();
  if (url.username !== '' || url.password !== '' || url.hostname === '') throw refused();
  return url;
};
