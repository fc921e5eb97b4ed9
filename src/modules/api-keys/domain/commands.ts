import type { AccountId, Fingerprint } from '../../../shared-kernel/ids.js';
import { command, commands, errand, type CommandsOf } from '../../../shared-kernel/message.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import type { KeyStanding } from '../../../shared-kernel/who-pays.js';
import type { ApiKeyEvent, ProofLevel } from './events.js';

/** What the provider said about a key: `accepted` clears trouble, `unreachable` says nothing. */
export type KeyVerdict =
  | { readonly verdict: 'accepted'; readonly level: ProofLevel }
  | { readonly verdict: 'invalid' | 'expired' | 'exhausted'; readonly reason: string }
  | { readonly verdict: 'restricted'; readonly reason: string; readonly missing: string | null }
  | { readonly verdict: 'rate-limited'; readonly until: string }
  | { readonly verdict: 'unreachable'; readonly reason: string };

/** Orders to the stream of an account's one provider key. */
export const apiKeyCommands = commands('apikey', (data: { accountId: AccountId }) => data.accountId, {
  AddApiKey: command<{
    accountId: AccountId;
    fingerprint: Fingerprint;
    fingerprintVersion: number;
    envelopeId: string;
    prefix: string;
    lastFour: string;
    origin: string;
    expiresAt: string | null;
    /** Days from now to that date; null for none. */
    daysLeft: number | null;
    verdict: KeyVerdict;
    /** The owner knows that another key goes, and what locks then. */
    replace: boolean;
  }>(),
  /** A call or a probe said something about a key; late news about a replaced key is ignored. */
  ReportKeyVerdict: command<{
    accountId: AccountId;
    fingerprint: Fingerprint;
    verdict: KeyVerdict;
    by: 'call' | 're-check' | 'request';
    /** When the report was made, ISO 8601 UTC. */
    at: string;
  }>(),
  /** Changes or clears the date that the owner chose for the key's end. */
  SetKeyExpiry: command<{ accountId: AccountId; expiresAt: string | null; daysLeft: number | null }>(),
  /** The calendar is looked at for a key's date. */
  LookAtKeyExpiry: command<{ accountId: AccountId; fingerprint: Fingerprint; daysLeft: number }>(),
  AllowPaidProbe: command<{ accountId: AccountId; allowed: boolean }>(),
  IntendPaidProbe: command<{ accountId: AccountId; fingerprint: Fingerprint; attemptId: string; by: 're-check' | 'request' }>(),
  RecordPaidProbe: command<Extract<ApiKeyEvent, { type: 'PaidProbeEnded' }>['data']>(),
  RemoveApiKey: command<{ accountId: AccountId }>(),
});
export type ApiKeyCommand = CommandsOf<typeof apiKeyCommands>;

/** Whether the provider was asked, and the position from which what it said can be read. */
export interface Rechecked {
  readonly asked: boolean;
  /** What it said; null when it was not asked. */
  readonly verdict: KeyVerdict | null;
  readonly position: Position | null;
}

/** Asks the provider now about the stored key, at most so often; the outcome is in the log when it answers. */
export const recheckKey = errand<{ accountId: AccountId; by: 're-check' | 'request' }, Rechecked>('api-keys.recheck-key');

/** What would stop the key's own work at this moment: the vault cannot open it, or the provider asked to wait. Answers with the standing, completed. */
export const keyAsItIsNow = errand<{ accountId: AccountId; key: KeyStanding }, KeyStanding>('api-keys.key-as-it-is-now');
export { ownSpendingCommands, reserveOwnSpend } from './own-spending-commands.js';
