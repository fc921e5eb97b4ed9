import type { Decider } from '../../../shared-kernel/decider.js';
import { OWN_EXPIRY_DATE } from '../../../shared-kernel/who-pays.js';
import type { ApiKeyCommand, KeyVerdict } from './commands.js';
import { AnotherKeyStored, KeyAlreadyStored, KeyMissing, KeyRejected } from './errors.js';
import { apiKeyFacts, type ApiKeyEvent, type KeyRef, type LearntBy, type ProofLevel } from './events.js';
import { dueOf, expirySet, noExpiry, type KeyExpiry } from './key-expiry.js';

type Trouble = 'invalid' | 'restricted' | 'expired' | 'exhausted';

/** The one provider key that an account may hold: none → unverified or usable ⇄ rate-limited or in trouble → none. */
export type ApiKey =
  | { readonly status: 'none' }
  | {
      readonly status: 'unverified' | 'usable' | 'rate-limited' | Trouble;
      readonly ref: KeyRef;
      readonly envelopeId: string;
      readonly lastFour: string;
      /** Times that it was tried again without success since it last worked. */
      readonly rechecks: number;
      /** Until when the provider last asked to wait. */
      readonly limitedUntil: string | null;
      readonly expiry: KeyExpiry;
      /** Its own date has passed: no answer of the provider's makes it good, only another date. */
      readonly pastItsDate: boolean;
      /** What its funds were last believed by: `free` after a recovery that cost nothing, `refuted` when such a one was wrong. */
      readonly fundsProof: 'paid' | 'free' | 'refuted';
      readonly probesAllowed: boolean;
      /** The last paid probe that was intended; `open` until it has ended. */
      readonly probe: { readonly attemptId: string; readonly open: boolean } | null;
    };

type Stored = Exclude<ApiKey, { status: 'none' }>;
type Report = Extract<ApiKeyCommand, { type: 'ReportKeyVerdict' }>['data'];

/** Seconds between one fruitless re-check and the next; the last one repeats. */
const BACK_OFF = [30, 60, 120, 300, 900, 1_800, 3_600] as const;

const pauseAfter = (rechecks: number): number => BACK_OFF[Math.min(rechecks, BACK_OFF.length - 1)] ?? 3_600;

const isTrouble = (status: Stored['status']): status is Trouble =>
  status === 'invalid' || status === 'restricted' || status === 'expired' || status === 'exhausted';

/** Whose key it is and how the news came; said of nobody's asking when it came with the key itself. */
type Source = KeyRef & { readonly by?: LearntBy };

/** What a provider's answer says about a key, as the event that records it; null when it says nothing new about its worth. */
const troubleEvent = (source: Source, verdict: KeyVerdict): ApiKeyEvent | null => {
  switch (verdict.verdict) {
    case 'invalid':
      return { type: 'ApiKeyInvalidated', data: { ...source, reason: verdict.reason } };
    case 'restricted':
      return { type: 'ApiKeyRestricted', data: { ...source, reason: verdict.reason, missing: verdict.missing } };
    case 'expired':
      return { type: 'ApiKeyExpired', data: { ...source, reason: verdict.reason } };
    case 'exhausted':
      return { type: 'KeyCreditsExhausted', data: { ...source, reason: verdict.reason } };
    case 'rate-limited':
      return { type: 'ApiKeyRateLimited', data: { ...source, until: verdict.until } };
    case 'accepted':
    case 'unreachable':
      return null;
  }
};

const removal = (key: ApiKey, how: 'removed' | 'replaced'): readonly ApiKeyEvent[] =>
  key.status === 'none' ? [] : [{ type: 'ApiKeyRemoved', data: { ...key.ref, envelopeId: key.envelopeId, lastFour: key.lastFour, how } }];

/** What the form of a key shows is told; of the others nobody learns whether they were ever real, nor why they no longer work. */
const toldOf = (reason: string): string => (reason === 'admin_key' || reason === 'malformed_key' ? reason : 'wrong_revoked_or_expired');

type Addition = Extract<ApiKeyCommand, { type: 'AddApiKey' }>['data'];

