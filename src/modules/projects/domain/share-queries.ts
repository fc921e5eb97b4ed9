import type { AccountId, ProjectId } from '../../../shared-kernel/ids.js';
import { query } from '../../../shared-kernel/message.js';
import type { SharedThings, ShareRef } from './share-events.js';

/** A share as its owner sees it; its token is nowhere. */
export interface ShareView extends ShareRef, SharedThings {
  readonly expiresAt: string;
  readonly createdAt: string;
}

/** The shares of a project that nobody revoked, newest first; those that have expired are among them. */
export const sharesOfProject = query<
  { accountId: AccountId; projectId: ProjectId; after: string | null; limit: number },
  { shares: readonly ShareView[]; next: string | null }
>('projects.shares-of-project');
