import { projection } from '../../../shared-kernel/projection.js';
import type { KeyStanding } from '../../../shared-kernel/who-pays.js';
import type { ApiKeyEvent, KeyRef } from '../../api-keys/index.js';
import type { StandingView } from '../domain/queries.js';

type StandingRow = StandingView & { readonly [extension: string]: unknown };
type Stored = Exclude<KeyStanding, { status: 'none' }>;

/** News of a key that is no longer stored changes nothing but how far was read. */
const changed = (row: StandingRow | undefined, { fingerprint }: KeyRef, keyRevision: number, change: Partial<Stored>): StandingRow | undefined => {
  if (!row || row.key.status === 'none' || row.key.fingerprint !== fingerprint) return row && { ...row, keyRevision };
  return { ...row, keyRevision, key: { ...row.key, ...change } };
};

/** Changes nothing of what the account may do, and was read all the same. */
const seen = (row: StandingRow | undefined, { data, revision }: { readonly data: KeyRef; readonly revision: number }): StandingRow | undefined =>
  changed(row, data, revision, {});

/** What may this account do now, as far as its key decides it? Drives the popup and the block on new projects. */
export const standingRows = projection<StandingRow, ApiKeyEvent>({
  name: 'projects.standing',
  version: 2,
  rowsOf: ({ data }) => data.accountId,
  ownerOf: ({ data }) => data.accountId,
  on: {
    ApiKeyAdded: (_, { data: { accountId, fingerprint, lastFour, verified }, revision }) => ({
      accountId,
      keyRevision: revision,
      key: { status: verified ? 'usable' : 'unverified', fingerprint, lastFour, reason: null, readable: true },
    }),
    ApiKeyVerified: (row, { data, revision }) =>
      changed(row, data, revision, row?.key.status === 'unverified' || row?.key.status === 'rate-limited' ? { status: 'usable', reason: null } : {}),
    ApiKeyInvalidated: (row, { data, revision }) => changed(row, data, revision, { status: 'invalid', reason: data.reason }),
    ApiKeyRestricted: (row, { data, revision }) => changed(row, data, revision, { status: 'restricted', reason: data.reason }),
    ApiKeyExpired: (row, { data, revision }) => changed(row, data, revision, { status: 'expired', reason: data.reason }),
    KeyCreditsExhausted: (row, { data, revision }) =>
      changed(row, data, revision, { status: 'exhausted', reason: data.reason, paidProofNeeded: data.paidProofNeeded }),
    ApiKeyRateLimited: (row, { data, revision }) => changed(row, data, revision, { status: 'rate-limited', reason: data.until }),
    ApiKeyRecovered: (row, { data, revision }) => changed(row, data, revision, { status: 'usable', reason: null }),
    ApiKeyRechecked: seen,
    ApiKeyExpirySet: seen,
    ApiKeyExpiryWarned: seen,
    PaidProbeAllowed: seen,
    PaidProbeDisallowed: seen,
    PaidProbeIntended: seen,
    PaidProbeEnded: seen,
    ApiKeyRemoved: (row, { data: { fingerprint }, revision }) =>
      row && row.key.status !== 'none' && row.key.fingerprint === fingerprint
        ? { ...row, keyRevision: revision, key: { status: 'none' } }
        : row && { ...row, keyRevision: revision },
  },
});
