import type { Canary } from './secrets.js';

/** A part of a canary that was found, and where. */
export interface Finding {
  readonly canary: string;
  /** The form in which it lay there: `raw`, `base64 at offset 1`, `hex`, `url`. */
  readonly form: string;
  readonly place: string;
  /** Bytes from the place's beginning. */
  readonly at: number;
}

interface Pattern {
  readonly canary: string;
  readonly form: string;
  readonly bytes: Buffer;
}

/** No pattern is shorter: a part has at least so many characters, and no form of it fewer bytes. */
const KEY_BYTES = 8;
const TABLE_BITS = 22;

/** What stays of some bytes in base64 when so many others stand before them and anything may follow. */
const inBase64 = (bytes: Buffer, offset: number): Buffer => {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor(((offset + bytes.length) * 8) / 6);
  return Buffer.from(text.slice(first, last));
};

const urlSafe = (bytes: Buffer): Buffer => Buffer.from(bytes.toString('latin1').replaceAll('+', '-').replaceAll('/', '_'), 'latin1');

/** Every form in which a part may lie somewhere; bytes that are no text are never written as a part of a URL. */
const formsOf = (raw: Buffer, isText: boolean): readonly (readonly [form: string, bytes: Buffer])[] => {
  const base64 = [0, 1, 2].flatMap(offset => {
    const bytes = inBase64(raw, offset);
    return [[`base64 at offset ${offset}`, bytes] as const, [`base64url at offset ${offset}`, urlSafe(bytes)] as const];
  });
  const hex = raw.toString('hex');
  const forms = [['raw', raw], ...base64, ['hex', Buffer.from(hex)], ['hex', Buffer.from(hex.toUpperCase())]] as const;
  return isText ? [...forms, ...urlFormsOf(raw.toString('utf8'))] : forms;
};

const urlFormsOf = (part: string): readonly (readonly [form: string, bytes: Buffer])[] => {
  const url = encodeURIComponent(part);
  return [
    ['url', Buffer.from(url)],
    ['url', Buffer.from(url.replaceAll('%20', '+'))],
    ['url', Buffer.from(url.replace(/%[0-9A-F]{2}/g, escape => escape.toLowerCase()))],
  ];
};

const windowsOf = ({ text, window }: Canary): readonly Buffer[] => {
  const characters = typeof text === 'string' ? [...text].map(character => Buffer.from(character)) : [...text].map(byte => Buffer.of(byte));
  if (window < KEY_BYTES) throw new Error(`A window needs at least ${KEY_BYTES} characters`);
  if (characters.length < window) throw new Error(`A canary needs at least ${window} characters`);
  return Array.from({ length: characters.length - window + 1 }, (_, at) => Buffer.concat(characters.slice(at, at + window)));
};

/** Looked up once: in the contexts that specs run in each look at a global is slow, and this is done for every byte. */
const { imul } = Math;

/** Of eight bytes, as two numbers: what differs in any of them is most likely told apart. */
const hashOf = (high: number, low: number): number => {
  const mixed = imul(high, 0x9e3779b1) ^ imul(low, 0x85ebca6b);
  return imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> (32 - TABLE_BITS);
};

/**
 * Looks for every part of every canary, in every form, in whatever it is fed. Parts that may be there by right (they were
 * found before anything was told in confidence) can be set aside.
 */
export class CanaryScan {
  /** By the hash of their first bytes. */
  readonly #patterns = new Map<number, Pattern[]>();
  /** One bit for each such hash: nearly every position is dismissed by it. */
  readonly #table = new Uint8Array(2 ** TABLE_BITS / 8);
  readonly #found: Finding[] = [];
  #count = 0;
  #bytes = 0;

  constructor(canaries: readonly Canary[], aside: ReadonlySet<string> = new Set()) {
    for (const canary of canaries)
      for (const part of windowsOf(canary))
        for (const [form, bytes] of formsOf(part, typeof canary.text === 'string'))
          if (aside.size === 0 || !aside.has(bytes.toString('latin1'))) this.#add({ canary: canary.name, form, bytes });
  }

  /** How many different texts are looked for. */
  get patternCount(): number {
    return this.#count;
  }

  get bytesSearched(): number {
    return this.#bytes;
  }

  get findings(): readonly Finding[] {
    return this.#found;
  }

  /** Searches one place. The first finding of a canary in a form is enough to know of it, so each is told once. */
  search(place: string, bytes: Buffer): readonly Finding[] {
    const told = new Map<string, Finding>();
    for (const { at, pattern } of this.#matches(bytes)) {
      const { canary, form } = pattern;
      if (!told.has(`${canary}|${form}`)) told.set(`${canary}|${form}`, { canary, form, place, at });
    }
    this.#bytes += bytes.length;
    this.#found.push(...told.values());
    return [...told.values()];
  }

  /** The very texts that are there, for setting them aside. */
  present(bytes: Buffer): ReadonlySet<string> {
    return new Set([...this.#matches(bytes)].map(({ pattern }) => pattern.bytes.toString('latin1')));
  }

  #matches(bytes: Buffer): readonly { at: number; pattern: Pattern }[] {
    const matches: { at: number; pattern: Pattern }[] = [];
    const table = this.#table;
    let [high, low] = [0, 0];
    for (let at = 0; at < bytes.length; at += 1) {
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | (bytes[at] ?? 0);
      const hash = hashOf(high, low);
      if (((table[hash >>> 3] ?? 0) & (1 << (hash & 7))) === 0 || at < KEY_BYTES - 1) continue;
      const start = at - KEY_BYTES + 1;
      for (const pattern of this.#patterns.get(hash) ?? []) if (standsAt(bytes, start, pattern.bytes)) matches.push({ at: start, pattern });
    }
    return matches;
  }

  #add(pattern: Pattern): void {
    const hash = hashOf(pattern.bytes.readInt32BE(0), pattern.bytes.readInt32BE(4));
    const alike = this.#patterns.get(hash);
    if (alike?.some(({ bytes }) => bytes.equals(pattern.bytes))) return;
    if (alike) alike.push(pattern);
    else this.#patterns.set(hash, [pattern]);
    this.#table[hash >>> 3] = (this.#table[hash >>> 3] ?? 0) | (1 << (hash & 7));
    this.#count += 1;
  }
}

const standsAt = (bytes: Buffer, start: number, wanted: Buffer): boolean =>
  start + wanted.length <= bytes.length && bytes.compare(wanted, 0, wanted.length, start, start + wanted.length) === 0;
