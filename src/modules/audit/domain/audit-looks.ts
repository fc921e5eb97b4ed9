import type { Decider } from '../../../shared-kernel/decider.js';
import type { AuditLookCommand } from './commands.js';
import { auditLookFacts, type AuditLookEvent } from './events.js';

/** Keeps who looked at what; nothing is decided on it. */
export const auditLooks: Decider<null, AuditLookCommand, AuditLookEvent> = {
  facts: auditLookFacts,
  initial: null,

  decide(command) {
    switch (command.type) {
      case 'TakeAuditLook':
        return [{ type: 'AuditLookTaken', data: command.data }];
      case 'CountAuditLooks':
        return command.data.count > 0 ? [{ type: 'AuditLookRepeated', data: command.data }] : [];
    }
  },

  evolve: () => null,
};
