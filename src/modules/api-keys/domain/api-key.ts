import type { Decider } from '../../../shared-kernel/decider.js';
import type { ApiKeyCommand, KeyVerdict } from './commands.js';
import { AnotherKeyStored, KeyAlreadyStored, KeyRejected } from './errors.js';
import { apiKeyFacts, type ApiKeyEvent, type KeyRef } from './events.js';

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
    };

type Stored = Exclude<ApiKey, { status: 'none' }>;
type Report = Extract<ApiKeyCommand, { type: 'ReportKeyVerdict' }>['data'];

/** Seconds between one fruitless re-check and the next; the last one repeats. */
const BACK_OFF = [30, 60, 120, 300, 900, 1_800, 3_600] as const;

const pauseAfter = (rechecks: number): number => BACK_OFF[Math.min(rechecks, BACK_OFF.length - 1)] ?? 3_600;

const isTrouble = (status: Stored['status']): status is Trouble =>
  status === 'invalid' || status === 'restricted' || status === 'expired' || status === 'exhausted';

/** What a provider's answer says about a key, as the event that records it; null when it says nothing new about its worth. */
const troubleEvent = (ref: KeyRef, verdict: KeyVerdict): ApiKeyEvent | null => {
  switch (verdict.verdict) {
    case 'invalid':
      return { type: 'ApiKeyInvalidated', data: { ...ref, reason: verdict.reason } };
    case 'restricted':
      return { type: 'ApiKeyRestricted', data: { ...ref, reason: verdict.reason, missing: verdict.missing } };
    case 'expired':
      return { type: 'ApiKeyExpired', data: { ...ref, reason: verdict.reason } };
    case 'exhausted':
      return { type: 'KeyCreditsExhausted', data: { ...ref, reason: verdict.reason } };
    case 'rate-limited':
      return { type: 'ApiKeyRateLimited', data: { ...ref, until: verdict.until } };
    case 'accepted':
    case 'unreachable':
      return null;
  }
};

const removal = (key: ApiKey, how: 'removed' | 'replaced'): readonly ApiKeyEvent[] =>
  key.status === 'none' ? [] : [{ type: 'ApiKeyRemoved', data: { ...key.ref, envelopeId: key.envelopeId, lastFour: key.lastFour, how } }];

const add = ({ verdict, replace, ...added }: Extract<ApiKeyCommand, { type: 'AddApiKey' }>['data'], key: ApiKey): readonly ApiKeyEvent[] => {
  if (verdict.verdict === 'invalid' || verdict.verdict === 'expired') throw KeyRejected({ reason: verdict.reason });
  if (key.status !== 'none' && key.ref.fingerprint === added.fingerprint) throw KeyAlreadyStored();
  if (key.status !== 'none' && !replace) throw AnotherKeyStored({ storedKeyLastFour: key.lastFour });
  const { accountId, fingerprint } = added;
  const trouble = troubleEvent({ accountId, fingerprint }, verdict);
  return [
    ...removal(key, 'replaced'),
    { type: 'ApiKeyAdded', data: { ...added, verified: verdict.verdict === 'accepted' } },
    ...(trouble ? [trouble] : []),
  ];
};

/** A token count or a real answer shows that a spent key works again; that it authenticates does not. */
const cures = (level: 'authenticates' | 'can-request' | 'can-pay', status: Stored['status']): boolean =>
  level !== 'authenticates' || status === 'invalid';

const accepted = (key: Stored, level: 'authenticates' | 'can-request' | 'can-pay', by: Report['by']): readonly ApiKeyEvent[] => {
  if (key.status === 'usable') return [];
  if (!isTrouble(key.status)) return [{ type: 'ApiKeyVerified', data: { ...key.ref, level } }];
  return cures(level, key.status) ? [{ type: 'ApiKeyRecovered', data: { ...key.ref, from: key.status, by } }] : rechecked(key, 'authenticates', by);
};

/** A call only says what happened to it; a re-check also says when the next one is due. */
const rechecked = (key: Stored, outcome: string, by: Report['by']): readonly ApiKeyEvent[] =>
  by === 'call'
    ? []
    : [{ type: 'ApiKeyRechecked', data: { ...key.ref, attempt: key.rechecks + 1, outcome, nextInSeconds: pauseAfter(key.rechecks + 1) } }];

const report = ({ fingerprint, verdict, by }: Report, key: ApiKey): readonly ApiKeyEvent[] => {
  if (key.status === 'none' || key.ref.fingerprint !== fingerprint) return []; // late news about a key since replaced
  if (verdict.verdict === 'accepted') return accepted(key, verdict.level, by);
  if (verdict.verdict === 'unreachable') return rechecked(key, 'unreachable', by);
  // a rate limit never makes a key bad (R54), and does not make a bad one good
  if (verdict.verdict === 'rate-limited' && isTrouble(key.status)) return rechecked(key, 'rate-limited', by);
  if (verdict.verdict === key.status && verdict.verdict !== 'rate-limited') return rechecked(key, verdict.verdict, by);
  const event = troubleEvent(key.ref, verdict);
  return event ? [event] : [];
};

export const apiKey: Decider<ApiKey, ApiKeyCommand, ApiKeyEvent> = {
  facts: apiKeyFacts,
  initial: { status: 'none' },

  decide(command, key) {
    switch (command.type) {
      case 'AddApiKey':
        return add(command.data, key);
      case 'ReportKeyVerdict':
        return report(command.data, key);
      case 'RemoveApiKey':
        return removal(key, 'removed');
    }
  },

  evolve(key, event): ApiKey {
    if (event.type === 'ApiKeyAdded') {
      const { accountId, fingerprint, envelopeId, lastFour, verified } = event.data;
      return { status: verified ? 'usable' : 'unverified', ref: { accountId, fingerprint }, envelopeId, lastFour, rechecks: 0 };
    }
    if (key.status === 'none') return key;
    switch (event.type) {
      case 'ApiKeyVerified':
      case 'ApiKeyRecovered':
        return { ...key, status: 'usable', rechecks: 0 };
      case 'ApiKeyInvalidated':
        return { ...key, status: 'invalid', rechecks: 0 };
      case 'ApiKeyRestricted':
        return { ...key, status: 'restricted', rechecks: 0 };
      case 'ApiKeyExpired':
        return { ...key, status: 'expired', rechecks: 0 };
      case 'KeyCreditsExhausted':
        return { ...key, status: 'exhausted', rechecks: 0 };
      case 'ApiKeyRateLimited':
        return { ...key, status: 'rate-limited' };
      case 'ApiKeyRechecked':
        return { ...key, rechecks: event.data.attempt };
      case 'ApiKeyRemoved':
        return { status: 'none' };
    }
  },
};
