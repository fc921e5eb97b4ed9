import { isIPv4, isIPv6 } from 'node:net';

/** An IP address as its 4 or 16 bytes: what is decided on bytes cannot be talked around by spelling. */
export type AddressBytes = Uint8Array;

/** Null for anything that is not a plain address; one with a zone is not. */
export const addressBytes = (text: string): AddressBytes | null => {
  if (isIPv4(text)) return Uint8Array.from(text.split('.'), Number);
  if (!isIPv6(text) || text.includes('%')) return null;
  const [head = '', tail] = text.split('::');
  const [before, after] = [wordsOf(head), wordsOf(tail ?? '')];
  const words = tail === undefined ? before : [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
  return Uint8Array.from(words.flatMap(word => [word >> 8, word & 255]));
};

const wordsOf = (text: string): number[] =>
  text
    .split(':')
    .filter(part => part !== '')
    .flatMap(part => {
      if (!part.includes('.')) return [parseInt(part, 16)];
      const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
      return [a * 256 + b, c * 256 + d];
    });

export const sameAddress = (one: AddressBytes, other: AddressBytes): boolean => Buffer.compare(one, other) === 0;

interface Range {
  readonly bytes: AddressBytes;
  readonly bits: number;
}

const rangesOf = (text: string): Range[] =>
  text
    .trim()
    .split(/\s+/)
    .map(entry => {
      const [address = '', bits = ''] = entry.split('/');
      const bytes = addressBytes(address);
      if (bytes === null) throw new Error(`${entry} is no range of addresses.`);
      return { bytes, bits: Number(bits) };
    });

const within = (address: AddressBytes, { bytes, bits }: Range): boolean =>
  address.length === bytes.length &&
  address.every((byte, at) => {
    const shift = Math.max(0, 8 - Math.max(0, bits - at * 8));
    return shift === 8 || byte >> shift === (bytes[at] ?? 0) >> shift;
  });

/*
 * IPv4: everything but what the special-purpose registry (RFC 6890 and its successors) and practice set apart: this network, private, shared,
 * loopback, link-local with the clouds' metadata, protocol assignments, documentation, relays, benchmarks, one cloud's host services, multicast, reserved.
 */
const NOT_PUBLIC_V4 = rangesOf(`
  0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24
  192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 168.63.129.16/32 224.0.0.0/4 240.0.0.0/4`);

/*
 * IPv6: nothing but global unicast, and of that not the ranges for protocols (Teredo, benchmarks, ORCHID), documentation and 6to4. So unspecified,
 * loopback, mapped, compatible, unique-local, link-local, site-local and multicast addresses are out without being named.
 */
const GLOBAL_UNICAST_V6 = rangesOf('2000::/3');
const NOT_PUBLIC_V6 = rangesOf('2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3ffe::/16 3fff::/20');
/** A gateway to IPv4: behind it lies the address in the last four bytes. */
const NAT64 = rangesOf('64:ff9b::/96');

/** True for an address that anybody on the Internet could reach as well. */
export const isPublic = (address: AddressBytes): boolean => {
  const isIn = (ranges: readonly Range[]) => ranges.some(range => within(address, range));
  if (address.length === 4) return !isIn(NOT_PUBLIC_V4);
  if (isIn(NAT64)) return isPublic(address.subarray(12));
  return isIn(GLOBAL_UNICAST_V6) && !isIn(NOT_PUBLIC_V6);
};
