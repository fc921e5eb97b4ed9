import type { Endpoint } from '../protocol/endpoints.js';

/** One received call, without its content. */
export interface CallRecord {
  readonly requestId: string;
  /** ISO time. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly endpoint: Endpoint;
  /** Null when no key was sent. */
  readonly keyFingerprint: string | null;
  readonly lastFour: string | null;
  readonly attemptId: string | null;
  readonly headerNames: readonly string[];
  readonly bodyBytes: number;
  readonly model: string | null;
  /** `received` until the answer is decided; `answered` when its last byte is out; `broken` when it never got there. */
  readonly state: 'received' | 'answering' | 'answered' | 'broken';
  readonly status: number | null;
  readonly errorCode: string | null;
  /** The misbehaviour it met. */
  readonly behaviour: string | null;
  readonly billed: boolean;
}

export interface CallFilter {
  readonly fingerprint?: string | null;
  readonly attemptId?: string | null;
  readonly endpoint?: string | null;
}

const kept = 50_000;

/** Every call that reached the provider since it started, refused ones included; the newest fifty thousand, in memory. */
export class CallLog {
  readonly #calls = new Map<string, CallRecord>();
  readonly #watchers = new Set<() => void>();

  receive(call: CallRecord): void {
    this.#calls.set(call.requestId, call);
    if (this.#calls.size > kept) this.#calls.delete(this.#calls.keys().next().value ?? '');
    this.#tell();
  }

  change(requestId: string, change: Partial<CallRecord>): void {
    const call = this.#calls.get(requestId);
    if (!call) return;
    this.#calls.set(requestId, { ...call, ...change });
    this.#tell();
  }

  list(filter: CallFilter = {}): readonly CallRecord[] {
    return [...this.#calls.values()].filter(
      call =>
        (filter.fingerprint ?? call.keyFingerprint) === call.keyFingerprint &&
        (filter.attemptId ?? call.attemptId) === call.attemptId &&
        (filter.endpoint ?? call.endpoint) === call.endpoint,
    );
  }

  /** The calls that fit, as soon as there are so many of them, or when the time (milliseconds) is over. */
  whenAtLeast(count: number, filter: CallFilter & { readonly state?: string | null }, milliseconds: number): Promise<readonly CallRecord[]> {
    const fitting = () => this.list(filter).filter(call => (filter.state ?? call.state) === call.state);
    const now = fitting();
    if (now.length >= count) return Promise.resolve(now);
    return new Promise(resolve => {
      const settle = (calls: readonly CallRecord[]) => {
        clearTimeout(timer);
        this.#watchers.delete(look);
        resolve(calls);
      };
      const look = () => {
        const calls = fitting();
        if (calls.length >= count) settle(calls);
      };
      const timer = setTimeout(() => settle(fitting()), milliseconds);
      this.#watchers.add(look);
    });
  }

  clear(): void {
    this.#calls.clear();
  }

  #tell(): void {
    for (const look of [...this.#watchers]) look();
  }
}
