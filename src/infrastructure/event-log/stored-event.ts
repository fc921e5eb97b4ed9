import type { EventMetadata, ReadFilter, RecordedEvent } from '../../shared-kernel/ports/event-log.js';
import type { EventText } from './append-request.js';
import { positionOf } from './positions.js';

/** An event as the log holds it, its texts unread. */
export interface StoredEvent extends EventText {
  /** Its place in the log, counted from 1. */
  ordinal: number;
  stream: string;
  revision: number;
  /** ISO 8601 in UTC. */
  recordedAt: string;
}

/** Reads the texts of a stored event. */
export function recorded(stored: StoredEvent, withRaw = false): RecordedEvent {
  const { stream, revision, id, type, schemaVersion, data, metadata, recordedAt } = stored;
  const event: RecordedEvent = {
    stream,
    revision,
    position: positionOf(stored.ordinal),
    id,
    type,
    schemaVersion,
    data: JSON.parse(data) as Record<string, unknown>,
    metadata: JSON.parse(metadata) as EventMetadata,
    recordedAt,
  };
  return withRaw ? { ...event, raw: { data, metadata } } : event;
}

/** Whether a filter lets an event through. */
export function matching({ categories, types }: ReadFilter = {}): (event: { stream: string; type: string }) => boolean {
  const [category, kind] = [categories && new Set(categories), types && new Set(types)];
  return ({ stream, type }) => (!kind || kind.has(type)) && (!category || category.has(stream.slice(0, stream.indexOf('-'))));
}
