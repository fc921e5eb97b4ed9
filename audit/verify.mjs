#!/usr/bin/env node
/**
 * Verifier 1: proves an exported log offline, with Node 20 or newer and nothing else.
 *
 *   node audit/verify.mjs <export folder> [--key <verifier's key or file>]… [--checkpoint <note file>]… [--account <id>] [--json]
 *   node audit/verify.mjs --batch <file: a folder and its kept checkpoints a line, separated by tabs> [--key …]
 *
 * It knows nothing of the service that made the log. What it checks, in which order, and what it says is fixed in docs/log-format.md.
 */
import { isUtf8 } from 'node:buffer';
import { createHash, createPublicKey, hash as hashAtOnce, verify } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const CANNOT_SEE = [
  'a rewrite of everything before the first checkpoint that anybody outside holds',
  'events that were never written',
  "whether an event's words are true",
];

const sha256 = hashAtOnce ? bytes => hashAtOnce('sha256', bytes, 'buffer') : bytes => createHash('sha256').update(bytes).digest();
const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);
const isWhole = (value, least, most = Number.MAX_SAFE_INTEGER) => Number.isSafeInteger(value) && value >= least && value <= most;
const jsonOf = text => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

// ---------------------------------------------------------------- pages of events (V2, and the leaves for V4)

const FIELDS = 'ordinal,stream,revision,id,type,schemaVersion,data,metadata';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ESCAPED_SURROGATE = /\\u[dD][89a-fA-F]/;
const REQUIRED = ['actor', 'commandId', 'causationId', 'correlationId', 'at'];

const faultInMetadata = metadata => {
  if (!isObject(metadata)) return 'its metadata is not a JSON object';
  for (const field in metadata) if (typeof metadata[field] !== 'string') return `${field} in its metadata is not a text`;
  for (const field of REQUIRED) if (typeof metadata[field] !== 'string') return `its metadata has no ${field}`;
  return null;
};

/** What is wrong with the shape of an event, or null. */
const faultInEvent = (event, place, mayHoldSurrogates) => {
  if (!isObject(event)) return 'the line is not a JSON object';
  if (Object.keys(event).join() !== FIELDS) return `the line does not have exactly the fields ${FIELDS}`;
  const { ordinal, stream, revision, id, type, schemaVersion, data, metadata } = event;
  if (ordinal !== place) return `the line says ordinal ${ordinal}`;
  const texts = [stream, type, data, metadata];
  if (!texts.every(text => typeof text === 'string')) return 'stream, type, data or metadata is not a text';
  if (mayHoldSurrogates && !texts.every(text => text.isWellFormed())) return 'a text holds half a character';
  if (!isWhole(revision, 0)) return 'its revision is not a whole number';
  if (!isWhole(schemaVersion, 1, 32767)) return 'its schemaVersion is not a number from 1 to 32767';
  if (typeof id !== 'string' || !UUID.test(id)) return 'its id is not a UUID in lower case';
  return null;
};

let scratch = Buffer.alloc(1 << 16);

const putText = (text, at) => {
  const length = scratch.write(text, at + 4);
  scratch.writeUInt32BE(length, at);
  return at + 4 + length;
};

const putNumber = (value, at) => {
  scratch.writeUInt32BE(8, at);
  scratch.writeUInt32BE(Math.floor(value / 2 ** 32), at + 4);
  scratch.writeUInt32BE(value % 2 ** 32, at + 8);
  return at + 12;
};

/** The leaf of an event, and its id as 16 bytes on the way. */
const leafOf = ({ stream, revision, id, type, schemaVersion, data, metadata }, idBytes) => {
  // no text has more bytes than three times its length
  const most = 3 * (stream.length + type.length + data.length + metadata.length) + 64;
  if (most > scratch.length) scratch = Buffer.alloc(2 * most);
  scratch[0] = 0;
  let at = putNumber(revision, putText(stream, 1));
  scratch.writeUInt32BE(16, at);
  scratch.write(id.replaceAll('-', ''), at + 4, 'hex');
  scratch.copy(idBytes, 0, at + 4, at + 20);
  at = putNumber(schemaVersion, putText(type, at + 20));
  at = putText(metadata, putText(data, at));
  return sha256(scratch.subarray(0, at));
};

const BOOKED = /^(credits|pricecatalogue|task)-/;
const TASK_TYPES = new Set(['TaskScheduled', 'TaskSucceeded', 'TaskFailed', 'TaskCancelled']);

const isForTheBooks = ({ stream, type }) => BOOKED.test(stream) && (TASK_TYPES.has(type) || !stream.startsWith('task-'));
const DATA_FAULT = 'its data is not a JSON object';

/**
 * One file of events: what V2 says of each line by itself, the leaves, the ids, and the texts that the books need.
 * Up to `fault.index` everything is filled; openings of epochs are found in every line that can be read.
 */
const readPage = ({ path, start, isCut }) => {
  const bytes = readFileSync(path);
  const digest = sha256(bytes).toString('hex');
  const utf8 = isUtf8(bytes);
  const end = isCut ? bytes.lastIndexOf(10) + 1 : bytes.length;
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  if (end > 0 && bytes[end - 1] !== 10) lines += 1;
  const page = { bytes: bytes.length, digest, lines, fault: null, streams: [], revisions: new Float64Array(lines), booked: [], openings: [] };
  page.leaves = new Uint8Array(32 * lines);
  page.ids = new Uint8Array(16 * lines);
  let from = 0;
  for (let index = 0; index < lines; index += 1) {
    const feed = bytes.indexOf(10, from);
    const to = feed < 0 ? end : feed;
    if (page.fault === null || bytes.subarray(from, to).includes('LogEpochOpened'))
      readLine(page, index, bytes.subarray(from, to), { start, utf8, isEnded: feed >= 0 });
    from = to + 1;
  }
  return page;
};

const readLine = (page, index, bytes, { start, utf8, isEnded }) => {
  const fault = sentence => {
    page.fault ??= { index, sentence };
  };
  if (!isEnded) return fault('the line does not end with a line feed');
  if (!utf8 && !isUtf8(bytes)) return fault('the line is not UTF-8');
  const line = bytes.toString('utf8');
  const event = jsonOf(line);
  const wrong =
    event === undefined ? 'the line is not JSON' : faultInEvent(event, start + index, line.includes('\\u') && ESCAPED_SURROGATE.test(line));
  if (wrong !== null) return fault(wrong);
  // what the books read is parsed there, and once only
  const isBooked = isForTheBooks(event);
  const data = isBooked ? null : jsonOf(event.data);
  if (!isBooked && !isObject(data)) return fault(DATA_FAULT);
  const metadata = jsonOf(event.metadata);
  const wrongMetadata = faultInMetadata(metadata);
  if (wrongMetadata !== null) return fault(wrongMetadata);
  if (event.stream === 'logepoch-platform' && event.type === 'LogEpochOpened') page.openings.push({ index, data });
  if (page.fault !== null) return undefined;
  page.streams.push(event.stream);
  page.revisions[index] = event.revision;
  page.leaves.set(leafOf(event, page.ids.subarray(16 * index, 16 * index + 16)), 32 * index);
  if (isBooked) page.booked.push([index, event.type, event.data, metadata.at]);
  return undefined;
};

