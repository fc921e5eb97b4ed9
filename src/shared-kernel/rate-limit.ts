import { refusal, type RefusalDetails } from './refusal.js';

/** Work waits for the provider's rate limit within this bound, and is refused beyond it. */
export const rateLimitBound = { tries: 5, seconds: 600 } as const;

/** What to do about a rate limit on one's own key, and what is worth knowing about it; said alike in refusals, tasks, outputs and notices. */
export interface RateLimitAdvice {
  readonly remedies: readonly string[];
  /** False in a project that is bound to the key: without it the project generates nothing. */
  readonly removingTheKeyHelps: boolean;
  readonly advice: string;
}

const FOUR_WAYS = ['ask_openai_for_a_higher_limit', 'wait_and_retry', 'remove_key', 'contact_support'] as const;

const LIMITS = 'OpenAI limits how fast your key may be used, and only OpenAI can lift that limit: see the page Limits of your OpenAI account.';

/** The four ways out at a rate limit on an own key (R52, R53, R55). */
export const rateLimitAdvice = (project: { readonly bound: boolean }): RateLimitAdvice =>
  project.bound
    ? {
        remedies: [...FOUR_WAYS, 'create_new_project'],
        removingTheKeyHelps: false,
        advice: `${LIMITS} Removing the key does not help in this project, which is bound to it and generates with no other; it helps new projects and those made without a key, since the platform’s default key has much higher limits. Support is whoever runs this service.`,
      }
    : {
        remedies: FOUR_WAYS,
        removingTheKeyHelps: true,
        advice: `${LIMITS} The platform’s default key has much higher limits: remove your key, and credits pay here. Support is whoever runs this service.`,
      };

/** Beyond the bound: the key is fine, it may only not be used for longer than anybody waits. */
export const ProviderRateLimited = refusal('provider_rate_limited', 'too-many', 'OpenAI lets this key do nothing for longer than work waits here.', {
  purse: 'openai_account',
});

/** The details of a refusal at a rate limit that outlasts the bound. */
export const tooLongLimited = (seconds: number, project: { readonly bound: boolean }): RefusalDetails => ({
  reason: 'rate_limited',
  rule: 'R52',
  retryAfter: seconds,
  ...rateLimitAdvice(project),
});
