import type { AccountId, Fingerprint } from '../../../shared-kernel/ids.js';
import { command, commands, type CommandsOf } from '../../../shared-kernel/message.js';

/** What the provider said of an admin key; `unknown` when it could not be asked. */
export type UsageKeyAnswer =
  | { readonly said: 'accepted' }
  | { readonly said: 'refused'; readonly reason: string; readonly missing: string | null }
  | { readonly said: 'unknown'; readonly reason: string };

/** Orders to the stream of an account's one admin key. */
export const usageKeyCommands = commands('usagekey', (data: { accountId: AccountId }) => data.accountId, {
  /** Another one goes in its place. */
  AddUsageKey: command<{
    accountId: AccountId;
    fingerprint: Fingerprint;
    fingerprintVersion: number;
    envelopeId: string;
    prefix: string;
    lastFour: string;
    origin: string;
    answer: UsageKeyAnswer;
  }>(),
  /** The reports were asked for; late news of a key since replaced is ignored. */
  NoteUsageKeyAnswer: command<{ accountId: AccountId; fingerprint: Fingerprint; answer: UsageKeyAnswer }>(),
  RemoveUsageKey: command<{ accountId: AccountId; how: 'removed' | 'erased' }>(),
});
export type UsageKeyCommand = CommandsOf<typeof usageKeyCommands>;
