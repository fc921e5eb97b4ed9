import type { AccountId, Fingerprint } from '../../../shared-kernel/ids.js';
import { command, commands, fact, facts, type CommandsOf, type EventsOf } from '../../../shared-kernel/message.js';

/** Names of models; null allows whatever is offered. */
type Allowed = readonly string[] | null;

/** Everything that the stream `modelchoice-<accountId>` may say: which models an account lets itself use. */
export const modelChoiceFacts = facts('modelchoice', {
  AllowedModelsChanged: fact<{ accountId: AccountId; fingerprint: Fingerprint | null; models: Allowed }>(
    'An account changed which models may be used, at all or with one key.',
  ),
});
export type ModelChoiceEvent = EventsOf<typeof modelChoiceFacts>;

/** Orders about the models that an account lets itself use; without a fingerprint they hold for all of its work. */
export const modelChoiceCommands = commands('modelchoice', (data: { accountId: AccountId }) => data.accountId, {
  ChangeAllowedModels: command<{ accountId: AccountId; fingerprint: Fingerprint | null; models: Allowed }>(),
});
export type ModelChoiceCommand = CommandsOf<typeof modelChoiceCommands>;
