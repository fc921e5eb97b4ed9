import { projection } from '../../../shared-kernel/projection.js';
import type { Heard } from '../../../shared-kernel/policy.js';
import type { ApiKeyEvent } from '../domain/events.js';
import type { KeyStepView } from '../domain/queries.js';

type StepRow = KeyStepView & { readonly [extension: string]: unknown };
type Heed = Heard<ApiKeyEvent>;

/** What made it happen where the event does not say: its owner, or the work that the key paid. */
const ofActor = ({ metadata: { actor } }: Heed): KeyStepView['by'] => {
  if (actor.startsWith('account:')) return 'owner';
  return actor.startsWith('policy:') ? 'call' : 'schedule';
};

const step = (event: Heed, said: Pick<StepRow, 'step'> & Partial<StepRow>): StepRow => ({
  accountId: event.data.accountId,
  fingerprint: event.data.fingerprint,
  revision: event.revision,
  at: event.metadata.at,
  by: ('by' in event.data ? (event.data.by as StepRow['by'] | undefined) : undefined) ?? ofActor(event),
  reason: null,
  missingPermission: null,
  until: null,
  prefix: null,
  lastFour: null,
  ...said,
});

const idOf = ({ data: { accountId }, revision }: Heed, part = ''): string => `${accountId}|${String(revision).padStart(10, '0')}${part}`;

const OF_THE_CHECK = '|check';

/**
 * What happened to an account's keys, step by step? The rows outlive the keys. An addition is two steps: that it was stored, and what
 * the provider said of it. A fruitless re-check is no step: it changes nothing.
 */
export const keyHistoryRows = projection<StepRow, ApiKeyEvent>({
  name: 'api-keys.key-history',
  version: 1,
  rowsOf: event => (event.type === 'ApiKeyAdded' ? [idOf(event), idOf(event, OF_THE_CHECK)] : idOf(event)),
  ownerOf: ({ data }) => data.accountId,
  sortBy: row => String(row.revision).padStart(10, '0'),
  on: {
    ApiKeyAdded: (_, event, id) => {
      const { verified, expiresAt: until, prefix, lastFour } = event.data;
      if (id.endsWith(OF_THE_CHECK)) return step(event, { step: verified ? 'verified' : 'unverified', by: 'request', prefix, lastFour });
      return step(event, { step: 'added', until, prefix, lastFour });
    },
    ApiKeyVerified: (_, event) => step(event, { step: 'verified', reason: event.data.level }),
    ApiKeyRateLimited: (_, event) => step(event, { step: 'rate-limited', until: event.data.until }),
    KeyCreditsExhausted: (_, event) => step(event, { step: 'exhausted', reason: event.data.reason }),
    ApiKeyInvalidated: (_, event) => step(event, { step: 'invalid', reason: event.data.reason }),
    ApiKeyRestricted: (_, event) => step(event, { step: 'restricted', reason: event.data.reason, missingPermission: event.data.missing }),
    ApiKeyExpired: (_, event) => step(event, { step: 'expired', reason: event.data.reason }),
    ApiKeyRecovered: (_, event) =>
      step(event, { step: 'recovered', reason: event.data.from, by: event.data.by === 'new-date' ? 'owner' : event.data.by }),
    ApiKeyExpirySet: (_, event) => step(event, { step: 'expiry-set', until: event.data.expiresAt }),
    ApiKeyExpiryWarned: (_, event) => step(event, { step: 'expiry-warned', until: event.data.expiresAt, reason: `${event.data.days}_days` }),
    PaidProbeAllowed: (_, event) => step(event, { step: 'paid-test-allowed' }),
    PaidProbeDisallowed: (_, event) => step(event, { step: 'paid-test-disallowed' }),
    PaidProbeEnded: (_, event) => step(event, { step: 'paid-test-ended', reason: event.data.reason ?? event.data.outcome }),
    ApiKeyRemoved: (_, event) => step(event, { step: event.data.how, lastFour: event.data.lastFour }),
  },
});