/** Pages in their order; where there are many, other threads read ahead. */
async function* pagesOf(requests, threads) {
  if (threads === 0 || requests.length < 3) {
    for (const request of requests) yield readPage(request);
    return;
  }
  const workers = Array.from({ length: threads }, () => new Worker(fileURLToPath(import.meta.url), { workerData: { reads: true } }));
  const waiting = new Map();
  const failures = [];
  for (const worker of workers) {
    worker.on('message', ({ number, page, error }) => {
      const { resolve, reject } = waiting.get(number);
      waiting.delete(number);
      if (error === undefined) resolve(page);
      else reject(new Error(error));
    });
    worker.on('error', error => failures.push(error) && [...waiting.values()].forEach(({ reject }) => reject(error)));
  }
  const asked = [];
  const ask = number => {
    const answer = new Promise((resolve, reject) => waiting.set(number, { resolve, reject }));
    answer.catch(() => {}); // whoever awaits it hears of it
    asked[number] = answer;
    workers[number % threads].postMessage({ number, request: requests[number] });
  };
  try {
    for (let number = 0; number < Math.min(2 * threads, requests.length); number += 1) ask(number);
    for (let number = 0; number < requests.length; number += 1) {
      const page = await asked[number];
      delete asked[number];
      if (number + 2 * threads < requests.length) ask(number + 2 * threads);
      yield page;
    }
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()));
  }
}

// ---------------------------------------------------------------- ids and revisions (V2, V3)

/** 16-byte ids in one block of memory, a quarter of what a set of texts takes. */
class Ids {
  size = 0;
  slots = new Uint32Array(4 * 1024);

  /** False when it was there. The all-zero id, which marks a free slot, is kept apart. */
  add(words, at) {
    const [a, b, c, d] = [words[at], words[at + 1], words[at + 2], words[at + 3]];
    if ((a | b | c | d) === 0) {
      const isNew = !this.hasZero;
      this.hasZero = true;
      return isNew;
    }
    if (2 * this.size > this.slots.length / 4) this.grow();
    return this.put(a, b, c, d);
  }

  put(a, b, c, d) {
    const { slots } = this;
    const mask = slots.length / 4 - 1;
    let slot = (a ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b) ^ Math.imul(d, 0xc2b2ae35)) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const at = 4 * slot;
      if (slots[at] === a && slots[at + 1] === b && slots[at + 2] === c && slots[at + 3] === d) return false;
      if ((slots[at] | slots[at + 1] | slots[at + 2] | slots[at + 3]) === 0) {
        slots.set([a, b, c, d], at);
        this.size += 1;
        return true;
      }
    }
  }

  grow() {
    const old = this.slots;
    this.slots = new Uint32Array(2 * old.length);
    this.size = 0;
    for (let at = 0; at < old.length; at += 4)
      if ((old[at] | old[at + 1] | old[at + 2] | old[at + 3]) !== 0) this.put(old[at], old[at + 1], old[at + 2], old[at + 3]);
  }
}

// ---------------------------------------------------------------- the tree (V4, V5)

const WIDTH = 256;
const pair = Buffer.alloc(65, 1);
const nodeOf = (left, right) => {
  pair.set(left, 1);
  pair.set(right, 33);
  return sha256(pair);
};

/** The right edge of a tree that grows: whole subtrees, largest first. */
class Edge {
  constructor(peaks = []) {
    this.peaks = peaks;
  }

  push(hash, height = 0) {
    const { peaks } = this;
    let peak = { hash, height };
    while (peaks.at(-1)?.height === peak.height) peak = { hash: nodeOf(peaks.pop().hash, peak.hash), height: peak.height + 1 };
    peaks.push(peak);
  }

  /** The same edge and these further leaves. */
  with(leaves) {
    const edge = new Edge([...this.peaks]);
    for (let at = 0; at < leaves.length; at += 32) edge.push(leaves.subarray(at, at + 32));
    return edge;
  }

  get root() {
    const { peaks } = this;
    if (peaks.length === 0) return sha256(Buffer.alloc(0));
    return peaks
      .slice(0, -1)
      .map(({ hash }) => hash)
      .reduceRight((right, left) => nodeOf(left, right), peaks.at(-1).hash);
  }
}

/** Roots at the sizes that somebody asks for, from leaves that come in order. */
class Roots {
  roots = new Map();
  edge = new Edge();
  size = 0;

  constructor(sizes) {
    this.sizes = [...new Set(sizes)].sort((a, b) => a - b);
    this.next = 0;
    this.note(0, new Uint8Array(0));
  }

  note(upTo, leaves) {
    for (; this.next < this.sizes.length && this.sizes[this.next] <= upTo; this.next += 1) {
      const size = this.sizes[this.next];
      this.roots.set(size, this.edge.with(leaves.subarray(0, 32 * (size - this.size))).root);
    }
  }

  /** At most a tile's worth; only the last may be smaller. Gives the root of a whole tile. */
  add(leaves) {
    const count = leaves.length / 32;
    this.note(this.size + count - (count === WIDTH ? 1 : 0), leaves);
    this.edge = count === WIDTH ? this.edge : this.edge.with(leaves);
    const top = count === WIDTH ? new Edge().with(leaves).root : null;
    if (top !== null) this.edge.push(top, 8);
    this.size += count;
    this.note(this.size, new Uint8Array(0));
    return top;
  }
}

const tilePath = (level, index, width) => {
  const digits = String(index).padStart(Math.ceil(String(index).length / 3) * 3, '0');
  const groups = digits.match(/\d{3}/g);
  const name = [...groups.slice(0, -1).map(group => `x${group}`), groups.at(-1)].join('/');
  return `tile/${level}/${name}${width === WIDTH ? '' : `.p/${width}`}`;
};

/** The hashes of a tile of a tree of this size; null when the file is missing or has another length. */
class Tiles {
  constructor(folder, size) {
    this.folder = folder;
    this.size = size;
    this.last = new Map();
  }

  hashesAt(level) {
    return Math.floor(this.size / WIDTH ** level);
  }

  read(level, index) {
    const width = Math.min(WIDTH, this.hashesAt(level) - WIDTH * index);
    const kept = this.last.get(level);
    if (kept?.index === index) return kept.tile;
    let tile = null;
    try {
      tile = readFileSync(join(this.folder, tilePath(level, index, width)));
    } catch {
      // missing
    }
    if (tile?.length !== 32 * width) tile = null;
    this.last.set(level, { index, tile });
    return tile;
  }
}

const sameBytes = (a, atA, b, atB) => {
  for (let n = 0; n < 32; n += 1) if (a[atA + n] !== b[atB + n]) return false;
  return true;
};

/** V4 but for the events: tiles above are made of those below. Gives what fails, and the roots at the sizes asked for, as far as tiles reach. */
const climb = ({ folder, size, sizes }) => {
  const tiles = new Tiles(folder, size);
  const roots = new Roots(sizes);
  const failures = [];
  climbWith(tiles, roots, (check, ordinal, reason) => failures.push({ ordinal, check, reason }));
  return { failures, roots: roots.roots };
};