const add = ({ verdict, replace, daysLeft, ...added }: Addition, key: ApiKey): readonly ApiKeyEvent[] => {
  if (verdict.verdict === 'invalid' || verdict.verdict === 'expired') throw KeyRejected({ reason: toldOf(verdict.reason) });
  if (key.status !== 'none' && key.ref.fingerprint === added.fingerprint) throw KeyAlreadyStored();
  if (key.status !== 'none' && !replace) throw AnotherKeyStored({ storedKeyLastFour: key.lastFour });
  const { accountId, fingerprint, expiresAt } = added;
  const ref = { accountId, fingerprint };
  const trouble = troubleEvent(ref, verdict);
  return [
    ...removal(key, 'replaced'),
    { type: 'ApiKeyAdded', data: { ...added, verified: verdict.verdict === 'accepted' } },
    ...(expiresAt === null ? [] : [expirySet(ref, { expiresAt, daysLeft })]),
    ...(trouble ? [trouble] : []),
  ];
};

/**
 * A token count or a real answer shows that a spent key works again; that it authenticates does not. Where a free proof was
 * refuted once, nothing but a paid answer is believed.
 */
const cures = (level: ProofLevel, { status, fundsProof }: Stored): boolean => {
  if (status === 'exhausted' && fundsProof === 'refuted') return level === 'can-pay';
  return level !== 'authenticates' || status === 'invalid';
};

const accepted = (key: Stored, level: ProofLevel, by: Report['by']): readonly ApiKeyEvent[] => {
  const verified: ApiKeyEvent = { type: 'ApiKeyVerified', data: { ...key.ref, level, by } };
  // the first paid answer after a free recovery ends the doubt
  if (key.status === 'usable') return key.fundsProof === 'free' && level === 'can-pay' ? [verified] : [];
  // what is free may go on while paid calls are slowed down
  if (key.status === 'rate-limited' && level !== 'can-pay') return [];
  if (!isTrouble(key.status)) return [verified];
  if (!cures(level, key)) return rechecked(key, level, by);
  return [{ type: 'ApiKeyRecovered', data: { ...key.ref, from: key.status, by, level } }];
};

/** A call only says what happened to it; a re-check also says when the next one is due. */
const rechecked = (key: Stored, outcome: string, by: Report['by']): readonly ApiKeyEvent[] =>
  by === 'call'
    ? []
    : [{ type: 'ApiKeyRechecked', data: { ...key.ref, attempt: key.rechecks + 1, outcome, nextInSeconds: pauseAfter(key.rechecks + 1) } }];

/** Funds that a free check had believed in were not there: the next recovery has to be paid for. */
const withDoubt = (event: ApiKeyEvent, { fundsProof }: Stored): ApiKeyEvent =>
  event.type === 'KeyCreditsExhausted' && fundsProof !== 'paid' ? { ...event, data: { ...event.data, paidProofNeeded: true } } : event;

const report = ({ fingerprint, verdict, by }: Report, key: ApiKey): readonly ApiKeyEvent[] => {
  if (key.status === 'none' || key.ref.fingerprint !== fingerprint) return []; // late news about a key since replaced
  if (key.pastItsDate) return [];
  if (verdict.verdict === 'accepted') return accepted(key, verdict.level, by);
  if (verdict.verdict === 'unreachable') return rechecked(key, 'unreachable', by);
  // a rate limit never makes a key bad (R54), and does not make a bad one good
  if (verdict.verdict === 'rate-limited' && isTrouble(key.status)) return rechecked(key, 'rate-limited', by);
  if (verdict.verdict === 'rate-limited' && key.limitedUntil !== null && verdict.until <= key.limitedUntil) return [];
  if (verdict.verdict === key.status && verdict.verdict !== 'rate-limited') return rechecked(key, verdict.verdict, by);
  const event = troubleEvent({ ...key.ref, by }, verdict);
  return event ? [withDoubt(event, key)] : [];
};

const stored = (key: ApiKey): Stored => {
  if (key.status === 'none') throw KeyMissing();
  return key;
};

const setExpiry = (wanted: Extract<ApiKeyCommand, { type: 'SetKeyExpiry' }>['data'], key: Stored): readonly ApiKeyEvent[] => {
  if (wanted.expiresAt === key.expiry.expiresAt) return [];
  const set = expirySet(key.ref, wanted);
  return key.pastItsDate ? [set, { type: 'ApiKeyRecovered', data: { ...key.ref, from: 'expired', by: 'new-date' } }] : [set];
};

const allowProbe = (allowed: boolean, key: Stored): readonly ApiKeyEvent[] =>
  key.probesAllowed === allowed ? [] : [{ type: allowed ? 'PaidProbeAllowed' : 'PaidProbeDisallowed', data: key.ref }];

const isOf = (fingerprint: string, key: ApiKey): key is Stored => key.status !== 'none' && key.ref.fingerprint === fingerprint;

