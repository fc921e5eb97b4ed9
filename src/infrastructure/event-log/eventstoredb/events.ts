import { jsonEvent, type AllStreamRecordedEvent, type JSONEventData, type RecordedEvent as StoredRecord } from '@eventstore/db-client';
import type { EventMetadata, Position, RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import type { EventText } from '../append-request.js';
import type { LogNames } from './log-names.js';
import { positionIn } from './places.js';

/**
 * The metadata's field that says which schema version an event has. No other application writes it, so it also tells our events from foreign
 * ones. It is not of what the event's author wrote: readers never see it, and no leaf of the log's tree covers it but as a number.
 */
const mark = 'keyreelSchemaVersion';

/** An event as the client sends it. Throws where the server would be sent other bytes than these. */
export function eventData({ id, type, schemaVersion, data, metadata }: EventText): JSONEventData {
  const sent = { data: parsed(type, data), metadata: { [mark]: String(schemaVersion), ...parsed(type, metadata) } };
  return jsonEvent({ id, type, ...sent }) as JSONEventData;
}

/** The client writes what it is given with JSON.stringify, so this is where the bytes that arrive are known. */
function parsed(type: string, text: string): Readonly<Record<string, unknown>> {
  const value = JSON.parse(text) as Record<string, unknown>;
  if (JSON.stringify(value) !== text) throw new Error(`A ${type} holds data that is not written as it reads; plain JSON is needed.`);
  return value;
}

/** An event of ours; null for what the server, another log or another application has written. */
export function eventOf(record: StoredRecord | AllStreamRecordedEvent, names: LogNames, withRaw = false): RecordedEvent | null {
  const { type, id, revision, created } = record;
  const stream = names.inside(record.streamId);
  const schemaVersion = versionIn(record);
  const position = positionIn(record.position);
  if (stream === null || schemaVersion === null || position === undefined || type.startsWith('$')) return null;
  const { [mark]: _, ...metadata } = record.metadata as unknown as { [mark]: string } & EventMetadata;
  const data = record.data as unknown as RecordedEvent['data'];
  const event = { stream, revision: Number(revision), position, id, type, schemaVersion, data, metadata, recordedAt: created.toISOString() };
  // the client has read the texts already; what we write reads and writes the same, which was made sure of before it was sent
  return withRaw ? { ...event, raw: { data: JSON.stringify(data), metadata: JSON.stringify(metadata) } } : event;
}

function versionIn({ isJson, data, metadata }: StoredRecord): number | null {
  if (!isJson || !isRecord(data) || !isRecord(metadata)) return null;
  const version = metadata[mark];
  return typeof version === 'string' && /^[1-9]\d{0,4}$/.test(version) ? Number(version) : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

/** A place of the server's log, with the event there when it is one of ours. */
export interface Found {
  position: Position;
  event: RecordedEvent | null;
  /** The server says only that it has come so far. */
  isWord?: boolean;
}
