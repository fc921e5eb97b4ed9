import type { Fingerprint } from './ids.js';
import { creditAmount } from './money.js';
import type { PayerRule } from './payer-rules.js';
import { ProviderRateLimited, rateLimitBound, tooLongLimited } from './rate-limit.js';
import { refusal, type Purse, type Refusal } from './refusal.js';
import type { OperationClass, OperationKind } from './tariff.js';

/** The account's one provider key as the standing projection knows it. */
export type KeyStanding =
  | { readonly status: 'none' }
  | {
      readonly status: 'usable' | 'unverified' | 'rate-limited' | 'invalid' | 'restricted' | 'expired' | 'exhausted';
      readonly fingerprint: Fingerprint;
      readonly lastFour: string;
      /** Why the provider refused it last, a stable sub-reason. */
      readonly reason: string | null;
      /** The operator's vault can open it; false after a lost or changed master key. */
      readonly readable: boolean;
      /** A spent key of which a free check was wrong: only a paid test shows that it has funds again. */
      readonly paidProofNeeded?: boolean | undefined;
      /** For so long the provider still asks to wait; missing when it does not, or when nobody has looked. */
      readonly limitedForSeconds?: number;
    };

/** The key that a project was created with: it pays there, and no other and no credits ever do. */
export interface Binding {
  readonly fingerprint: Fingerprint;
  readonly lastFour: string;
}

/** What is asked of the resolver: an operation of some class in a project, or the creation of one. The kind chooses only which rule is cited. */
export type PayerQuestion =
  | { readonly operation: 'create-project'; readonly key: KeyStanding }
  | { readonly operation: OperationClass; readonly kind: OperationKind; readonly key: KeyStanding; readonly boundTo: Binding | null };

/** The answer: a purse with the rule that chose it, or the refusal with its rule. */
export type PayerDecision =
  | { readonly payer: 'credits'; readonly rule: PayerRule; readonly because: string; readonly bindTo: Binding | null }
  | { readonly payer: 'own-key'; readonly rule: PayerRule; readonly because: string; readonly fingerprint: Fingerprint; readonly bound: boolean }
  | { readonly payer: 'refused'; readonly rule: PayerRule; readonly refusal: Refusal };

/** A purse was found: who pays, and by which rule. */
export type Admitted = Exclude<PayerDecision, { readonly payer: 'refused' }>;

export const KeyUnusable = refusal('key_unusable', 'conflict', 'The OpenAI key on this account cannot be used.', { purse: 'openai_account' });
export const KeyRequiredSame = refusal('key_required_same', 'conflict', 'This project needs the OpenAI key that it was created with.', {
  purse: 'openai_account',
});
export const KeyUnreadable = refusal('key_unreadable', 'unavailable', 'The stored OpenAI key cannot be opened on this installation.', {
  purse: 'openai_account',
  remedies: ['contact_support', 'add_the_key_again'],
});

/** Why a key is expired whose owner chose its last day; the provider's own reasons are others. */
export const OWN_EXPIRY_DATE = 'own_expiry_date';

type StoredKey = Exclude<KeyStanding, { status: 'none' }>;

const works = (key: StoredKey): boolean => key.status === 'usable' || key.status === 'unverified' || key.status === 'rate-limited';

/** What a user can do about a key that does not work, the remedy that helps first in front (R43, A-4). */
const REMEDIES: Readonly<Partial<Record<StoredKey['status'], readonly string[]>>> = {
  exhausted: ['add_funds_at_openai', 'remove_key'],
  expired: ['remove_key', 'enter_working_key', 'add_funds_at_openai'],
  restricted: ['grant_permission_at_openai', 'remove_key', 'enter_working_key', 'add_funds_at_openai'],
  invalid: ['remove_key', 'enter_working_key', 'add_funds_at_openai'],
};

const remediesFor = ({ status, reason, paidProofNeeded }: StoredKey): readonly string[] => {
  if (status === 'expired' && reason === OWN_EXPIRY_DATE) return ['set_new_expiry', 'remove_key', 'add_funds_at_openai'];
  if (status === 'exhausted' && paidProofNeeded === true) return ['add_funds_at_openai', 'test_that_the_key_pays', 'remove_key'];
  return REMEDIES[status] ?? ['remove_key'];
};