const climbWith = (tiles, roots, fail) => {
  let whole = true;
  for (let level = 0; tiles.hashesAt(level) > 0; level += 1) {
    for (let index = 0; WIDTH * index < tiles.hashesAt(level); index += 1) {
      const first = index * WIDTH ** (level + 1) + 1;
      const tile = tiles.read(level, index);
      if (tile === null) {
        fail('V4', first, `the tile ${level}/${index} is missing or has another length`);
        whole &&= level > 0;
        continue;
      }
      const isFull = tile.length === 32 * WIDTH;
      const top = level === 0 && whole ? roots.add(tile) : isFull ? new Edge().with(tile).root : null;
      if (!isFull) continue;
      const above = tiles.read(level + 1, Math.floor(index / WIDTH));
      if (above !== null && !sameBytes(top, 0, above, 32 * (index % WIDTH)))
        fail(
          'V4',
          first,
          `hash ${index} of level ${level + 1}, over ordinals ${first} to ${first + WIDTH ** (level + 1) - 1}, is not made of the tile below it`,
        );
    }
  }
};

/** Up to this size a thread of its own costs more than it spares. */
const ALONE = 20_000;

const climbElsewhere = request =>
  new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { climbs: true } });
    worker.once('message', ({ error, ...climbed }) => {
      worker.terminate();
      if (error === undefined) resolve(climbed);
      else reject(new Error(error));
    });
    worker.once('error', reject);
    worker.postMessage({ number: 0, request });
  });

// ---------------------------------------------------------------- checkpoints (V5)

const ORIGIN = /^keyreel\.log\/([0-9a-f-]{36})\/([1-9]\d*)$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const bytesOf = text => (BASE64.test(text) ? Buffer.from(text, 'base64') : null);
const keyIdOf = (name, publicKey) => sha256(Buffer.concat([Buffer.from(`${name}\n\x01`), publicKey])).subarray(0, 4);

/** `<name>+<key id>+<base64 of 01 ‖ public key>`; null for anything else. */
const verifierKeyOf = line => {
  const [, name, id, base64] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line.trim()) ?? [];
  const bytes = name === undefined ? null : bytesOf(base64);
  const log = name === undefined ? undefined : ORIGIN.exec(name)?.[1];
  if (!log || bytes?.length !== 33 || bytes[0] !== 1) return null;
  const publicKey = bytes.subarray(1);
  if (keyIdOf(name, publicKey).toString('hex') !== id) return null;
  const object = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') }, format: 'jwk' });
  return { log, publicKey, object };
};

/** A checkpoint's parts; null when it is not one. */
const noteOf = text => {
  const [, body, origin, size, root, rest] = /^(([^\n]+)\n(0|[1-9]\d*)\n([^\n]+)\n)\n((?:\u2014 [^\n]+\n)+)$/.exec(text) ?? [];
  const named = body === undefined ? null : ORIGIN.exec(origin);
  const rootBytes = named ? bytesOf(root) : null;
  if (rootBytes?.length !== 32 || !Number.isSafeInteger(Number(size))) return null;
  const signatures = rest
    .trimEnd()
    .split('\n')
    .map(line => /^\u2014 (\S+) (\S+)$/.exec(line))
    .map(parts => parts && { name: parts[1], bytes: bytesOf(parts[2]) });
  if (!signatures.every(signature => signature?.bytes)) return null;
  return { body, origin, log: named[1], epoch: Number(named[2]), size: Number(size), root: rootBytes, signatures };
};

/** What is wrong with a note's signatures, or null when one of a known key is good and none of it is wrong. */
const faultInSignatures = ({ body, origin, log, signatures }, keys) => {
  let good = false;
  for (const { name, bytes } of signatures) {
    if (name !== origin) continue;
    const key = keys.find(known => known.log === log && keyIdOf(origin, known.publicKey).equals(bytes.subarray(0, 4)));
    if (!key) continue;
    if (bytes.length !== 68 || !verify(null, Buffer.from(body), key.object, bytes.subarray(4))) return 'its signature is wrong';
    good = true;
  }
  return good ? null : 'no known key signed it';
};

/** A note as V5 takes it, or the sentence of why it cannot. */
const checkpointOf = (path, from, { log, keys, isKept }) => {
  let note = null;
  try {
    note = noteOf(readFileSync(path, 'utf8'));
  } catch {
    // cannot be read
  }
  if (note === null) return { wrong: `${from} cannot be read as a checkpoint` };
  if (log !== null && note.log !== log) return { wrong: `${from} is of another log` };
  const wrong = faultInSignatures(note, keys);
  if (wrong !== null) return { wrong: `${from}: ${wrong}` };
  if (!isKept && basename(path) !== `${note.epoch}-${String(note.size).padStart(12, '0')}.note`)
    return { wrong: `${from} is not the checkpoint that its name says` };
  return { ...note, from, isKept };
};

// ---------------------------------------------------------------- the books (V7)

/** An entry that the books cannot take. */
class Irregular extends Error {}
const must = (holds, sentence) => {
  if (!holds) throw new Irregular(typeof sentence === 'function' ? sentence() : sentence);
};

const AMOUNT = /^(?:0|-?[1-9]\d*)$/;
const amountOf = (value, name) => {
  must(typeof value === 'string' && AMOUNT.test(value), () => `${name} is not an amount`);
  return BigInt(value);
};
const textOf = (value, name) => {
  must(typeof value === 'string', () => `${name} is not a text`);
  return value;
};
const objectOf = (value, name) => {
  must(isObject(value), () => `${name} is not an object`);
  return value;
};
const listOf = (value, name) => {
  must(Array.isArray(value), () => `${name} is not a list`);
  return value;
};

const quantityOf = value => {
  must(typeof value === 'number' && Number.isFinite(value) && value >= 0, () => `${JSON.stringify(value)} is not a quantity`);
  return BigInt(Number.isSafeInteger(value) ? value : Math.ceil(Number(value.toFixed(6))));
};

const partsOf = value =>
  listOf(value, 'parts').map(part => {
    const { unit, microCredits, per } = objectOf(part, 'a part of a price');
    must(amountOf(microCredits, 'a price') >= 0n && isWhole(per, 1), 'a price is negative, or not for a whole number of units');
    return { unit: textOf(unit, 'unit'), text: microCredits, microCredits: BigInt(microCredits), per: BigInt(per) };
  });

const samePrice = (a, b) =>
  a.operationClass === b.operationClass &&
  a.parts.length === b.parts.length &&
  a.parts.every(({ unit, text, per }, at) => unit === b.parts[at].unit && text === b.parts[at].text && per === b.parts[at].per);

const chargeOf = ({ parts }, quantities) => {
  let dividend = 0n;
  let divisor = 1n;
  for (const { unit, microCredits, per } of parts) {
    dividend = dividend * per + quantityOf(Object.hasOwn(quantities, unit) ? quantities[unit] : 0) * microCredits * divisor;
    divisor *= per;
  }
  return (dividend + divisor - 1n) / divisor;
};

const sameQuantities = (a, b) => {
  const units = Object.keys(a);
  return units.length === Object.keys(b).length && units.every(unit => Object.hasOwn(b, unit) && a[unit] === b[unit]);
};

const slicesOf = (value, amount, whose) => {
  let sum = 0n;
  const slices = listOf(value, 'slices').map(slice => {
    const { grantId, amount: of } = objectOf(slice, 'a slice');
    const part = { grantId: textOf(grantId, 'grantId'), amount: amountOf(of, 'a slice') };
    must(part.amount > 0n, () => `a slice of ${whose} takes nothing`);
    sum += part.amount;
    return part;
  });
  must(sum === amount, () => `the slices of ${whose} do not make its amount`);
  return slices;
};

