/** A secret and whose it is; it is sent to the operator's provider origin and nowhere else. */
export interface Credential {
  readonly secret: string;
  readonly kind: 'platform' | 'own';
}

/** What is wrong with a credential, in the four ways that block it; `reason` is a stable snake_case sub-reason such as `invalid_api_key`. */
export interface KeyTrouble {
  readonly status: 'invalid' | 'restricted' | 'expired' | 'exhausted';
  readonly reason: KeyTroubleReason;
  /** The permission the provider asked for, when it named one (`model.request`). */
  readonly missing?: string;
}

export type KeyTroubleReason =
  | 'invalid_api_key'
  | 'account_deactivated'
  | 'admin_key'
  | 'not_an_admin_key'
  | 'malformed_key'
  | 'unauthorized'
  | 'api_key_expired'
  | 'missing_scope'
  | 'organization_member_required'
  | 'ip_not_authorized'
  | 'region_not_supported'
  | 'credit_balance_exhausted'
  | 'organization_spend_limit_exceeded'
  | 'project_spend_limit_exceeded'
  | 'organization_usage_limit_exceeded'
  | 'insufficient_quota'
  | 'billing_hard_limit_reached'
  | 'billing_not_active';

/** Why this request, not the key, was turned down; sending it again unchanged would end the same way. */
export type RefusalReason =
  | 'model_not_available'
  | 'capability_missing'
  | 'content_policy'
  | 'content_policy_at_output'
  | 'too_long'
  | 'too_large'
  | 'incomplete_max_tokens'
  | 'empty_answer'
  | 'invalid_request';

/** Why a call certainly bought nothing. */
export type FailureReason = 'server_error' | 'overloaded' | 'unreachable' | 'cancelled' | 'redirected' | 'misdirected';

/** Why nobody can say whether a call was carried out, and billed. */
export type UnknownReason = 'connection_lost' | 'deadline' | 'cancelled' | 'cut_stream' | 'bad_answer' | 'usage_missing' | 'gateway';

/** What the provider says a call consumed; `complete: false` when it did not say all and the rest is our estimate. */
export interface Usage {
  readonly inputTokens: number;
  /** Part of `inputTokens` that was read from the provider's cache. */
  readonly cachedInputTokens: number;
  /** Part of `inputTokens` that was written to the provider's cache. */
  readonly cacheWriteTokens: number;
  /** Part of `inputTokens` that were image tokens (image calls). */
  readonly imageInputTokens: number;
  /** Reasoning included. */
  readonly outputTokens: number;
  /** Seconds of audio billed. */
  readonly seconds?: number;
  /** Images delivered. */
  readonly images?: number;
  readonly complete: boolean;
}

/** Every way a call can end. The provider's own prose never gets in here: `detail` is our wording, its error code and numbers at most. */
export type CallOutcome<T> = Succeeded<T> | CallEndedBadly;

export interface Succeeded<T> {
  readonly outcome: 'succeeded';
  readonly value: T;
  readonly usage: Usage;
  readonly requestId: string | null;
  /** The answer came from the sandbox provider. */
  readonly simulated: boolean;
}

export type CallEndedBadly =
  /** The credential is bad; not sent again, and not to be confused with a rate limit. */
  | { readonly outcome: 'key-trouble'; readonly trouble: KeyTrouble; readonly code: string | null; readonly requestId: string | null }
  /** Too fast; says nothing bad about the credential. */
  | { readonly outcome: 'rate-limited'; readonly retryAfterMs: number; readonly code: string | null; readonly requestId: string | null }
  /** Final for this request; the credential is fine. Usage is present when the provider billed it nonetheless. */
  | {
      readonly outcome: 'refused';
      readonly reason: RefusalReason;
      readonly detail: string;
      readonly code: string | null;
      readonly partialText?: string;
      readonly usage?: Usage;
      readonly simulated?: boolean;
      readonly requestId: string | null;
    }
  /** Certainly nothing was bought. `retryable: false` when only the operator can mend it. */
  | {
      readonly outcome: 'failed';
      readonly reason: FailureReason;
      readonly retryable: boolean;
      readonly code: string | null;
      readonly requestId: string | null;
    }
  /** Sent, and the answer is lost or worthless: possibly billed. */
  | {
      readonly outcome: 'unknown';
      readonly reason: UnknownReason;
      readonly partialText?: string;
      readonly usage?: Usage;
      readonly simulated?: boolean;
      readonly requestId: string | null;
    };

/** What travels with one paid call. The attempt id goes out as `X-Client-Request-Id`, so that an invoice line finds its attempt. */
export interface Call {
  readonly attemptId: string;
  /** Bounds the whole exchange, body included, in milliseconds. */
  readonly deadlineMs: number;
  readonly signal?: AbortSignal;
  /** What the answer's headers say about the key's rate limits; hints, since not every provider sends them. */
  readonly onRateHints?: (hints: RateHints) => void;
}

export interface RateHints {
  readonly requests: RateHint | null;
  readonly tokens: RateHint | null;
}

export interface RateHint {
  readonly limit: number;
  readonly remaining: number;
  /** Milliseconds until the full limit is available again. */
  readonly resetMs: number;
}

