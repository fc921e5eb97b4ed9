import type { AccountId, ProjectId, TaskId } from '../../../shared-kernel/ids.js';
import { command, commands, errand, type CommandsOf } from '../../../shared-kernel/message.js';
import type { MicroText } from '../../../shared-kernel/money.js';
import type { ProviderEstimate } from '../../../shared-kernel/ports/provider-prices.js';

/** Orders about what an account's own key may spend; times are the service's, since months begin by them. */
export const ownSpendingCommands = commands('ownspend', (data: { accountId: AccountId }) => data.accountId, {
  SetOwnLimit: command<{ accountId: AccountId; microUsd: MicroText | null; now: string }>(),
  /** Sets aside what the next call of a task may cost; what is set aside for it already counts. */
  ReserveOwnSpend: command<
    { accountId: AccountId; taskId: TaskId; projectId: ProjectId; likelyMicroUsd?: MicroText; now: string } & ProviderEstimate
  >(),
  /** The limit refused something; refusing itself says nothing in the log. */
  NoteOwnLimitReached: command<{ accountId: AccountId; now: string }>(),
  CountOwnSpend: command<{ accountId: AccountId; taskId: TaskId; attemptId: string; microUsd: MicroText; certain: boolean; at: string }>(),
  ReleaseOwnSpend: command<{ accountId: AccountId; taskId: TaskId; reason: string }>(),
});
export type OwnSpendingCommand = CommandsOf<typeof ownSpendingCommands>;

/** What one call of a task may cost the owner of the key. */
export interface OwnSpendWanted {
  readonly accountId: AccountId;
  readonly projectId: ProjectId;
  readonly taskId: TaskId;
  readonly atMost: ProviderEstimate;
  /** What it will probably cost, for the refusal to say. */
  readonly likelyMicroUsd?: MicroText;
  /** A smaller amount will be tried if this one does not fit: that the limit refused is not told of yet. */
  readonly provisional?: true;
}

/** Sets aside what a call may cost before it is sent, or refuses with `own_key_limit_reached`; to be repeated before each call. */
export const reserveOwnSpend = errand<OwnSpendWanted, void>('api-keys.reserve-own-spend');
