import type { Decider } from '../../../shared-kernel/decider.js';
import type { SourceCommand } from './commands.js';
import { sourceFacts, type SourceEvent } from './events.js';

/** A stored source video: it goes once, and stays gone. */
export const sourceMedia: Decider<{ readonly deleted: boolean }, SourceCommand, SourceEvent> = {
  facts: sourceFacts,
  initial: { deleted: false },
  decide: ({ data }, { deleted }) => (deleted ? [] : [{ type: 'SourceDeleted', data }]),
  evolve: () => ({ deleted: true }),
};
