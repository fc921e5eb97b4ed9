import type { RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import type { LeafOf } from '../leaf.js';

/** An event with its bytes as they are stored. */
export type WholeEvent = RecordedEvent & LeafOf;

/** A store that a log is copied from or to. */
export interface LogEnd {
  /** As it is called in sentences; never with what opens it. */
  readonly name: string;
  identity(): Promise<string>;
  /** All events in log order. */
  events(): AsyncIterable<readonly WholeEvent[]>;
  /** Makes an empty store the store of this log. Throws a sentence where it has another one. */
  adopt(identity: string): Promise<void>;
  /** Appends events, the first of which is the one after so many; all that is acknowledged is durable. Throws a sentence where somebody else writes too. */
  write(after: number, events: readonly WholeEvent[]): Promise<void>;
  close(): Promise<void>;
}

/** Why a copy was refused, or stopped: what is there stays as it is. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
}
