import type { AccountId } from '../../../shared-kernel/ids.js';
import { query } from '../../../shared-kernel/message.js';

/** A refusal as it was recorded. */
export interface RefusalView {
  readonly refusalId: string;
  readonly at: string;
  readonly requestId: string;
  readonly code: string;
  readonly rule: string;
  readonly reason: string | null;
  readonly route: string;
  readonly inputs: Readonly<Record<string, string | number | boolean | null>>;
  /** How often the same was refused again within the minute. */
  readonly again: number;
}

/** What product rules refused to an account, the newest first. */
export const refusalsOf = query<{ accountId: AccountId; limit: number }, readonly RefusalView[]>('audit.refusals-of');
