import { projection } from '../../../shared-kernel/projection.js';
import { OWN_EXPIRY_DATE } from '../../../shared-kernel/who-pays.js';
import type { ApiKeyEvent } from '../domain/events.js';
import type { KeyStatusView } from '../domain/queries.js';

type KeyRow = KeyStatusView & { readonly [extension: string]: unknown };

const FIRST_RECHECK_SECONDS = 30;

const later = (at: string, seconds: number): string => new Date(Date.parse(at) + seconds * 1000).toISOString();

const inTrouble = (row: KeyRow | undefined, status: KeyRow['status'], reason: string, at: string): KeyRow | undefined =>
  row && { ...row, status, reason, changedAt: at, nextCheckAt: later(at, FIRST_RECHECK_SECONDS) };

const works = (row: KeyRow, at: string): KeyRow => ({
  ...row,
  status: 'usable',
  reason: null,
  changedAt: at,
  lastVerifiedAt: at,
  rateLimitedUntil: null,
  nextCheckAt: null,
  paidProofNeeded: false,
});

/** What is known of the key that an account stores? Its row is gone once the key is removed. */
export const keyStatusRows = projection<KeyRow, ApiKeyEvent>({
  name: 'api-keys.key-status',
  version: 2,
  rowsOf: ({ data }) => data.accountId,
  ownerOf: ({ data }) => data.accountId,
  // those that are asked about again come first, by their moment
  sortBy: row => row.nextCheckAt ?? '~',
  on: {
    ApiKeyAdded: (_, { data, metadata: { at } }) => ({
      accountId: data.accountId,
      fingerprint: data.fingerprint,
      prefix: data.prefix,
      lastFour: data.lastFour,
      status: data.verified ? 'usable' : 'unverified',
      reason: null,
      addedAt: at,
      changedAt: at,
      lastVerifiedAt: data.verified ? at : null,
      rateLimitedUntil: null,
      nextCheckAt: data.verified ? null : later(at, FIRST_RECHECK_SECONDS),
      expiresAt: data.expiresAt,
      paidProofNeeded: false,
      paidProbeAllowed: false,
      origin: data.origin,
      envelopeId: data.envelopeId,
    }),
    ApiKeyVerified: (row, { metadata: { at } }) => row && works(row, at),
    ApiKeyRecovered: (row, { metadata: { at } }) => row && works(row, at),
    ApiKeyInvalidated: (row, { data, metadata }) => inTrouble(row, 'invalid', data.reason, metadata.at),
    ApiKeyRestricted: (row, { data, metadata }) => inTrouble(row, 'restricted', data.missing ?? data.reason, metadata.at),
    ApiKeyExpired: (row, { data, metadata: { at } }) => {
      const expired = inTrouble(row, 'expired', data.reason, at);
      // asking the provider does not help against the owner's own date
      return expired && data.reason === OWN_EXPIRY_DATE ? { ...expired, nextCheckAt: null } : expired;
    },
    KeyCreditsExhausted: (row, { data, metadata }) => {
      const exhausted = inTrouble(row, 'exhausted', data.reason, metadata.at);
      return exhausted && { ...exhausted, paidProofNeeded: data.paidProofNeeded ?? false };
    },
    ApiKeyExpirySet: (row, { data: { expiresAt } }) => row && { ...row, expiresAt },
    PaidProbeAllowed: row => row && { ...row, paidProbeAllowed: true },
    PaidProbeDisallowed: row => row && { ...row, paidProbeAllowed: false },
    ApiKeyRateLimited: (row, { data, metadata: { at } }) => row && { ...row, status: 'rate-limited', changedAt: at, rateLimitedUntil: data.until },
    ApiKeyRechecked: (row, { data, metadata: { at } }) => row && { ...row, nextCheckAt: later(at, data.nextInSeconds) },
    ApiKeyRemoved: () => undefined,
  },
});
