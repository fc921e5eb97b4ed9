import { leafHash } from '../../../infrastructure/event-log/leaf.js';
import type { EventLog, RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import type { AccountEvent } from '../domain/events.js';
import type { ErasureMark, Tombstone } from '../domain/queries.js';

/** The log keeps what `JSON.stringify` wrote, so writing it again gives the stored bytes. */
const leafOf = ({ stream, revision, id, type, schemaVersion, data, metadata }: RecordedEvent): string => {
  const raw = { data: JSON.stringify(data), metadata: JSON.stringify(metadata) };
  return leafHash({ stream, revision, id, type, schemaVersion, raw }).toString('hex');
};

const markOf = (event: RecordedEvent): ErasureMark => ({ at: event.metadata.at, position: event.position, leaf: leafOf(event) });

type Erased = Extract<AccountEvent, { type: 'AccountErased' }>['data'];
type Completed = Extract<AccountEvent, { type: 'AccountDataDestroyed' }>['data'];

/** Reads the proof of an erasure out of the account's own stream; null for an account that stands or never was. */
export const tombstone = async (log: EventLog, accountId: string): Promise<Tombstone | null> => {
  let found: Tombstone | null = null;
  for await (const event of log.readStream(`account-${accountId}`)) {
    if (event.type === 'AccountErased') {
      const { by } = event.data as unknown as Erased;
      found = { accountId, by, erased: markOf(event), completed: null };
    }
    if (event.type === 'AccountDataDestroyed' && found) {
      const { destroyed } = event.data as unknown as Completed;
      found = { ...found, completed: { ...markOf(event), destroyed } };
    }
  }
  return found;
};
