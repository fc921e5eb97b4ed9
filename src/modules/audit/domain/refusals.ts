import type { Decider } from '../../../shared-kernel/decider.js';
import type { RefusalCommand } from './commands.js';
import { refusalFacts, type RefusalEvent } from './events.js';

/** Keeps what was refused; nothing is decided on it. */
export const refusals: Decider<null, RefusalCommand, RefusalEvent> = {
  facts: refusalFacts,
  initial: null,

  decide(command) {
    switch (command.type) {
      case 'RecordRefusal':
        return [{ type: 'RefusalRecorded', data: command.data }];
      case 'CountRefusals':
        return command.data.count > 0 ? [{ type: 'RefusalRepeated', data: command.data }] : [];
    }
  },

  evolve: () => null,
};
