import { type Failure, failures, fundsFailures, ProviderRefusal } from '../faults/failures.js';
import { type BehaviourName, isFailure } from '../faults/behaviours.js';
import type { FaultOrder } from '../faults/fault-plan.js';
import { isSnapshot } from '../catalogue/models.js';
import { scopeOf } from '../keys/key-names.js';
import type { KeyStanding } from '../keys/key-ring.js';
import type { Provider } from '../provider.js';
import { capabilityOf, isPaced, needsFunds } from './endpoints.js';
import { maskedKey } from './fingerprint.js';
import type { ReceivedCall } from './received-call.js';
import type { Work } from './work.js';

/** Troubles that a key shows only where it does work: the models can still be listed. */
const onlyWhenWorking: ReadonlySet<BehaviourName> = new Set<BehaviourName>([
  'project-without-model',
  'rate_limit_exceeded',
  'slow_down',
  'server_is_overloaded',
]);

/** Refuses a caller who may not be here at all. */
export function admitKey(call: ReceivedCall, standing: KeyStanding): void {
  if (call.secret === '') throw new ProviderRefusal({ ...failures.invalid_api_key, message: 'You did not provide an API key.', code: null });
  const { trouble } = standing;
  if (trouble && isFailure(trouble) && concerns(trouble, call)) throw new ProviderRefusal(failureFor(call, { behaviour: trouble }));
  if (standing.lacks.includes(capabilityOf(call.endpoint))) throw new ProviderRefusal(failureFor(call, { behaviour: 'missing-scopes' }));
}

/** Refuses work that the account cannot pay for, or that comes too fast. */
export function admitWork(call: ReceivedCall, work: Work, provider: Provider): void {
  const standing = provider.keys.standing(call.fingerprint);
  if (isPaced(call.endpoint)) admitPace(call, work, provider);
  if (standing.balance > 0 || !needsFunds(call.endpoint)) return;
  if (standing.answersAliasesOnly && work.model !== null && !isSnapshot(work.model)) return;
  throw new ProviderRefusal(failureFor(call, { behaviour: standing.emptyAs }));
}

/** The error answer for a misbehaviour, as this endpoint words it. */
export function failureFor(call: ReceivedCall, order: FaultOrder): Failure {
  const plain: Failure = isFailure(order.behaviour) ? failures[order.behaviour] : failures['server-error'];
  const failure = { ...plain, ...wordedFor(call, order.behaviour), ...(order.code ? { code: order.code } : {}) };
  if (order.retryAfter === undefined) return failure;
  return { ...failure, headers: { ...failure.headers, 'retry-after': String(order.retryAfter), 'retry-after-ms': String(order.retryAfter * 1000) } };
}

/** Some errors name the key, the permission, or have another status on this endpoint. */
function wordedFor(call: ReceivedCall, behaviour: BehaviourName): Partial<Failure> {
  const scopes = { message: `You have insufficient permissions for this operation. Missing scopes: ${scopeOf(call.endpoint)}.` };
  const worded: Partial<Record<BehaviourName, Partial<Failure>>> = {
    invalid_api_key: { message: `Incorrect API key provided: ${maskedKey(call.secret)}.` },
    'missing-scopes': scopes,
    'missing-scopes-403': scopes,
    billing_hard_limit_reached: capabilityOf(call.endpoint) === 'images' ? { status: 400, type: 'invalid_request_error' } : {},
  };
  return worded[behaviour] ?? {};
}

function concerns(trouble: BehaviourName, call: ReceivedCall): boolean {
  if (onlyWhenWorking.has(trouble)) return isPaced(call.endpoint);
  return !isMoney(trouble) || needsFunds(call.endpoint);
}

function isMoney(trouble: BehaviourName): boolean {
  return fundsFailures.has(trouble);
}

function admitPace(call: ReceivedCall, work: Work, provider: Provider): void {
  const wait = provider.keys.pace(call.fingerprint).take(work.tokens, provider.now().getTime());
  if (wait === null) return;
  const headers = { 'retry-after': String(Math.ceil(wait / 1000)), 'retry-after-ms': String(wait) };
  throw new ProviderRefusal({ ...failures.rate_limit_exceeded, headers });
}