const SUMS = ['granted', 'adjusted', 'spent', 'returned', 'held', 'pending', 'expired', 'available', 'borneByPlatform'];
const noSums = () => Object.fromEntries(SUMS.map(name => [name, 0n]));
const textsOf = sums => Object.fromEntries(SUMS.map(name => [name, String(sums[name])]));
const isConserved = ({ granted, adjusted, spent, returned, held, pending, expired, available }) =>
  granted + adjusted === spent - returned + held + pending + expired + available;

/** One account: every credit lies with its grant, available or held. */
class AccountBook {
  sums = noSums();
  /** What the grants have, added up apart from the sums. */
  inGrants = 0n;
  available = new Map();
  pending = new Map();
  holds = new Map();
  charges = new Map();
  unborne = null;

  constructor(books) {
    this.books = books;
  }

  move(changes) {
    for (const name in changes) {
      this.sums[name] += changes[name];
      this.books.total[name] += changes[name];
    }
  }

  change(grantId, amount) {
    const left = (this.available.get(grantId) ?? 0n) + amount;
    this.available.set(grantId, left);
    this.inGrants += amount;
    return left;
  }

  take(slices, whose) {
    for (const { grantId, amount } of slices)
      must(this.change(grantId, -amount) >= 0n, () => `${whose} takes more from grant ${grantId} than it has`);
  }

  mustBeNewGrant(grantId, amount) {
    must(!this.available.has(grantId) && !this.pending.has(grantId), () => `grant ${grantId} was made twice`);
    must(amount > 0n, () => `grant ${grantId} brought nothing`);
  }

  grant(grantId, amount, as) {
    this.mustBeNewGrant(textOf(grantId, 'its grant'), amount);
    this.change(grantId, amount);
    this.move({ [as]: amount, available: amount });
  }

  openHold(holdId) {
    const hold = this.holds.get(textOf(holdId, 'holdId'));
    must(hold !== undefined, () => `hold ${holdId} is not open`);
    return hold;
  }

  setAside(holdId, hold, amount, slices) {
    this.take(slices, `hold ${holdId}`);
    for (const { grantId, amount: part } of slices) hold.from.set(grantId, (hold.from.get(grantId) ?? 0n) + part);
    hold.amount += amount;
    this.move({ held: amount, available: -amount });
  }

  /** Closes a hold: what was not charged goes back to the grants that it came from. */
  close(holdId, hold) {
    for (const [grantId, amount] of hold.from) if (amount !== 0n) this.change(grantId, amount);
    this.holds.delete(holdId);
  }

  CreditsGranted({ grantId, amount: text, startsAt }) {
    const amount = amountOf(text, 'amount');
    if (startsAt === undefined) return this.grant(grantId, amount, 'granted');
    this.mustBeNewGrant(textOf(grantId, 'its grant'), amount);
    this.pending.set(grantId, amount);
    return this.move({ granted: amount, pending: amount });
  }

  GrantStarted({ grantId, amount: text }) {
    const amount = amountOf(text, 'amount');
    must(
      this.pending.get(grantId) === amount && !this.available.has(grantId),
      () => `grant ${grantId} started with another amount than it waits with`,
    );
    this.change(grantId, amount);
    this.move({ pending: -amount, available: amount });
  }

  CreditsHeld({ holdId, amount: text, slices, tariff: stated, ceiling }) {
    const amount = amountOf(text, 'amount');
    const tariff = this.books.tariffOf(stated);
    must(chargeOf(tariff, objectOf(ceiling, 'ceiling')) === amount, () => `hold ${holdId} is not what its tariff asks for its ceiling`);
    const taken = slicesOf(slices, amount, `hold ${holdId}`);
    this.books.mustBeNewHold(textOf(holdId, 'holdId'));
    const hold = { tariff, ceiling, amount: 0n, from: new Map() };
    this.setAside(holdId, hold, amount, taken);
    this.holds.set(holdId, hold);
  }

  HoldExtended({ holdId, by: text, slices }) {
    const hold = this.openHold(holdId);
    const by = amountOf(text, 'by');
    this.setAside(holdId, hold, by, slicesOf(slices, by, `hold ${holdId}`));
  }

  HoldSettled({ holdId, operation, cost: costText, charged: chargedText, returned: returnedText, slices, usage, priceVersion, estimated }) {
    const hold = this.openHold(holdId);
    const [cost, charged, returned] = [amountOf(costText, 'cost'), amountOf(chargedText, 'charged'), amountOf(returnedText, 'returned')];
    must(hold.tariff.priceVersion === priceVersion && hold.tariff.operation === operation, () => `hold ${holdId} was settled under another tariff`);
    must(chargeOf(hold.tariff, objectOf(usage, 'usage')) === cost, () => `the cost of task ${holdId} is not what its tariff asks for its usage`);
    must(
      charged === (cost < hold.amount ? cost : hold.amount),
      () => `task ${holdId} was charged neither its cost nor, where that is less, its hold`,
    );
    must(charged + returned === hold.amount, () => `what task ${holdId} was charged and what went back do not make its hold`);
    for (const { grantId, amount } of slicesOf(slices, charged, `the charge of task ${holdId}`)) {
      const left = (hold.from.get(grantId) ?? 0n) - amount;
      must(left >= 0n, () => `task ${holdId} was charged to credits of grant ${grantId} that were not held for it`);
      hold.from.set(grantId, left);
    }
    this.books.mustHaveEnded(holdId, usage, hold, estimated === true);
    this.close(holdId, hold);
    this.move({ held: -hold.amount, spent: charged, available: returned });
    this.charges.set(holdId, charged);
    if (cost > charged) this.unborne = { holdId, amount: cost - charged };
  }

  CostBorneByPlatform({ holdId, amount: text }) {
    const amount = amountOf(text, 'amount');
    must(
      this.unborne?.holdId === holdId && this.unborne.amount === amount,
      () => `the platform bore a cost of task ${holdId} that was not above its hold`,
    );
    this.unborne = null;
    this.move({ borneByPlatform: amount });
  }

  HoldReleased({ holdId, amount }) {
    const hold = this.openHold(holdId);
    must(amountOf(amount, 'amount') === hold.amount, () => `hold ${holdId} was released with another amount than it had`);
    this.close(holdId, hold);
    this.move({ held: -hold.amount, available: hold.amount });
  }

  GrantExpired({ grantId, amount: text }) {
    const amount = amountOf(text, 'amount');
    must(this.available.get(grantId) === amount, () => `grant ${grantId} expired with another amount than was left of it`);
    this.change(grantId, -amount);
    this.move({ expired: amount, available: -amount });
  }

  CreditsAdjusted({ adjustmentId, grantId, amount: text }) {
    const amount = amountOf(text, 'amount');
    if (amount > 0n) return this.grant(grantId, amount, 'adjusted');
    must(this.change(textOf(grantId, 'grantId'), amount) >= 0n, () => `adjustment ${adjustmentId} takes more from grant ${grantId} than it has`);
    return this.move({ adjusted: amount, available: amount });
  }

  ChargeReturned({ holdId, returnId, amount: text }) {
    const amount = amountOf(text, 'amount');
    const left = (this.charges.get(holdId) ?? 0n) - amount;
    must(left >= 0n, () => `return ${returnId} pays back more than task ${holdId} was charged`);
    this.charges.set(holdId, left);
    this.grant(returnId, amount, 'returned');
  }

  PaymentTakenBack({ reversalId, amount: text, slices }) {
    const amount = amountOf(text, 'amount');
    this.take(slicesOf(slices, amount, `reversal ${reversalId}`), `reversal ${reversalId}`);
    this.move({ adjusted: -amount, available: -amount });
  }

