/** One answer, read to its end. */
export interface Answered {
  readonly status: number;
  /** Nothing when it was no JSON. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly headers: Headers;
  readonly target: string;
}

export interface Asked {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly token?: string;
  readonly body?: object | Buffer<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Makes what is no read one that may be sent again. */
  readonly key?: string;
}

/** Processes of their own tell nobody here that something has changed: one looks again. */
export const betweenLooks = (): Promise<void> => new Promise(resolve => setTimeout(resolve, PAUSE_MS));

const TRIES = 120;
const PAUSE_MS = 250;

/** What stands before the API processes of a service: one after the other, and the next one where that is safe. */
export class RoundRobin {
  /** Requests so far, and how often one of them was sent again. */
  readonly counts = { asked: 0, repeated: 0 };
  #next = 0;
  #targets: readonly string[];

  constructor(
    targets: readonly string[],
    private readonly tries = TRIES,
  ) {
    this.#targets = targets;
  }

  sendTo(targets: readonly string[]): void {
    this.#targets = targets;
  }

  /** Throws when a request failed that could not be sent again, or failed everywhere. */
  async ask(asked: Asked): Promise<Answered> {
    const isRepeatable = asked.method === 'GET' || asked.method === 'HEAD' || asked.key !== undefined;
    this.counts.asked += 1;
    for (let tries = 1; ; tries += 1) {
      const target = this.#targets[this.#next++ % this.#targets.length] ?? '';
      const answered = await send(target, asked).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
      if (!(answered instanceof Error) && !isToComeAgain(answered)) return answered;
      const why = answered instanceof Error ? answered.message : `${answered.status} ${JSON.stringify(answered.body)}`;
      if (!isRepeatable || tries === this.tries) throw new Error(`${asked.method} ${asked.path} failed at ${target}: ${why}`);
      this.counts.repeated += 1;
      await betweenLooks();
    }
  }
}

/** The service says so itself, with a time to wait. */
const isToComeAgain = ({ status, body }: Answered): boolean => status === 503 || body['code'] === 'idempotency_in_flight';

const send = async (target: string, { method, path, token, body, headers, key }: Asked): Promise<Answered> => {
  const isJson = body !== undefined && !Buffer.isBuffer(body);
  const all = {
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    ...(key === undefined ? {} : { 'Idempotency-Key': key }),
    ...(isJson ? { 'Content-Type': 'application/json' } : {}),
    ...headers,
  };
  const sent = body === undefined ? {} : { body: Buffer.isBuffer(body) ? body : JSON.stringify(body) };
  const response = await fetch(`${target}/v1${path}`, { method, headers: all, ...sent });
  const text = await response.text();
  const isOneDocument = /\+json\b|\/json\b/.test(response.headers.get('content-type') ?? '') && text !== '';
  const told = isOneDocument ? (JSON.parse(text) as Answered['body']) : {};
  return { status: response.status, body: told, text, headers: response.headers, target };
};
