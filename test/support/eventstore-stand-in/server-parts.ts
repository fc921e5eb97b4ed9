import type { Access } from './access.js';
import type { ReadCall } from './read-requests.js';
import type { Expectation, ProposedEvent } from './records.js';
import type { AppendOutcome, StoredLog } from './stored-log.js';

/** What the calls need of the server that serves them. */
export interface ServerParts {
  readonly log: StoredLog;
  readonly access: Access;
  readonly appendLimit: number;
  readonly version: string;
  readonly saysCaughtUp: boolean;
  readonly port: number;
  /** Appends, unless a spec asked for something else. */
  append(stream: string, expected: Expectation, events: readonly ProposedEvent[]): Promise<AppendOutcome>;
  /** Remembers a subscription, to be able to drop it; answers how to forget it. */
  followed(call: ReadCall, ended: AbortController): () => void;
}
