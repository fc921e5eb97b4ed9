import { readFileSync } from 'node:fs';
import type { AnyEvent } from '../../src/shared-kernel/message.js';

/** The beginning of a stream as an earlier state of the product wrote it. */
export interface ReleasedStream {
  readonly stream: string;
  readonly events: readonly (AnyEvent & { readonly schemaVersion: number })[];
}

interface Line extends AnyEvent {
  readonly of: string;
  readonly stream: string;
  readonly schemaVersion: number;
}

/** Every shape of an event that was ever written. */
export const releasedStreams = (): readonly ReleasedStream[] => {
  const lines = readFileSync(new URL('./released/events.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Line);
  return [...Map.groupBy(lines, ({ of, stream }) => `${of} ${stream}`).values()].map(events => ({ stream: events[0]?.stream ?? '', events }));
};
