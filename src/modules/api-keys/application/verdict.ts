import type { KeyVerdict as ProviderVerdict } from '../../../shared-kernel/ports/provider.js';
import type { KeyVerdict } from '../domain/commands.js';

/** The free ladder's finding in the domain's words. */
export const verdictOf = (found: ProviderVerdict): KeyVerdict => {
  switch (found.verdict) {
    case 'accepted':
      return { verdict: 'accepted', level: found.level };
    case 'unreachable':
      return { verdict: 'unreachable', reason: found.reason };
    case 'trouble': {
      const { status, reason, missing } = found.trouble;
      return status === 'restricted' ? { verdict: 'restricted', reason, missing: missing ?? null } : { verdict: status, reason };
    }
  }
};
