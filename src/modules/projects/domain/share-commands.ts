import { command, commands, type CommandsOf } from '../../../shared-kernel/message.js';
import type { SharedThings, ShareEvent, ShareRef } from './share-events.js';

type Why = Extract<ShareEvent, { type: 'ShareRevoked' }>['data']['why'];

/** Orders to one share. */
export const shareCommands = commands('share', (data: { shareId: string }) => data.shareId, {
  CreateShare: command<ShareRef & SharedThings & { expiresAt: string }>(),
  RevokeShare: command<ShareRef & { why: Why }>(),
});
export type ShareCommand = CommandsOf<typeof shareCommands>;
