import { behaviourNamed, type BehaviourName } from '../faults/behaviours.js';
import type { FaultOrder } from '../faults/fault-plan.js';
import { type Endpoint, endpoints } from '../protocol/endpoints.js';
import { fingerprintOf } from '../protocol/fingerprint.js';
import { asNumber, asText, type JsonObject } from '../protocol/json.js';
import type { Provider } from '../provider.js';

/** A control request that cannot be understood. */
export class ControlMistake extends Error {
  override readonly name = 'ControlMistake';

  readonly status: number;

  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

/** The fingerprint of the key that a request is about, given by `key` (the secret) or `fingerprint`. */
export function keyIn(body: JsonObject, provider: Provider): string {
  const fingerprint = optionalKeyIn(body, provider);
  if (fingerprint) return fingerprint;
  throw new ControlMistake('Say which key: `key` or `fingerprint`.');
}

export function optionalKeyIn(body: JsonObject, provider: Provider): string | null {
  const secret = asText(body['key']);
  if (secret) return provider.keys.meet(secret).fingerprint;
  return asText(body['fingerprint']);
}

/** A fault order from JSON; refuses unknown behaviours and endpoints by name. */
export function orderIn(body: JsonObject, provider: Provider): FaultOrder {
  const fingerprint = optionalKeyIn(body, provider);
  const endpoint = endpointIn(body['endpoint']);
  const code = asText(body['code']);
  const seed = asText(body['seed']);
  const numbers = (['count', 'skip', 'milliseconds', 'retryAfter', 'chance'] as const).flatMap(name => {
    const value = asNumber(body[name]);
    return value === null ? [] : [[name, value] as const];
  });
  return {
    behaviour: behaviourIn(body['behaviour']),
    ...(fingerprint ? { fingerprint } : {}),
    ...(endpoint ? { endpoint } : {}),
    ...(code ? { code } : {}),
    ...(seed ? { seed } : {}),
    ...(typeof body['billed'] === 'boolean' ? { billed: body['billed'] } : {}),
    ...Object.fromEntries(numbers),
  };
}

export function behaviourIn(value: unknown): BehaviourName {
  const behaviour = behaviourNamed(asText(value) ?? '');
  if (behaviour) return behaviour;
  throw new ControlMistake(`No behaviour is called '${String(value)}': GET /behaviours lists them.`);
}

/** A filter by key: a fingerprint, or a secret to take the fingerprint of. */
export function fingerprintIn(value: string | null): string | null {
  return value === null || /^[0-9a-f]{16}$/.test(value) ? value : fingerprintOf(value);
}

function endpointIn(value: unknown): Endpoint | null {
  if (value === undefined || value === null) return null;
  const found = endpoints.find(name => name === value);
  if (found) return found;
  throw new ControlMistake(`No endpoint is called '${String(value)}'; there are ${endpoints.join(', ')}.`);
}
