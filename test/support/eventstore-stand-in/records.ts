/** A place in the log as the wire has it: a commit and a prepare, equal for all but events of an explicit transaction. */
export interface LogPosition {
  commit: bigint;
  prepare: bigint;
}

/** An event as the caller proposes it; its bytes are kept as they came. */
export interface ProposedEvent {
  id: string;
  type: string;
  contentType: string;
  data: Uint8Array;
  metadata: Uint8Array;
}

export interface StoredEvent extends ProposedEvent, LogPosition {
  stream: string;
  revision: number;
  /** Milliseconds since 1970. */
  created: number;
}

export type Expectation = number | 'any' | 'no_stream' | 'stream_exists';

export function comparePositions(one: LogPosition, other: LogPosition): number {
  if (one.commit !== other.commit) return one.commit < other.commit ? -1 : 1;
  if (one.prepare !== other.prepare) return one.prepare < other.prepare ? -1 : 1;
  return 0;
}

/** What the server counts against its append limit: the bytes, and two a letter of the type. */
export function sizeOf({ type, data, metadata }: ProposedEvent): number {
  return data.length + metadata.length + 2 * type.length;
}

/** One line of the file that keeps an append. */
export function toLine(events: readonly StoredEvent[]): string {
  const rows = events.map(({ data, metadata, commit, prepare, ...rest }) => ({
    ...rest,
    commit: String(commit),
    prepare: String(prepare),
    data: Buffer.from(data).toString('base64'),
    metadata: Buffer.from(metadata).toString('base64'),
  }));
  return `${JSON.stringify(rows)}\n`;
}

export function fromLine(line: string): StoredEvent[] {
  const rows = JSON.parse(line) as (Omit<StoredEvent, 'data' | 'metadata' | 'commit' | 'prepare'> &
    Record<'data' | 'metadata' | 'commit' | 'prepare', string>)[];
  return rows.map(({ data, metadata, commit, prepare, ...rest }) => ({
    ...rest,
    commit: BigInt(commit),
    prepare: BigInt(prepare),
    data: Buffer.from(data, 'base64'),
    metadata: Buffer.from(metadata, 'base64'),
  }));
}
