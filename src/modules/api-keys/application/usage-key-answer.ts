import type { ReportOutcome } from '../../../shared-kernel/ports/usage-reports.js';
import type { UsageKeyAnswer } from '../domain/usage-key-commands.js';

/** Of a wrong key nobody learns whether it was ever real; that a real one lacks a permission is told, since its owner can mend that. */
const toldOf = (reason: string): string =>
  ['missing_permission', 'malformed_key', 'not_an_admin_key'].includes(reason) ? reason : 'wrong_revoked_or_expired';

/** What the end of a question says about the admin key. */
export const answerOf = (asked: ReportOutcome): UsageKeyAnswer => {
  switch (asked.outcome) {
    case 'reported':
      return { said: 'accepted' };
    case 'refused':
      return { said: 'refused', reason: toldOf(asked.reason), missing: asked.missing };
    case 'rate-limited':
      return { said: 'unknown', reason: 'rate_limited' };
    case 'unavailable':
      return { said: 'unknown', reason: asked.reason };
  }
};
