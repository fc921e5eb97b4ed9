import type { AccountId } from '../../../shared-kernel/ids.js';
import { query } from '../../../shared-kernel/message.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import type { Sealed } from '../../../shared-kernel/ports/vault.js';
import type { Destroyed, Role, SupportConsent } from './events.js';

/** The account as it stands, with personal text still sealed. */
export interface AccountView {
  readonly accountId: AccountId;
  readonly email: Sealed;
  readonly roles: readonly Role[];
  readonly openedAt: string;
  /** `awaited` holds back what newcomers get; `none` was never asked for. */
  readonly confirmation: 'none' | 'awaited' | 'confirmed';
  readonly globalInstructions: { readonly text: Sealed; readonly version: number; readonly bytes: number } | null;
}

/** Answers with the account's row, or null for an unknown id. */
export const accountById = query<{ accountId: AccountId }, AccountView | null>('accounts.account-by-id');

/** How an account stands by its own stream: nothing that says who it is. */
export interface AccountStateView {
  readonly accountId: AccountId;
  readonly state: 'open' | 'erased' | 'never-opened';
  readonly openedAt: string | null;
  readonly confirmation: AccountView['confirmation'];
  readonly roles: readonly Role[];
  /** Whether a second factor is asked for at each sign-in. */
  readonly secondFactor: boolean;
}

/** Also of an erased account, and of an id that nobody has. */
export const accountStateOf = query<{ accountId: AccountId }, AccountStateView>('accounts.account-state-of');

/** A consent as its owner sees it. */
export interface ConsentView extends SupportConsent {
  readonly givenAt: string;
  readonly withdrawnAt: string | null;
  /** Null while nobody ended it before its time. */
  readonly endedBy: 'owner' | 'support' | null;
}

/** One look of support at an account. */
export interface LookView {
  readonly lookId: string;
  readonly accountId: AccountId;
  readonly at: string;
  /** Content needs a consent; how an account stands needs none. */
  readonly of: 'content' | 'states';
  /** Null for a look at states. */
  readonly consentId: string | null;
  readonly ticket: string | null;
  readonly by: AccountId;
  readonly route: string;
  readonly things: Readonly<Record<string, string>>;
  /** The moment of the past that was asked about; null for now. */
  readonly asOf: string | null;
}

/** The consents that an account gave to support, newest first; of those that are over, the latest. */
export const supportConsentsOf = query<{ accountId: AccountId }, readonly ConsentView[]>('accounts.support-consents-of');
/** What support looked at in an account, newest first. */
export const supportLooksAt = query<
  { accountId: AccountId; after: string | null; limit: number },
  { looks: readonly LookView[]; next: string | null }
>('accounts.support-looks-at');

/** One event of an erasure: where it stands, and the leaf of the log that covers it. */
export interface ErasureMark {
  readonly at: string;
  readonly position: Position;
  /** 64 hex digits, computed as docs/log-format.md says. */
  readonly leaf: string;
}

/** What is left of an account that was erased: the proof that it was. */
export interface Tombstone {
  readonly accountId: AccountId;
  readonly by: 'owner' | 'operator';
  readonly erased: ErasureMark;
  /** Null while the destruction is under way. */
  readonly completed: (ErasureMark & { readonly destroyed: Destroyed }) | null;
}

/** Answers with the tombstone of an erased account, from its own stream; null for every other id. */
export const tombstoneOf = query<{ accountId: AccountId }, Tombstone | null>('accounts.tombstone-of');
