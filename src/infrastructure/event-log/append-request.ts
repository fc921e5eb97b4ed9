import { EventTooLarge, type ExpectedRevision, type NewEvent } from '../../shared-kernel/ports/event-log.js';

/** Bytes that one append may carry: what every store accepts by default. */
const limit = 1024 * 1024;

/** An event as text, ready to be stored; the texts are kept byte for byte. */
export interface EventText {
  id: string;
  type: string;
  schemaVersion: number;
  data: string;
  metadata: string;
}

/** One caller's append, checked: nothing in it can be refused for its form any more. */
export interface AppendRequest {
  stream: string;
  /** A revision, or one of the numbers of `situations`. */
  expected: number;
  events: readonly EventText[];
  bytes: number;
}

/** Situations as numbers, the ones that EventStoreDB's own protocol uses. */
export const situations = { none: -1, any: -2, exists: -4 } as const;

/** `<category>-<id>`; a leading `$` is the stores' own. */
export const streamShape = /^[^$-][^-]*-[^]+$/;

/** What a store keeps beside an event's texts: id, numbers, and its share of an index. */
const overhead = 64;

/** Checks and serialises an append; throws EventTooLarge, or a plain error for what could never be stored. */
export function appendRequest(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): AppendRequest {
  checkName('stream', stream, streamShape);
  if (events.length === 0) throw new Error(`An append to ${stream} carries no event.`);
  const texts = events.map(asText);
  const bytes = texts.reduce((sum, text) => sum + sizeOf(text), 0);
  if (bytes > limit) throw new EventTooLarge(`An append to ${stream} has ${bytes} bytes; ${limit} are allowed.`);
  return { stream, expected: expectation(expected), events: texts, bytes };
}

function expectation(expected: ExpectedRevision): number {
  if (typeof expected === 'string') return situations[expected];
  if (Number.isSafeInteger(expected) && expected >= 0) return expected;
  throw new Error(`${expected} is not a revision.`);
}

function asText({ id, type, schemaVersion, data, metadata }: NewEvent): EventText {
  checkName('event type', type, /^[^$]/);
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) throw new Error(`The id of a ${type} is not a UUID.`);
  if (!Number.isInteger(schemaVersion) || schemaVersion < 1 || schemaVersion > 32_767) {
    throw new Error(`${schemaVersion} is not a schema version; 1 to 32767 are.`);
  }
  const flat = Object.values(metadata).every(value => value === undefined || typeof value === 'string');
  if (!flat) throw new Error(`The metadata of a ${type} holds something other than text.`);
  return { id: id.toLowerCase(), type, schemaVersion, data: json(type, data), metadata: json(type, metadata) };
}

function json(type: string, value: object): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`The data of a ${type} is not an object.`);
  const text = JSON.stringify(value);
  if (hasForeignText(text)) throw new Error(`A ${type} holds text that is not Unicode (a lone surrogate) or a NUL; no store keeps those.`);
  return text;
}

/** JSON.stringify writes exactly these two as escapes; the same letters after an escaped backslash are ordinary text. */
function hasForeignText(text: string): boolean {
  if (!text.includes('\\u0000') && !text.includes('\\ud')) return false;
  return /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(text);
}

/** Names go into an index, which bounds their length. */
function checkName(what: string, name: string, shape: RegExp): void {
  if (shape.test(name) && name.length <= 255 && name.isWellFormed() && !name.includes('\0')) return;
  throw new Error(`${JSON.stringify(name.slice(0, 80))} is not the name of ${what === 'stream' ? 'a stream: <category>-<id>' : 'an event type'}.`);
}

function sizeOf({ type, data, metadata }: EventText): number {
  return Buffer.byteLength(data) + Buffer.byteLength(metadata) + Buffer.byteLength(type) + overhead;
}