  enter(type, data) {
    must(this.unborne === null || type === 'CostBorneByPlatform', () => `the cost above hold ${this.unborne.holdId} was borne by nobody`);
    this.books.mustCite(data.priceVersion);
    if (MOVES.has(type)) this[type](data);
    const { sums } = this;
    must(isConserved(sums), 'the credits of the account are not conserved');
    must(this.inGrants === sums.available, 'the grants do not make what is available');
    for (const name of ['held', 'pending', 'available']) must(sums[name] >= 0n, () => `the account has less than nothing ${name}`);
    must(
      amountOf(data.availableAfter, 'availableAfter') === sums.available,
      () => `the entry says that ${data.availableAfter} are available, and ${sums.available} are`,
    );
  }
}

const MOVES = new Set(
  ['CreditsGranted', 'GrantStarted', 'CreditsHeld', 'HoldExtended', 'HoldSettled', 'CostBorneByPlatform', 'HoldReleased', 'GrantExpired'].concat([
    'CreditsAdjusted',
    'ChargeReturned',
    'PaymentTakenBack',
  ]),
);

/** How much a statement's line changes what is available, and of which amount it speaks; what is missing here moves nothing. */
const LINES = {
  CreditsGranted: ({ amount, startsAt }) => [startsAt === undefined ? amount : '0', amount],
  GrantStarted: ({ amount }) => [amount, amount],
  CreditsHeld: ({ amount }) => [`-${amount}`, amount],
  HoldExtended: ({ by }) => [`-${by}`, by],
  HoldSettled: ({ returned, charged }) => [returned, charged],
  CostBorneByPlatform: ({ amount }) => ['0', amount],
  HoldReleased: ({ amount }) => [amount, amount],
  GrantExpired: ({ amount }) => [`-${amount}`, amount],
  CreditsAdjusted: ({ amount }) => [amount, amount],
  ChargeReturned: ({ amount }) => [amount, amount],
  PaymentTakenBack: ({ amount }) => [`-${amount}`, amount],
  ShortfallRecorded: ({ amount }) => ['0', amount],
};

/** The books of all accounts, with the prices that they cite and the tasks that they pay for. */
class Books {
  total = noSums();
  accounts = new Map();
  /** Of each version: its operations, the text as stored, and the place of the event. */
  prices = new Map();
  tasks = new Map();
  statement = [];

  constructor(account) {
    this.account = account;
  }

  task(taskId) {
    let task = this.tasks.get(taskId);
    if (task === undefined) this.tasks.set(taskId, (task = { own: false, held: false, ended: false, end: null }));
    return task;
  }

  mustCite(version) {
    if (version === null || version === undefined) return;
    must(this.prices.has(version), () => `prices ${version} were not adopted before they were cited`);
  }

  tariffOf(stated) {
    const { operation, operationClass, priceVersion, parts: own } = objectOf(stated, 'tariff');
    const tariff = { operation, operationClass, priceVersion, parts: partsOf(own) };
    must(this.prices.has(priceVersion), () => `prices ${priceVersion} were not adopted before they were cited`);
    const adopted = this.prices.get(priceVersion).operations.get(operation);
    must(adopted !== undefined && samePrice(adopted, tariff), () => `the tariff of ${operation} is not the one that prices ${priceVersion} state`);
    return tariff;
  }

  mustBeNewHold(holdId) {
    const task = this.task(holdId);
    must(!task.held, () => `credits were held twice for task ${holdId}`);
    must(!task.own, () => `credits were held for task ${holdId}, which an own key pays for`);
    task.held = true;
  }

  mustHaveEnded(holdId, usage, { tariff, ceiling, amount }, isEstimated) {
    const { end } = this.task(holdId);
    must(end !== null, () => `task ${holdId} was settled before it ended`);
    must(end.payer === 'credits', () => `task ${holdId} was settled and not paid by credits`);
    const cut = isEstimated && chargeOf(tariff, end.usage) > amount;
    must(sameQuantities(usage, cut ? ceiling : end.usage), () => `task ${holdId} was settled with another usage than it ended with`);
    end.usage = null;
  }

  /** `text` is the event's data as stored, `data` what it says. */
  enter({ place, stream, type, text, data, at }) {
    if (stream.startsWith('credits-')) return this.enterCredits(place, stream.slice('credits-'.length), type, data, at);
    if (stream.startsWith('task-')) return this.enterTask(stream.slice('task-'.length), type, data);
    if (type === 'PriceCatalogueAdopted' && stream.startsWith('pricecatalogue-')) this.adopt(place, data, text);
    return undefined;
  }

  enterCredits(place, accountId, type, data, at) {
    let book = this.accounts.get(accountId);
    if (book === undefined) this.accounts.set(accountId, (book = new AccountBook(this)));
    book.enter(type, data);
    must(isConserved(this.total), 'the credits of all accounts together are not conserved');
    if (accountId !== this.account || !(type in LINES)) return;
    const [change, amount] = LINES[type](data);
    this.statement.push({ ordinal: place, at, type, change: change === '-0' ? '0' : change, amount, availableAfter: data.availableAfter });
  }

  enterTask(taskId, type, data) {
    if (type === 'TaskScheduled') {
      const by = textOf(objectOf(objectOf(data.order, 'order').payer, 'payer').by, 'payer.by');
      if (by !== 'own-key') return;
      const task = this.task(taskId);
      task.own = true;
      must(!task.held, () => `credits were held for task ${taskId}, which an own key pays for`);
      return;
    }
    const task = this.task(taskId);
    must(!task.ended, () => `task ${taskId} ended twice`);
    task.ended = true;
    const usage = objectOf(data.usage, 'usage');
    task.end = { payer: textOf(data.payer, 'payer'), usage: data.payer === 'credits' ? usage : null };
  }

  adopt(place, data, text) {
    const version = textOf(data.version, 'version');
    must(!this.prices.has(version), () => `prices ${version} were adopted twice`);
    const operations = new Map();
    for (const stated of listOf(data.operations, 'operations')) {
      const { operation, operationClass, parts } = objectOf(stated, 'an operation');
      if (!operations.has(operation))
        operations.set(textOf(operation, 'operation'), { operationClass: textOf(operationClass, 'operationClass'), parts: partsOf(parts) });
    }
    this.prices.set(version, { operations, text, place });
  }

  get texts() {
    return { accounts: this.accounts.size, ...textsOf(this.total) };
  }
}

// ---------------------------------------------------------------- the whole export

const MANIFEST_FIELDS = {
  format: value => value === 'keyreel-audit-export/1',
  log: value => typeof value === 'string' && UUID.test(value),
  epoch: value => isWhole(value, 1),
  from: value => isWhole(value, 1),
  to: (value, { from }) => isWhole(value, from - 1),
  size: (value, { to }) => isWhole(value, to),
  root: value => typeof value === 'string' && bytesOf(value)?.length === 32,
  checkpoint: value => value === null || typeof value === 'string',
  files: value => Array.isArray(value) && value.every(isFileEntry),
};
const isFileEntry = entry =>
  isObject(entry) &&
  typeof entry.path === 'string' &&
  isWhole(entry.bytes, 0) &&
  typeof entry.sha256 === 'string' &&
  /^[0-9a-f]{64}$/.test(entry.sha256);

