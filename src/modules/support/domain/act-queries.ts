import { query } from '../../../shared-kernel/message.js';
import type { Act } from './act-events.js';

/** An act of the staff as it stands. */
export interface ActView extends Act {
  readonly at: string;
  /** `begun` while it is under way, and where the process died before it could say. */
  readonly outcome: 'begun' | 'done' | 'refused';
  /** The code of the refusal. */
  readonly refusal: string | null;
}

/** What the staff did for an account, or to the service (`service`), newest first. */
export const actsOn = query<{ accountId: string; after: string | null; limit: number }, { acts: readonly ActView[]; next: string | null }>(
  'support.acts-on',
);
