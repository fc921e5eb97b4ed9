import { type Failure, type FailureName, failures } from './failures.js';

/** What the answer says, where the call itself is accepted; `billed` is whether it is charged. */
export const twists = {
  refuse: { says: 'A refusal item instead of text.', billed: true },
  'content-filter': { says: 'Ends incomplete, for content.', billed: true },
  'max-output-tokens': { says: 'Ends incomplete, because the ceiling of output tokens is reached.', billed: true },
  'response-failed': { says: 'Ends with `response.failed`; `code` picks the error.', billed: false },
  'error-event': { says: 'The stream carries an `error` event; `code` picks the error.', billed: false },
  'usage-missing': { says: 'The answer carries no usage.', billed: true },
  'usage-too-large': { says: 'The usage exceeds what the request allowed.', billed: true },
  'empty-answer': { says: 'Succeeds with nothing in it: no output, no pictures, no text.', billed: true },
  'fewer-pictures': { says: 'Delivers half of the pictures that were asked for, and bills those; of a single one, that one.', billed: true },
  'wrong-model': { says: 'Names another model than the one asked for.', billed: true },
  'duplicate-end': { says: 'The end of the stream arrives twice.', billed: true },
} as const satisfies Record<string, { says: string; billed: boolean }>;

/** What happens to the answer on its way; `billed` is whether the call had been carried out by then. */
export const transports = {
  reset: { says: 'The connection is reset before any header.', billed: false },
  hang: { says: 'Nothing is ever answered.', billed: false },
  hold: { says: 'The answer waits until the fault is released.', billed: true },
  'headers-then-hang': { says: 'Status 200, then nothing.', billed: true },
  'cut-body': { says: 'Status 200, and the connection is reset half way through the body.', billed: true },
  'wrong-length': { says: 'The body is shorter than its content-length, and the connection closes.', billed: true },
  'stream-end': { says: 'The stream ends cleanly half way, without its end marker.', billed: true },
  'stream-cut': { says: 'The connection is reset half way through the stream.', billed: true },
  'stream-hang': { says: 'The stream falls silent half way.', billed: true },
  'stream-invalid-json': { says: 'One message of the stream is not JSON.', billed: true },
  html: { says: 'Status 200 with a page of HTML.', billed: false },
  'invalid-json': { says: 'Status 200 with a body that is not JSON.', billed: true },
  'slow-stream': { says: 'The messages of a stream come `milliseconds` apart.', billed: true },
  'slow-bytes': { says: 'The body comes one byte at a time, `milliseconds` apart.', billed: true },
  'endless-body': { says: 'Status 200 and a body that never ends.', billed: true },
} as const satisfies Record<string, { says: string; billed: boolean }>;

export type TwistName = keyof typeof twists;
export type TransportName = keyof typeof transports;
/** `delay` only waits: the answer itself is right. */
export type BehaviourName = FailureName | TwistName | TransportName | 'delay';

const aliases: Readonly<Record<string, BehaviourName>> = {
  drain: 'credit_balance_exhausted',
  overloaded: 'server_is_overloaded',
  'rate-limit': 'rate_limit_exceeded',
  'invalid-key': 'invalid_api_key',
  'stream-reset': 'stream-cut',
  'cut-json': 'cut-body',
};

const names: ReadonlyMap<string, BehaviourName> = new Map(
  [...Object.keys(failures), ...Object.keys(twists), ...Object.keys(transports), 'delay'].map(name => [plain(name), name as BehaviourName]),
);

/** The behaviour of that name; hyphens and underscores count the same. */
export function behaviourNamed(name: string): BehaviourName | null {
  return names.get(plain(name)) ?? aliases[plain(name)] ?? null;
}

export function isFailure(name: BehaviourName): name is FailureName {
  return Object.hasOwn(failures, name);
}

export function isTwist(name: BehaviourName): name is TwistName {
  return Object.hasOwn(twists, name);
}

export function isTransport(name: BehaviourName): name is TransportName {
  return Object.hasOwn(transports, name);
}

/** Every behaviour with one sentence on what it does, for the control interface to list. */
export function describedBehaviours(): Readonly<Record<string, string>> {
  const answered = Object.entries<Failure>(failures).map(([name, { status, message }]) => [name, `${status}: ${message}`] as const);
  const accepted = Object.entries({ ...twists, ...transports }).map(([name, { says }]) => [name, says] as const);
  return Object.fromEntries<string>([...answered, ...accepted, ['delay', 'Answers after `milliseconds`.']]);
}

/** Whether a call that meets this is charged, unless the order says otherwise. */
export function usuallyBilled(name: BehaviourName): boolean {
  if (isTwist(name)) return twists[name].billed;
  return isTransport(name) ? transports[name].billed : !isFailure(name);
}

function plain(name: string): string {
  return name.trim().toLowerCase().replaceAll('_', '-');
}