const filesIn = (folder, below = '') =>
  readdirSync(join(folder, below), { withFileTypes: true }).flatMap(entry => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? filesIn(folder, path) : entry.isFile() ? [path] : [];
  });
const byBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const namesIn = (folder, below) => (existsSync(join(folder, below)) ? filesIn(join(folder, below)).sort(byBytes) : []);

/** One judgement: what is read, what fails, and what is left unproven. */
class Judgement {
  failures = [];
  notProven = [];
  /** Files of events are digested where they are read. */
  digests = new Map();
  openings = [];

  constructor(folder, { keys = [], checkpoints = [], account = null, threads = 0 }) {
    Object.assign(this, { folder, givenKeys: keys, kept: checkpoints, account, threads });
    this.fail = (check, ordinal, reason) => this.failures.push({ ordinal, check, reason });
  }

  /** Of events: only the first place that fails matters, and there the lowest check. */
  failAt(check, place, reason) {
    if (this.stopped) return;
    this.stopped = true;
    this.fail(check, place, reason);
  }

  async run() {
    if (!existsSync(this.folder) || !statSync(this.folder).isDirectory()) throw new Error(`There is no folder ${this.folder}.`);
    this.manifest = existsSync(join(this.folder, 'manifest.json')) ? this.readManifest() : null;
    if (this.manifest !== undefined) {
      if (this.manifest === null) this.notProven.push('the export is unfinished: it has no manifest');
      this.open();
      await this.readEvents();
      await this.endTree();
      if (this.manifest !== null) this.judgeFiles();
      this.judgeEpochs();
      this.judgeCheckpoints();
      this.judgePrices();
      this.sayWhatIsNotProven();
    }
    return this.verdict();
  }

  readManifest() {
    const manifest = jsonOf(readFileSync(join(this.folder, 'manifest.json'), 'utf8'));
    const wrong = isObject(manifest) ? Object.keys(MANIFEST_FIELDS).find(field => !MANIFEST_FIELDS[field](manifest[field], manifest)) : 'format';
    if (wrong === undefined) return manifest;
    this.fail('V1', null, `the manifest cannot be read: ${wrong} is missing or of another kind`);
    return undefined;
  }

  /** Keys, the checkpoints that can be used, and the tree. */
  open() {
    const { manifest, folder } = this;
    const pages = namesIn(folder, 'events');
    this.pages = manifest ? pages : pages.filter(name => /^\d{12}\.jsonl$/.test(name));
    this.from = manifest?.from ?? Number(/^\d{12}/.exec(this.pages[0] ?? '')?.[0] ?? 1);
    this.readKeys();
    this.notes = this.readNotes();
    const sizes = this.notes.filter(({ wrong }) => !wrong).map(({ size }) => size);
    if (manifest) {
      this.tiles = new Tiles(folder, manifest.size);
      this.climbing = this.climb([...sizes, manifest.size]);
    } else this.tree = new Roots(this.from === 1 ? sizes : []);
  }

  /** Begins at once, beside the reading of the events. */
  climb(sizes) {
    const { folder, threads } = this;
    const { size } = this.manifest;
    const request = { folder, size, sizes };
    if (threads === 0 || size <= ALONE) return climb(request);
    const climbing = climbElsewhere(request);
    climbing.catch(() => {}); // whoever awaits it hears of it
    return climbing;
  }

  /** The roots at the sizes of all checkpoints. */
  async endTree() {
    const { manifest } = this;
    if (!manifest) {
      this.roots = this.tree.roots;
      this.treeSize = this.tree.size;
      return;
    }
    const { failures, roots } = await this.climbing;
    this.failures.push(...failures);
    this.roots = roots;
    this.treeSize = manifest.size;
    const root = roots.get(manifest.size);
    if (root && Buffer.from(root).toString('base64') !== manifest.root)
      this.fail('V4', null, 'the tiles do not make the root that the manifest states');
  }

  readKeys() {
    this.keys = this.givenKeys;
    if (this.keys.length > 0) return;
    const path = join(this.folder, 'keys.txt');
    const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
    this.keys = lines.map(verifierKeyOf).filter(key => key !== null);
    this.notProven.push('who signed: the keys are those of the export, and nobody gave others');
  }

  readNotes() {
    const { folder, keys, manifest } = this;
    const log = manifest?.log ?? null;
    const all = namesIn(folder, 'checkpoints');
    const names = manifest ? all : all.filter(name => /^\d+-\d{12}\.note$/.test(name));
    const own = names.map(name => checkpointOf(join(folder, 'checkpoints', name), `checkpoints/${name}`, { log, keys, isKept: false }));
    const kept = this.kept.map(path => checkpointOf(path, `the kept ${path}`, { log, keys, isKept: true }));
    const notes = [...own, ...kept];
    for (const { wrong } of notes) if (wrong) this.fail('V5', null, wrong);
    if (manifest) this.judgeNewest(names);
    return notes;
  }

  judgeNewest(names) {
    const rank = name => /^(\d+)-(\d+)\.note$/.exec(name)?.slice(1).map(Number) ?? [0, 0];
    const newest = [...names].sort((a, b) => rank(a)[0] - rank(b)[0] || rank(a)[1] - rank(b)[1]).at(-1);
    const expected = newest === undefined ? null : `checkpoints/${newest}`;
    if (this.manifest.checkpoint !== expected)
      this.fail('V5', null, `the manifest names ${this.manifest.checkpoint} as the newest checkpoint, and ${expected} is`);
  }

  async readEvents() {
    const { folder, manifest, from } = this;
    this.ids = new Ids();
    this.revisions = new Map();
    this.books = from === 1 ? new Books(this.account) : null;
    this.pending = [];
    this.makesTree = manifest === null && from === 1;
    this.place = from;
    const requests = this.pages.map((name, at) => ({
      path: join(folder, 'events', name),
      start: Number(/^(\d{12})\.jsonl$/.exec(name)?.[1] ?? -1),
      isCut: manifest === null && at === this.pages.length - 1,
    }));
    let number = 0;
    for await (const page of pagesOf(requests, this.threads)) {
      const name = this.pages[number];
      this.digests.set(`events/${name}`, page);
      if (requests[number].start !== this.place) this.failShape(this.place, `events/${name} comes where ordinal ${this.place} is expected`);
      this.readPage(page);
      this.place += page.lines;
      number += 1;
    }
    this.last = this.place - 1;
    if (manifest && this.last < manifest.to)
      this.failAt('V2', this.place, `the events end before ordinal ${this.place}, and the manifest says ${manifest.to}`);
    this.flush();
  }

  /** Of an unfinished export the events themselves make the tree. */
  flush() {
    if (this.manifest) return;
    const rest = Buffer.concat(this.pending);
    this.pending = [];
    if (rest.length > 0) this.tree.add(rest);
  }

  grow(leaf) {
    this.pending.push(Buffer.from(leaf));
    if (this.pending.length === WIDTH) this.tree.add(Buffer.concat(this.pending.splice(0)));
  }

