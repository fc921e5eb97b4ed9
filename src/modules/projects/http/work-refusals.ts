import { ProviderRateLimited } from '../../../shared-kernel/rate-limit.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { KeyRequiredSame, KeyUnreadable, KeyUnusable } from '../../../shared-kernel/who-pays.js';
import {
  CardUnknown,
  ModelNotAllowed,
  ModelUnknown,
  PromptTooLong,
  QuoteOutdated,
  ResultUnusable,
  TranscriptNotReady,
  VariableMissing,
  VariableUnknown,
} from '../domain/errors.js';

/** What asking for key-paid work may be refused with. */
export const MAY_REFUSE = [ProjectUnknown, KeyUnusable, KeyRequiredSame, KeyUnreadable, ProviderRateLimited] as const;
/** What ordering it may be refused with. */
export const MAY_REFUSE_A_RUN = [
  ...MAY_REFUSE,
  QuoteOutdated,
  'own_key_limit_reached',
  'platform_credits_insufficient',
  'credit_limit_reached',
] as const;
/** What a text may be refused with, whoever pays for it. */
export const MAY_REFUSE_A_TEXT = [TranscriptNotReady, ResultUnusable, PromptTooLong, ModelUnknown, ModelNotAllowed] as const;
export const MAY_REFUSE_A_CARD = [CardUnknown, VariableMissing, VariableUnknown, ...MAY_REFUSE_A_TEXT] as const;
