import { policy } from '../../../shared-kernel/policy.js';
import type { AccountEvent } from '../../accounts/index.js';
import type { UsageKeyEvent } from '../domain/usage-key-events.js';
import { usageKeyCommands } from '../domain/usage-key-commands.js';

/** What was stored of a removed admin key is destroyed; its fingerprint stays in the log. Erasure destroys, and counts, what it finds itself. */
export const destroyEnvelopeWhenUsageKeyIsRemoved = policy<UsageKeyEvent>('api-keys.destroy-envelope-when-usage-key-is-removed', {
  UsageKeyRemoved: ({ data: { accountId, envelopeId, how } }) =>
    how === 'erased' ? [] : [{ job: 'api-keys.destroy-usage-envelope', data: { accountId, envelopeId } }],
});

/** An erased account holds no admin key. */
export const removeUsageKeyWhenAccountIsErased = policy<AccountEvent>('api-keys.remove-usage-key-when-account-is-erased', {
  AccountErased: ({ data: { accountId } }) => [usageKeyCommands.RemoveUsageKey({ accountId, how: 'erased' })],
});
