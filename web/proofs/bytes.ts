/** Bytes that the browser's own cryptography takes. */
export type Bytes = Uint8Array<ArrayBuffer>;

const HASH_BYTES = 32;

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

export const joined = (...parts: readonly Bytes[]): Bytes => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => {
    all.set(part, at);
    return at + part.length;
  }, 0);
  return all;
};

export const isSame = (one: Bytes, other: Bytes): boolean => one.length === other.length && one.every((byte, at) => byte === other[at]);

export const hexOf = (bytes: Bytes): string => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

/** Null for what is no hex. */
export const fromHex = (text: string): Bytes | null =>
  /^([0-9a-f]{2})*$/i.test(text) ? Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16)) : null;

export const base64Of = (bytes: Bytes): string => btoa(String.fromCharCode(...bytes));

/** Null for what is not exactly how these bytes are written: two writings of one proof would be two proofs. */
export const fromBase64 = (text: string): Bytes | null => {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  const bytes = Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
  return base64Of(bytes) === text ? bytes : null;
};

/** Hashes, a text each; null when one of them is none. */
export const hashesOf = (texts: readonly string[]): readonly Bytes[] | null => {
  const hashes = texts.map(fromBase64);
  return hashes.every((hash): hash is Bytes => hash?.length === HASH_BYTES) ? hashes : null;
};

export const sha256 = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
