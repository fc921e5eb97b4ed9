import type { Decider } from '../../../shared-kernel/decider.js';
import type { SourceCommand } from './commands.js';
import { sourceFacts, type SourceEvent } from './events.js';

/** A stored source video: perhaps with sound made of it for browsers. It goes once, with all that, and stays gone. */
export interface StoredMedia {
  readonly deleted: boolean;
  readonly isRendered: boolean;
  readonly renditionBytes: number;
}

export const sourceMedia: Decider<StoredMedia, SourceCommand, SourceEvent> = {
  facts: sourceFacts,
  initial: { deleted: false, isRendered: false, renditionBytes: 0 },

  decide(command, { deleted, isRendered, renditionBytes }) {
    if (deleted) return [];
    switch (command.type) {
      case 'DeleteSource':
        return [{ type: 'SourceDeleted', data: { ...command.data, bytes: command.data.bytes + renditionBytes } }];
      case 'RenderSound':
        return isRendered ? [] : [{ type: 'SoundRendered', data: command.data }];
      case 'FailRendering':
        return isRendered ? [] : [{ type: 'RenderingFailed', data: command.data }];
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'SourceDeleted':
        return { ...state, deleted: true };
      case 'SoundRendered':
        return { ...state, isRendered: true, renditionBytes: event.data.content.bytes };
      case 'RenderingFailed':
        return state;
    }
  },
};
