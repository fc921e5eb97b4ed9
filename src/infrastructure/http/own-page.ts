import type { IncomingHttpHeaders } from 'node:http';

/** What of a request tells which page it came from. */
export interface Asked {
  readonly method: string;
  readonly headers: Pick<IncomingHttpHeaders, 'host' | 'origin' | 'sec-fetch-site'>;
}

/** `host` is what this very request was sent to; behind a proxy that may be another name than the public one. */
const isOwn = (origin: string, host: string | undefined, publicUrl: string): boolean => {
  const own = new URL(publicUrl);
  const from = URL.parse(origin);
  if (from === null || from.origin !== origin) return false;
  return from.origin === own.origin || (from.host === host && (own.protocol !== 'https:' || from.protocol === 'https:'));
};

/**
 * Whether a browser sent this for our own page, or for a person who opened the address: others may make it send a cookie, and may not use it. Browsers
 * say so in Sec-Fetch-Site; where they do not (an old one, an address without TLS), what changes anything must name our own origin.
 */
export const isFromOwnPage = ({ method, headers }: Asked, publicUrl: string): boolean => {
  const { origin, host, 'sec-fetch-site': site } = headers;
  const changesNothing = method === 'GET' || method === 'HEAD';
  if (origin !== undefined && !isOwn(origin, host, publicUrl)) return false;
  if (site !== undefined) return site === 'same-origin' || (site === 'none' && changesNothing);
  return origin !== undefined || changesNothing;
};