const unusable = (key: StoredKey, rule: PayerRule): PayerDecision => ({
  payer: 'refused',
  rule,
  refusal: KeyUnusable({
    rule,
    reason: key.status,
    ...(key.reason === null ? {} : { subReason: key.reason }),
    keyLastFour: key.lastFour,
    remedies: remediesFor(key),
    ...(key.status === 'exhausted' ? {} : { warning: 'projects_bound_to_this_key_stay_locked_under_another_key' }),
  }),
});

const sameKeyNeeded = (bound: Binding, key: KeyStanding): PayerDecision => {
  const creation = whoPays({ operation: 'create-project', key });
  const open = creation.payer !== 'refused';
  const generationPaidBy: Purse = key.status === 'none' ? 'platform_credits' : 'openai_account';
  return {
    payer: 'refused',
    rule: key.status === 'none' ? 'R30' : 'R33',
    refusal: KeyRequiredSame({
      rule: key.status === 'none' ? 'R30' : 'R33',
      reason: key.status === 'none' ? 'no_key_stored' : 'another_key_is_stored',
      requiredKeyLastFour: bound.lastFour,
      remedies: ['add_same_key', 'create_new_project'],
      newProject: {
        open,
        generationPaidBy,
        // a fork is a new project too, and what was paid for once is not paid for again
        fork: { open, charge: creditAmount(0n), purse: 'platform_credits' satisfies Purse, generationPaidBy },
      },
    }),
  };
};

const ownKey = (key: StoredKey, way: { readonly rule: PayerRule; readonly because: string; readonly bound: boolean }): PayerDecision => {
  if (!works(key)) return unusable(key, 'R48');
  if (!key.readable) return { payer: 'refused', rule: 'R47', refusal: KeyUnreadable({ rule: 'R47' }) };
  const wait = key.limitedForSeconds ?? 0;
  if (wait > rateLimitBound.seconds) return { payer: 'refused', rule: 'R52', refusal: ProviderRateLimited(tooLongLimited(wait, way)) };
  return { payer: 'own-key', ...way, fingerprint: key.fingerprint };
};

const creation = (key: KeyStanding): PayerDecision => {
  if (key.status === 'none') return { payer: 'credits', rule: 'R3', because: 'no key is stored: the project is funded by credits', bindTo: null };
  if (!works(key)) return unusable(key, key.status === 'exhausted' ? 'R42' : key.status === 'expired' ? 'R41' : 'R40');
  return {
    payer: 'credits',
    rule: 'R24',
    because: 'download, transcription and thumbnails are paid with credits; the project is bound to the stored key',
    bindTo: { fingerprint: key.fingerprint, lastFour: key.lastFour },
  };
};

/** The rule that speaks of a kind of work by its name; a later catalogue's kinds have the one about later kinds (R19). */
const RULE_OF_KIND: ReadonlyMap<OperationKind, PayerRule> = new Map([
  ['text', 'R10'],
  ['card', 'R12'],
  ['image', 'R15'],
  ['transcription', 'R16'],
  ['download', 'R17'],
  ['thumbnails', 'R18'],
]);

const decided = (question: PayerQuestion): PayerDecision => {
  const { key } = question;
  if (question.operation === 'create-project') return creation(key);
  const named = RULE_OF_KIND.get(question.kind) ?? 'R19';
  if (question.operation === 'credit-paid')
    return { payer: 'credits', rule: named, because: 'this kind of work is always paid with credits', bindTo: null };
  if (question.boundTo !== null) {
    if (key.status === 'none' || key.fingerprint !== question.boundTo.fingerprint) return sameKeyNeeded(question.boundTo, key);
    return ownKey(key, { rule: named, because: 'the project is bound to the stored key', bound: true });
  }
  if (key.status === 'none') return { payer: 'credits', rule: 'R20', because: 'no key is stored: generation is paid with credits', bindTo: null };
  return ownKey(key, { rule: 'R25', because: 'a usable key is stored and the project is bound to none', bound: false });
};

/**
 * Who pays for an operation: the decision table of the product, its only home. Pure; whether credits suffice is the
 * credit account's own decision, made after this one. A refusal knows the question that it answers.
 */
export const whoPays = (question: PayerQuestion): PayerDecision => {
  const decision = decided(question);
  if (decision.payer === 'refused') decision.refusal.on = { asked: 'who-pays', question };
  return decision;
};

/** The purse that pays, or the refusal thrown. */
export const admitted = (decision: PayerDecision): Admitted => {
  if (decision.payer === 'refused') throw decision.refusal;
  return decision;
};
