import type { Decider } from '../../../shared-kernel/decider.js';
import type { LogEpochCommand } from './commands.js';
import { logEpochFacts, type LogEpochEvent } from './events.js';

/** The epoch that the log is in; each is opened once, and none that is not newer. */
export const logEpochs: Decider<number, LogEpochCommand, LogEpochEvent> = {
  facts: logEpochFacts,
  initial: 1,

  decide(command, epoch) {
    switch (command.type) {
      case 'OpenLogEpoch':
        return command.data.epoch > epoch ? [{ type: 'LogEpochOpened', data: command.data }] : [];
    }
  },

  evolve: (_, { data }) => data.epoch,
};
