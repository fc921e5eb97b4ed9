import type { KeyStatusView } from '../domain/queries.js';
import type { KeyShape } from './api-keys.requests.js';

const BLOCKING: ReadonlySet<string> = new Set(['invalid', 'restricted', 'expired', 'exhausted']);

/** The key as its owner may see it; a rate limit is over by itself when its time is (R54). */
export const shownKey = (key: KeyStatusView, now: Date): KeyShape => {
  const { prefix, lastFour, reason, addedAt, changedAt, lastVerifiedAt, nextCheckAt, expiresAt, paidProofNeeded, paidProbeAllowed } = key;
  const limited = key.rateLimitedUntil !== null && Date.parse(key.rateLimitedUntil) > now.getTime();
  const status = key.status === 'rate-limited' && !limited ? 'usable' : key.status;
  return {
    prefix,
    lastFour,
    status,
    reason,
    addedAt,
    changedAt,
    lastVerifiedAt,
    rateLimitedUntil: limited ? key.rateLimitedUntil : null,
    nextCheckAt,
    expiresAt,
    paidProofNeeded,
    paidTestAllowed: paidProbeAllowed,
    blocksNewProjects: BLOCKING.has(status),
  };
};