export interface TextCall extends Call {
  /** Text in the making. What was shown counts only once the call has succeeded. */
  readonly onText?: (delta: string) => void;
}

export type Effort = 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | 'max';

export interface TextRequest {
  readonly model: string;
  /** Fixed product text: no date, no name, no card, or the cache never hits. */
  readonly instructions: string;
  /** The stable part that several cards share; it is what gets cached. */
  readonly transcript: string | null;
  /** Custom instructions and the card's prompt: the part that changes. */
  readonly prompt: string;
  /** So many UTF-16 units at the beginning of the prompt are the same in all texts of the project: its instructions. None when it is not said. */
  readonly sharedPrompt?: number;
  readonly maxOutputTokens: number;
  /** Set when several calls will share the transcript; null writes no cache, because a write costs more than plain input. */
  readonly cacheKey: string | null;
  readonly effort?: Effort;
  /** A salted hash of our user's id; only on platform-paid calls. */
  readonly safetyIdentifier?: string;
}

export interface TextAnswer {
  readonly text: string;
  /** The model that the provider says has answered. */
  readonly model: string;
  readonly finish: 'completed' | EarlyEnd;
}

/** Why an answer ended before it was whole. */
export type EarlyEnd = 'max_output_tokens' | 'content_filter' | 'ended_early';

export interface TranscriptionRequest {
  readonly model: string;
  readonly audio: { readonly bytes: Uint8Array } | { readonly path: string };
  /** `audio/mpeg`, `audio/mp4`, `audio/ogg`, `audio/wav`, `audio/flac` or `audio/webm`. */
  readonly mediaType: string;
  /** Length of the audio; stands in when the provider reports no usage. */
  readonly seconds: number;
  /** BCP 47; the provider is sent its first part. */
  readonly language?: string;
  readonly prompt?: string;
  /** Names and terms that are likely to be said, one line each, without `<` and `>`; sent in the way that the model takes them, if it takes any. */
  readonly vocabulary?: readonly string[];
}

export interface TimedText {
  /** Seconds from the start of the audio that was sent. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly speaker?: string;
}

export interface TranscriptionAnswer {
  readonly text: string;
  readonly languages: readonly string[];
  /** Only from models that can time segments. */
  readonly segments?: readonly TimedText[];
  /** Only from models that can time words. */
  readonly words?: readonly TimedText[];
}

export interface ImageRequest {
  readonly model: string;
  readonly prompt: string;
  /** `1024x1024`, or `auto`. */
  readonly size: string;
  readonly quality: string;
  readonly format: 'png' | 'jpeg' | 'webp';
  readonly count: number;
  /** Pictures that the new ones are made from; none for new ones out of nothing. */
  readonly pictures?: readonly Picture[];
  readonly safetyIdentifier?: string;
}

/** Bytes of a picture, and what kind of picture they are. */
export interface Picture {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

export interface ImageAnswer {
  /** Those that were delivered: perhaps fewer than were asked for, never none. */
  readonly images: readonly Picture[];
}

export interface Moderation {
  readonly flagged: boolean;
  readonly categories: readonly string[];
}

/** A model as the credential sees it. */
export interface ModelInfo {
  readonly id: string;
  readonly ownedBy: string;
  /** ISO date, or null when none is announced. */
  readonly shutdownDate: string | null;
}

/** What the free ladder found. It cannot prove that a key can pay: only a real answer does. */
export type KeyVerdict =
  | {
      readonly verdict: 'accepted';
      readonly level: 'authenticates' | 'can-request';
      readonly models: readonly ModelInfo[];
      readonly simulated: boolean;
    }
  | { readonly verdict: 'trouble'; readonly trouble: KeyTrouble; readonly requestId: string | null }
  /** No verdict either way; `retryAfterMs` when the provider named a time. */
  | { readonly verdict: 'unreachable'; readonly reason: string; readonly retryAfterMs: number | null };

/** The AI provider. Nothing here throws for what the provider does: every end is an outcome, and no outcome holds a secret or a prompt. */
export interface ProviderGateway {
  /** Free: lists the models, then asks for a token count. */
  probeKey(credential: Credential): Promise<KeyVerdict>;
  /** Buys one tiny answer from a dated model id, because an alias has been seen to answer on an empty account. */
  paidProbe(credential: Credential, call: Call): Promise<CallOutcome<{ readonly model: string }>>;
  /** Exact and free; null when the provider cannot or will not say. */
  countInputTokens(request: TextRequest, credential: Credential): Promise<number | null>;
  text(request: TextRequest, credential: Credential, call: TextCall): Promise<CallOutcome<TextAnswer>>;
  transcribe(request: TranscriptionRequest, credential: Credential, call: Call): Promise<CallOutcome<TranscriptionAnswer>>;
  image(request: ImageRequest, credential: Credential, call: Call): Promise<CallOutcome<ImageAnswer>>;
  moderate(text: string, credential: Credential, call: Call): Promise<CallOutcome<Moderation>>;
  listModels(credential: Credential): Promise<CallOutcome<readonly ModelInfo[]>>;
}
