import type { StoredEvent } from '../stored-event.js';

/** The columns, as text, that the short reads ask for; times as milliseconds, so that no session setting shapes them. */
export const textColumns =
  'position, stream_id, revision, event_id, type, schema_version, data, metadata, floor(extract(epoch from recorded_at) * 1000)::bigint';

export type TextRow = [string, string, string, string, string, string, string, string, string];

/** Reads a row of `textColumns`. */
export function parseTextRow([position, stream, revision, id, type, schemaVersion, data, metadata, recordedAt]: TextRow): StoredEvent {
  return {
    ordinal: Number(position),
    stream,
    revision: Number(revision),
    id,
    type,
    schemaVersion: Number(schemaVersion),
    data,
    metadata,
    recordedAt: new Date(Number(recordedAt)).toISOString(),
  };
}
