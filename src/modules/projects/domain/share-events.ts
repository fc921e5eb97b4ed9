import type { AccountId, ProjectId, TaskId } from '../../../shared-kernel/ids.js';
import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';

/** Names one share. Its id is made of its link's token by a one-way function, so whoever has the token finds it, and its id tells nothing of the token. */
export interface ShareRef {
  readonly shareId: string;
  readonly projectId: ProjectId;
  readonly accountId: AccountId;
}

/** What is shown to whoever has the link: the newest words, the thumbnails, and of texts and images those that are named. */
export interface SharedThings {
  readonly transcript: boolean;
  readonly thumbnails: boolean;
  readonly outputIds: readonly TaskId[];
}

/** Everything that a share's stream, `share-<shareId>`, may say. */
export const shareFacts = facts('share', {
  ShareCreated: fact<ShareRef & SharedThings & { expiresAt: string }>('An owner shared a part of a project by a link, until a day.'),
  ShareRevoked: fact<ShareRef & { why: 'owner' | 'project-deleted' }>('A link to a part of a project was revoked.'),
});
export type ShareEvent = EventsOf<typeof shareFacts>;