  readPage(page) {
    for (const { index, data } of page.openings) this.openings.push({ place: this.place + index, data });
    const good = page.fault === null ? page.lines : page.fault.index;
    const ids = new Uint32Array(page.ids.buffer, page.ids.byteOffset, page.ids.length / 4);
    let nextBooked = 0;
    for (let index = 0; index < good && this.isReading; index += 1) {
      const place = this.place + index;
      const booked = page.booked[nextBooked]?.[0] === index ? page.booked[nextBooked] : null;
      const data = booked && jsonOf(booked[2]);
      if (booked !== null) nextBooked += 1;
      if (booked !== null && !isObject(data)) this.failShape(place, DATA_FAULT);
      this.shape(page, index, place, ids);
      if (!this.stopped) this.follow(page, index, place);
      if (booked !== null) this.enterBooks(place, page.streams[index], booked, data);
      if (this.makesTree) this.grow(page.leaves.subarray(32 * index, 32 * index + 32));
    }
    if (page.fault !== null) this.failShape(this.place + page.fault.index, page.fault.sentence);
  }

  /** After the first place that fails only the tree of an unfinished export goes on. */
  get isReading() {
    return !this.stopped || this.makesTree;
  }

  failShape(place, reason) {
    this.makesTree = false;
    this.failAt('V2', place, reason);
  }

  /** What V2 says of an event among others. */
  shape(page, index, place, ids) {
    const { manifest } = this;
    if (manifest && place > manifest.to) this.failShape(place, `there are events after ordinal ${manifest.to}, where the manifest ends`);
    else if (!this.ids.add(ids, 4 * index)) this.failShape(place, 'its id came before');
  }

  /** V3, and V4 of an event. */
  follow(page, index, place) {
    const { manifest, revisions } = this;
    const stream = page.streams[index];
    const revision = page.revisions[index];
    const before = revisions.get(stream);
    const expected = before === undefined ? (this.from === 1 ? 0 : revision) : before + 1;
    if (revision !== expected) return this.failAt('V3', place, `it is revision ${revision} of ${stream}, and ${expected} is expected`);
    revisions.set(stream, revision);
    const tile = manifest && this.tiles.read(0, Math.floor((place - 1) / WIDTH));
    if (tile && !sameBytes(page.leaves, 32 * index, tile, 32 * ((place - 1) % WIDTH)))
      this.failAt('V4', place, 'its leaf is not the hash in the tiles: the event was changed');
    return undefined;
  }

  enterBooks(place, stream, [, type, text, at], data) {
    if (!this.books || this.stopped) return;
    try {
      this.books.enter({ place, stream, type, text, data, at });
    } catch (error) {
      if (!(error instanceof Irregular)) throw error;
      this.failAt('V7', place, error.message);
    }
  }

  judgeFiles() {
    const { folder, manifest } = this;
    const there = new Set(filesIn(folder));
    there.delete('manifest.json');
    for (const { path, bytes, sha256: digest } of manifest.files) {
      if (!there.delete(path)) {
        this.fail('V1', null, `${path} is missing`);
        continue;
      }
      const read = this.digests.get(path) ?? this.digestOf(path);
      if (read.bytes !== bytes || read.digest !== digest) this.fail('V1', null, `${path} is not the file that the manifest names`);
    }
    for (const path of there) this.fail('V1', null, `${path} is there, and the manifest does not name it`);
  }

  digestOf(path) {
    const content = readFileSync(join(this.folder, path));
    return { bytes: content.length, digest: sha256(content).toString('hex') };
  }

  judgeEpochs() {
    this.lost = [];
    if (this.from !== 1) return;
    let epoch = 1;
    for (const { place, data } of this.openings) {
      const { lost } = data;
      const saysLost = lost === null || (isObject(lost) && isWhole(lost.from, 1) && isWhole(lost.to, lost.from));
      if (data.epoch !== epoch + 1) this.fail('V6', place, `it opens epoch ${data.epoch}, and ${epoch + 1} is the next`);
      else if (!saysLost) this.fail('V6', place, 'it does not say which ordinals were lost');
      else {
        epoch += 1;
        if (lost !== null) this.lost.push({ epoch, ...lost });
      }
    }
    const { manifest } = this;
    if (manifest && manifest.to === manifest.size && epoch < manifest.epoch)
      this.fail('V6', null, `the manifest says epoch ${manifest.epoch}, and the log opened ${epoch}`);
    for (const { from, to } of this.lost) this.notProven.push(`ordinals ${from} to ${to} were lost, says the log itself`);
  }

  judgeCheckpoints() {
    this.agreeing = [];
    const disagreeing = [];
    for (const note of this.notes.filter(({ wrong }) => !wrong)) {
      const what = this.judgeCheckpoint(note);
      if (what === 'agrees') this.agreeing.push(note);
      if (what === 'disagrees') disagreeing.push({ ...note, says: 'has another root than the tree' });
      if (what === 'larger')
        disagreeing.push({ ...note, size: this.treeSize + 1, says: `is of ${note.size} events, and the tree has ${this.treeSize}: the log was cut` });
    }
    const least = disagreeing.reduce((smallest, { size }) => Math.min(smallest, size), Infinity);
    const onlyKept = disagreeing.some(({ isKept }) => isKept);
    this.agreeing = this.agreeing.filter(({ size, isKept }) => size < least && (isKept || !onlyKept));
    this.covered = this.agreeing.reduce((largest, { size }) => Math.max(largest, size), 0);
    if (this.manifest) this.sayWhatIsDropped();
    if (disagreeing.length === 0) return;
    const { from, says } = disagreeing.find(({ size }) => size === least);
    this.fail(
      'V5',
      this.covered + 1,
      `${from} ${says}; what was signed is proven up to ordinal ${this.covered}, and something from there to ${least} is not it`,
    );
  }

  /** Harmless to the proof, and yet not what an export is. */
  sayWhatIsDropped() {
    const own = new Set(this.notes.filter(({ isKept }) => !isKept).map(({ epoch, size }) => `${epoch}/${size}`));
    for (const { isKept, epoch, size, from } of this.agreeing)
      if (isKept && !own.has(`${epoch}/${size}`)) this.notProven.push(`that the export has every checkpoint: ${from} is not among them`);
  }

  judgeCheckpoint({ epoch, size, root, from, isKept }) {
    const { manifest, treeSize } = this;
    const unsure = reason => {
      if (isKept) this.notProven.push(`${from} could not be judged: ${reason}`);
      return 'unsure';
    };
    if (this.from !== 1 && (manifest === null || epoch < manifest.epoch)) return unsure('what was lost before is not in this export');
    const lost = this.lost.find(opening => opening.epoch > epoch && size >= opening.from);
    if (lost) {
      this.notProven.push(`${from}, of epoch ${epoch} and size ${size}, speaks of events that were lost from ordinal ${lost.from} on`);
      return 'lost';
    }
    if (size > treeSize) {
      if (manifest === null) return unsure('it is larger than what is there');
      return 'larger';
    }
    const tree = this.roots.get(size);
    if (tree === undefined) return unsure('tiles are missing');
    return root.equals(tree) ? 'agrees' : 'disagrees';
  }

  judgePrices() {
    if (!this.books || !this.manifest) return;
    const files = new Set(namesIn(this.folder, 'prices'));
    for (const [version, { text, place }] of this.books.prices) {
      const name = `${version}.json`;
      if (!files.delete(name)) this.fail('V7', place, `prices/${name} is missing`);
      else if (!readFileSync(join(this.folder, 'prices', name)).equals(Buffer.from(text)))
        this.fail('V7', place, `prices/${name} is not what this event adopted`);
    }
    if (this.manifest.to === this.manifest.size && !this.stopped) for (const name of files) this.fail('V7', null, `no event adopted prices/${name}`);
  }

