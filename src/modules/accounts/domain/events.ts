import type { AccountId } from '../../../shared-kernel/ids.js';
import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';
import type { Sealed } from '../../../shared-kernel/ports/vault.js';

/** What an account may do beyond its own things; roles add up. */
export type Role = 'user' | 'support' | 'auditor' | 'admin';

/** What support may look at, and until when. */
export interface SupportConsent {
  readonly consentId: string;
  /** Null for everything that can be looked at. */
  readonly projectId: string | null;
  readonly until: string;
}

/** How much of what was destroyed, by kind. */
export type Destroyed = Readonly<Record<string, number>>;

/** Everything that an account's own stream, `account-<accountId>`, may say. */
export const accountFacts = facts('account', {
  AccountOpened: fact<{
    accountId: AccountId;
    email: Sealed;
    emailHash: string;
    roles: readonly Role[];
    /** There when its owner was asked to confirm the address, and what newcomers get waits for that. */
    confirmation?: 'awaited';
  }>('A person opened an account.'),
  EmailConfirmed: fact<{ accountId: AccountId }>('A person showed that the e-mail address of the account is theirs.'),
  AccountAbandoned: fact<{ accountId: AccountId; emailHash: string }>('An account that had not opened gave its address up, and never will open.', {
    keptForTheRecord: true,
  }),
  PasswordChanged: fact<{ accountId: AccountId; changeId: string }>('An account changed its password; its other sessions ended.', {
    keptForTheRecord: true,
  }),
  SessionTheftSuspected: fact<{ accountId: AccountId; sessionId: string }>('A refresh token came a second time, so its session was ended.', {
    keptForTheRecord: true,
  }),
  SecondFactorAdded: fact<{ accountId: AccountId; factorId: string }>('An account asks for a second factor at each sign-in from now on.', {
    keptForTheRecord: true,
  }),
  SecondFactorRemoved: fact<{
    accountId: AccountId;
    factorId: string;
    by: 'owner' | 'operator';
    /** What the operator said; owners need no reason. */
    reason?: Sealed;
  }>('An account has no second factor any more.'),
  RecoveryCodeUsed: fact<{ accountId: AccountId; codeId: string; left: number }>('A recovery code stood in for the second factor, this once.', {
    keptForTheRecord: true,
  }),
  RecoveryCodesRenewed: fact<{ accountId: AccountId; renewalId: string }>('An account got new recovery codes; the earlier ones work no longer.', {
    keptForTheRecord: true,
  }),
  RoleGranted: fact<{ accountId: AccountId; role: Role }>('An account was given a role.'),
  RoleRevoked: fact<{ accountId: AccountId; role: Role }>('An account lost a role.'),
  GlobalInstructionsChanged: fact<{ accountId: AccountId; text: Sealed; version: number; bytes: number }>(
    'An account changed the instructions that go with each of its generations.',
  ),
  SupportConsentGiven: fact<SupportConsent & { accountId: AccountId; from: string }>(
    'An account let support look at its content, all of it or one project, for a while.',
  ),
  SupportConsentWithdrawn: fact<{
    accountId: AccountId;
    consentId: string;
    /** There when somebody of support gave it back. */
    by?: AccountId;
    ticket?: string;
  }>('A consent for support to look was ended before its time, by its owner or by support.'),
  SupportLooked: fact<{
    accountId: AccountId;
    consentId: string;
    /** Whoever looked. */
    by: AccountId;
    /** Method and template of the path, `GET /v1/projects/:projectId`. */
    route: string;
    /** What was asked for, by the names of the places in the path. */
    things: Readonly<Record<string, string>>;
    ticket?: string;
    /** The moment of the past that was asked about; absent for now. */
    asOf?: string;
  }>('Somebody of support looked at content of an account that had agreed to it.'),
  SupportLookedAtStates: fact<{
    accountId: AccountId;
    /** Whoever looked. */
    by: AccountId;
    /** Method and template of the path, `GET /v1/support/accounts/:accountId`. */
    route: string;
    things: Readonly<Record<string, string>>;
    ticket?: string;
    /** The moment of the past that was asked about; absent for now. */
    asOf?: string;
  }>('Somebody of support looked at how an account stands, without its content.'),
  SupportSearched: fact<{
    /** Whoever searched. */
    accountId: AccountId;
    by: 'account-id' | 'email' | 'request-id';
    /** The id that was looked for; an address is not kept. */
    sought?: string;
    ticket?: string;
  }>('Somebody of support searched for an account.', { keptForTheRecord: true }),
  AccountErased: fact<{ accountId: AccountId; emailHash: string; by: 'owner' | 'operator' }>(
    'An account was erased for good: its data keys are destroyed and nothing of it opens again.',
  ),
  AccountDataDestroyed: fact<{ accountId: AccountId; destroyed: Destroyed }>(
    'Everything that was kept of an erased account outside of the log is gone.',
  ),
});
export type AccountEvent = EventsOf<typeof accountFacts>;

/** The stream `email-<keyed hash>` keeps an address for one account. */
export const emailFacts = facts('email', {
  EmailReserved: fact<{ accountId: AccountId; emailHash: string }>('An e-mail address was reserved for one account.', { keptForTheRecord: true }),
  EmailReleased: fact<{ accountId: AccountId; emailHash: string }>('An e-mail address became free again.', { keptForTheRecord: true }),
});
export type EmailEvent = EventsOf<typeof emailFacts>;
