import type { Decider } from '../../../shared-kernel/decider.js';
import { ShareUnknown } from './errors.js';
import type { ShareCommand } from './share-commands.js';
import { shareFacts, type SharedThings, type ShareEvent, type ShareRef } from './share-events.js';

/** A part of a project shown to whoever has a link: none → live → revoked. That it expires is a matter of the time, not of its history. */
export type Share =
  | { readonly status: 'none' }
  | { readonly status: 'live'; readonly ref: ShareRef; readonly things: SharedThings; readonly expiresAt: string }
  | { readonly status: 'revoked'; readonly ref: ShareRef };

const isOf = (share: Exclude<Share, { status: 'none' }>, { projectId, accountId }: ShareRef): boolean =>
  share.ref.projectId === projectId && share.ref.accountId === accountId;

export const share: Decider<Share, ShareCommand, ShareEvent> = {
  facts: shareFacts,
  initial: { status: 'none' },

  decide(command, state) {
    switch (command.type) {
      case 'CreateShare':
        return state.status === 'none' ? [{ type: 'ShareCreated', data: command.data }] : [];
      case 'RevokeShare':
        // anybody else's share is no share
        if (state.status === 'none' || !isOf(state, command.data)) throw ShareUnknown();
        return state.status === 'live' ? [{ type: 'ShareRevoked', data: command.data }] : [];
    }
  },

  evolve(_, { type, data }): Share {
    const { shareId, projectId, accountId } = data;
    const ref = { shareId, projectId, accountId };
    if (type === 'ShareRevoked') return { status: 'revoked', ref };
    const { transcript, thumbnails, outputIds, expiresAt } = data;
    return { status: 'live', ref, things: { transcript, thumbnails, outputIds }, expiresAt };
  },
};