export const apiKey: Decider<ApiKey, ApiKeyCommand, ApiKeyEvent> = {
  facts: apiKeyFacts,
  initial: { status: 'none' },

  decide(command, key) {
    switch (command.type) {
      case 'AddApiKey':
        return add(command.data, key);
      case 'ReportKeyVerdict':
        return report(command.data, key);
      case 'SetKeyExpiry':
        return setExpiry(command.data, stored(key));
      case 'LookAtKeyExpiry':
        return isOf(command.data.fingerprint, key) && !key.pastItsDate ? dueOf(key.ref, key.expiry, command.data.daysLeft) : [];
      case 'AllowPaidProbe':
        return allowProbe(command.data.allowed, stored(key));
      case 'IntendPaidProbe': {
        const { fingerprint, attemptId, by } = command.data;
        // an intent without an end may have been billed, and one with an end was: neither is sent again
        if (!isOf(fingerprint, key) || key.probe?.attemptId === attemptId) return [];
        return [{ type: 'PaidProbeIntended', data: { ...key.ref, attemptId, by } }];
      }
      case 'RecordPaidProbe':
        return isOf(command.data.fingerprint, key) && key.probe?.open === true && key.probe.attemptId === command.data.attemptId
          ? [{ type: 'PaidProbeEnded', data: command.data }]
          : [];
      case 'RemoveApiKey':
        return removal(key, 'removed');
    }
  },

  evolve(key, event): ApiKey {
    if (event.type === 'ApiKeyAdded') return begun(event.data);
    if (key.status === 'none') return key;
    switch (event.type) {
      case 'ApiKeyVerified':
        return { ...key, status: 'usable', rechecks: 0, limitedUntil: null, fundsProof: event.data.level === 'can-pay' ? 'paid' : key.fundsProof };
      case 'ApiKeyRecovered':
        return { ...key, status: 'usable', rechecks: 0, limitedUntil: null, pastItsDate: false, fundsProof: proofAfter(event.data, key) };
      case 'ApiKeyInvalidated':
        return { ...key, status: 'invalid', rechecks: 0 };
      case 'ApiKeyRestricted':
        return { ...key, status: 'restricted', rechecks: 0 };
      case 'ApiKeyExpired':
        return { ...key, status: 'expired', rechecks: 0, pastItsDate: event.data.reason === OWN_EXPIRY_DATE };
      case 'KeyCreditsExhausted':
        return { ...key, status: 'exhausted', rechecks: 0, fundsProof: event.data.paidProofNeeded === true ? 'refuted' : key.fundsProof };
      case 'ApiKeyRateLimited':
        return { ...key, status: 'rate-limited', limitedUntil: event.data.until };
      case 'ApiKeyRechecked':
        return { ...key, rechecks: event.data.attempt };
      case 'ApiKeyExpirySet':
        return { ...key, expiry: { expiresAt: event.data.expiresAt, warnings: event.data.warnings } };
      case 'ApiKeyExpiryWarned':
        return { ...key, expiry: { ...key.expiry, warnings: key.expiry.warnings.filter(days => days < event.data.days) } };
      case 'PaidProbeAllowed':
        return { ...key, probesAllowed: true };
      case 'PaidProbeDisallowed':
        return { ...key, probesAllowed: false };
      case 'PaidProbeIntended':
        return { ...key, probe: { attemptId: event.data.attemptId, open: true } };
      case 'PaidProbeEnded':
        return { ...key, probe: { attemptId: event.data.attemptId, open: false } };
      case 'ApiKeyRemoved':
        return { status: 'none' };
    }
  },
};

const begun = ({ accountId, fingerprint, envelopeId, lastFour, verified }: Extract<ApiKeyEvent, { type: 'ApiKeyAdded' }>['data']): ApiKey => ({
  status: verified ? 'usable' : 'unverified',
  ref: { accountId, fingerprint },
  envelopeId,
  lastFour,
  rechecks: 0,
  limitedUntil: null,
  expiry: noExpiry,
  pastItsDate: false,
  fundsProof: 'paid',
  probesAllowed: false,
  probe: null,
});

/** Recoveries told before levels were kept came from a free look unless a call made them. */
const proofAfter = ({ from, by, level }: Extract<ApiKeyEvent, { type: 'ApiKeyRecovered' }>['data'], { fundsProof }: Stored): Stored['fundsProof'] => {
  if (from !== 'exhausted') return fundsProof;
  return (level ?? (by === 'call' ? 'can-pay' : 'can-request')) === 'can-pay' ? 'paid' : 'free';
};
