import type { BehaviourName } from '../faults/behaviours.js';
import type { Endpoint } from '../protocol/endpoints.js';
import { capabilityOf } from '../protocol/endpoints.js';

/** What a key starts with, going by its name. */
export interface KeyNature {
  /** Micro-dollars. */
  readonly balance: number;
  /** How the provider answers this key everywhere. */
  readonly trouble: BehaviourName | null;
  /** The permissions it lacks. */
  readonly lacks: readonly Lack[];
  /** Only names of models without a date are answered once the money is gone. */
  readonly answersAliasesOnly: boolean;
  /** It reads the reports of its organization, and can do no work. */
  readonly admin: boolean;
  /** The account behind the key: what follows `at` in its name, and null for a key that is the only one of its account. */
  readonly organization: string | null;
}

export type Lack = 'models' | 'text' | 'audio' | 'images' | 'usage';

/** Ten US dollars, in micro-dollars. */
export const defaultBalance = 10_000_000;
/** One million US dollars, in micro-dollars. */
export const platformBalance = 1_000_000_000_000;

const ordinary: KeyNature = {
  balance: defaultBalance,
  trouble: null,
  lacks: ['usage'],
  answersAliasesOnly: false,
  admin: false,
  organization: null,
};
const troubled = (trouble: BehaviourName): KeyNature => ({ ...ordinary, trouble });
const lacking = (...lacks: Lack[]): KeyNature => ({ ...ordinary, lacks: [...lacks, 'usage'] });

/** Words in a key's name and what they make of it; the first that fits wins. */
const natures: ReadonlyArray<readonly [string, KeyNature]> = [
  ['dry', { ...ordinary, balance: 0 }],
  ['thin', { ...ordinary, balance: 1_000 }],
  ['dry-aliases', { ...ordinary, balance: 0, answersAliasesOnly: true }],
  ['quota', troubled('insufficient_quota')],
  ['orglimit', troubled('organization_spend_limit_exceeded')],
  ['projectlimit', troubled('project_spend_limit_exceeded')],
  ['usagelimit', troubled('organization_usage_limit_exceeded')],
  ['hardlimit', troubled('billing_hard_limit_reached')],
  ['nobilling', troubled('billing_not_active')],
  ['revoked', troubled('invalid_api_key')],
  ['invalid', troubled('invalid_api_key')],
  ['expired', troubled('api_key_expired')],
  ['deactivated', troubled('account_deactivated')],
  ['org', troubled('not-in-organization')],
  ['ip', troubled('ip-not-authorized')],
  ['region', troubled('unsupported_country_region_territory')],
  ['restricted-models', lacking('models')],
  ['restricted-text', lacking('text')],
  ['restricted-audio', lacking('audio')],
  ['restricted-images', lacking('images')],
  ['restricted', lacking('models', 'text', 'audio', 'images')],
  ['nomodel', troubled('project-without-model')],
  ['ratelimited', troubled('rate_limit_exceeded')],
  ['slowdown', troubled('slow_down')],
  ['down', troubled('server_is_overloaded')],
];

const longestFirst = [...natures].sort(([a], [b]) => b.length - a.length);
const wellFormed = /^sk-[A-Za-z0-9_-]{8,}$/;

/** Whether the text has the shape of a key at all. */
export function isWellFormed(secret: string): boolean {
  return wellFormed.test(secret);
}

/** What the name of the key says about it: `sk-proj-dry-…` is dry. */
export function natureOf(secret: string): KeyNature {
  if (!isWellFormed(secret)) return troubled('invalid_api_key');
  const name = `-${secret.toLowerCase()}-`;
  const named = longestFirst.find(([word]) => name.includes(`-${word}-`))?.[1] ?? ordinary;
  const organization = /-at-([a-z0-9]+)-/.exec(name)?.[1] ?? null;
  if (!name.startsWith('-sk-admin-')) return { ...named, organization };
  const lacks: readonly Lack[] = ['models', 'text', 'audio', 'images', ...(name.includes('-restricted-') ? (['usage'] as const) : [])];
  return { ...named, lacks, admin: true, organization };
}

/** The scope that a key must have for an endpoint, in the provider's words. */
export function scopeOf(endpoint: Endpoint): string {
  return {
    models: 'api.model.read',
    text: 'model.request',
    audio: 'api.model.audio.request',
    images: 'api.model.images.request',
    usage: 'api.usage.read',
  }[capabilityOf(endpoint)];
}

/**
 * What the name words mean, for the documentation and its check.
 * @public
 */
export function knownWords(): readonly string[] {
  return natures.map(([word]) => word);
}