  sayWhatIsNotProven() {
    const { manifest, notProven, covered, last } = this;
    if (this.from !== 1) notProven.push('revisions before the first event, epochs and the books: the export does not begin with ordinal 1');
    if (manifest && manifest.to < manifest.size) notProven.push(`ordinals ${manifest.to + 1} to ${manifest.size}: they are not in the export`);
    const to = manifest?.to ?? last;
    if (this.agreeing.length === 0) notProven.push('that anybody signed this: no checkpoint agrees');
    else if (covered < to) notProven.push(`ordinals ${covered + 1} to ${to}: no checkpoint that agrees covers them`);
  }

  verdict() {
    const { folder, failures, notProven, from = 1, covered = 0, agreeing = [], manifest } = this;
    const rank = ({ ordinal, check }) => [ordinal ?? Infinity, check];
    const firstBad = failures.reduce((best, failure) => (best === null || isBefore(rank(failure), rank(best)) ? failure : best), null);
    const verdict = firstBad ? 'broken' : notProven.length > 0 ? 'partly-proven' : 'proven';
    const to = Math.max(from - 1, Math.min(manifest?.to ?? this.last ?? 0, covered, (firstBad?.ordinal ?? Infinity) - 1));
    const booked = this.books && !firstBad ? this.books : null;
    return {
      folder,
      verdict,
      firstBad,
      proven: { from, to, size: covered, checkpoints: new Set(agreeing.map(({ epoch, size }) => `${epoch}/${size}`)).size },
      books: booked && booked.texts,
      ...(this.account !== null && booked && { account: accountIn(booked, this.account) }),
      notProven,
      cannotSee: CANNOT_SEE,
    };
  }
}

const isBefore = ([a, checkA], [b, checkB]) => a < b || (a === b && checkA < checkB);
const accountIn = (books, id) => {
  const book = books.accounts.get(id);
  return { id, balance: book ? textsOf(book.sums) : null, statement: books.statement };
};

// ---------------------------------------------------------------- what is said

const AMOUNT_NAMES = SUMS.filter(name => name !== 'borneByPlatform');

const wordsOf = ({ folder, verdict, firstBad, proven, books, account, notProven, cannotSee }) => {
  const lines = [`${folder}: ${verdict}`];
  if (firstBad) lines.push(`First bad ordinal: ${firstBad.ordinal ?? 'none in particular'} (${firstBad.check}): ${firstBad.reason}`);
  if (proven.to >= proven.from)
    lines.push(`Proven: ordinals ${proven.from} to ${proven.to}, by ${proven.checkpoints} checkpoint(s), the largest of ${proven.size} events`);
  else lines.push('Proven: nothing');
  if (books) lines.push(`The books of ${books.accounts} account(s) are right, in micro-credits:`, ...amountLines(books));
  if (account) lines.push(...accountLines(account));
  if (notProven.length > 0) lines.push('Not proven:', ...notProven.map(said => `  ${said}`));
  lines.push('No verifier can see:', ...cannotSee.map(said => `  ${said}`));
  return lines.join('\n');
};

const amountLines = sums => [...AMOUNT_NAMES, 'borneByPlatform'].map(name => `  ${name.padEnd(16)} ${sums[name].padStart(24)}`);
const accountLines = ({ id, balance, statement }) => {
  if (!balance) return [`Account ${id}: nothing in this log is about its credits`];
  const lines = statement.map(
    ({ ordinal, at, type, change, availableAfter }) =>
      `  ${String(ordinal).padStart(9)}  ${at}  ${type.padEnd(20)} ${change.padStart(20)} ${availableAfter.padStart(20)}`,
  );
  return [`Account ${id}:`, ...amountLines(balance), '  Statement: ordinal, time, what, change of what is available, available after it', ...lines];
};

/** Verifier's keys from an argument: the key itself, or a file with one a line. */
const keysFrom = argument => {
  const key = verifierKeyOf(argument);
  if (key) return [key];
  if (!existsSync(argument)) throw new Error(`${argument} is neither a verifier's key nor a file of them.`);
  const lines = readFileSync(argument, 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '');
  const keys = lines.map(verifierKeyOf);
  if (keys.length === 0 || keys.includes(null)) throw new Error(`${argument} does not hold a verifier's key on each line.`);
  return keys;
};

const judge = (folder, { keys, checkpoints, account = null, threads = 0 }) =>
  new Judgement(folder, { keys: keys.flatMap(keysFrom), checkpoints, account, threads }).run();

const CODES = { proven: 0, broken: 1, 'partly-proven': 3 };

const judgeOne = async ([folder], { key: keys, checkpoint: checkpoints, account, json }) => {
  for (const path of checkpoints) if (!existsSync(path)) throw new Error(`There is no checkpoint ${path}.`);
  const verdict = await judge(folder, { keys, checkpoints, account: account ?? null, threads: Math.min(2, availableParallelism()) });
  console.log(json ? JSON.stringify(verdict) : wordsOf(verdict));
  return CODES[verdict.verdict];
};

/** Many exports, on every processor; verdicts come in the order of the file. */
const judgeMany = async ({ batch, key: keys }) => {
  const lines = readFileSync(batch, 'utf8')
    .split('\n')
    .filter(line => line !== '');
  const verdicts = [];
  let next = 0;
  let said = 0;
  let worst = 0;
  const take = worker => {
    if (next === lines.length) return void worker.terminate();
    const [folder, ...checkpoints] = lines[next].split('\t');
    worker.postMessage({ number: next, folder, options: { keys, checkpoints } });
    next += 1;
  };
  const hear =
    worker =>
    ({ number, verdict, error }) => {
      verdicts[number] = verdict ?? { folder: lines[number].split('\t')[0], error };
      for (; verdicts[said] !== undefined; said += 1) {
        console.log(JSON.stringify(verdicts[said]));
        worst = Math.max(worst, verdicts[said].error === undefined ? Math.sign(CODES[verdicts[said].verdict]) : 2);
        delete verdicts[said].notProven;
      }
      take(worker);
    };
  const count = Math.max(1, Math.min(availableParallelism(), lines.length));
  const ends = Array.from({ length: count }, () => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { judges: true } });
    worker.on('message', hear(worker));
    const end = new Promise((resolve, reject) => worker.on('exit', resolve).on('error', reject));
    take(worker);
    return end;
  });
  await Promise.all(ends);
  return worst;
};

const main = async () => {
  const options = {
    key: { type: 'string', multiple: true, default: [] },
    checkpoint: { type: 'string', multiple: true, default: [] },
    account: { type: 'string' },
    batch: { type: 'string' },
    json: { type: 'boolean', default: false },
  };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  if (values.batch === undefined ? positionals.length !== 1 : positionals.length > 0)
    throw new Error('Give one export folder, or --batch and a file.');
  return values.batch === undefined ? judgeOne(positionals, values) : judgeMany(values);
};

const answering = work =>
  parentPort.on('message', async ({ number, ...asked }) => {
    try {
      parentPort.postMessage({ number, ...(await work(asked)) });
    } catch (error) {
      parentPort.postMessage({ number, error: error.message });
    }
  });

if (isMainThread) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 2;
  }
} else if (workerData.reads) {
  answering(({ request }) => ({ page: readPage(request) }));
} else if (workerData.climbs) {
  answering(({ request }) => climb(request));
} else if (workerData.judges) {
  answering(async ({ folder, options }) => ({ verdict: await judge(folder, options) }));
}
