import type { Decider } from '../../../shared-kernel/decider.js';
import type { UploadCommand } from './commands.js';
import { uploadFacts, type UploadEvent } from './events.js';

/** An upload is looked at once; what was found then stays. */
export const upload: Decider<{ readonly judged: boolean }, UploadCommand, UploadEvent> = {
  facts: uploadFacts,
  initial: { judged: false },

  decide(command, { judged }) {
    if (judged) return [];
    switch (command.type) {
      case 'ReceiveUpload':
        return [{ type: 'UploadReceived', data: command.data }];
      case 'RefuseUpload':
        return [{ type: 'UploadRefused', data: command.data }];
    }
  },

  evolve: () => ({ judged: true }),
};
