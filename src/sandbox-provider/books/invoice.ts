import type { Endpoint } from '../protocol/endpoints.js';
import { Journal } from './journal.js';

/** One billed call. Amounts are whole micro-dollars. */
export interface InvoiceLine {
  readonly number: number;
  /** ISO time. */
  readonly at: string;
  readonly keyFingerprint: string;
  readonly lastFour: string;
  /** The account behind the key. */
  readonly organization: string;
  readonly endpoint: Endpoint;
  readonly model: string;
  /** The caller's own id of the attempt, from `X-Client-Request-Id`. */
  readonly attemptId: string | null;
  readonly requestId: string;
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly cacheWriteTokens: number;
  readonly outputTokens: number;
  readonly seconds: number;
  readonly images: number;
  readonly microUsd: number;
  /** How the work ended; what happened to the answer on its way is in the list of calls. */
  readonly outcome: BilledOutcome;
}

export type BilledOutcome = 'completed' | 'incomplete' | 'refused' | 'failed';

/** What a piece of work costs. */
export interface Bill {
  readonly model: string;
  readonly microUsd: number;
  readonly outcome: BilledOutcome;
  readonly inputTokens?: number;
  readonly cachedTokens?: number;
  readonly cacheWriteTokens?: number;
  readonly outputTokens?: number;
  readonly seconds?: number;
  readonly images?: number;
}

export type Billed = Pick<InvoiceLine, 'at' | 'keyFingerprint' | 'lastFour' | 'organization' | 'endpoint' | 'attemptId' | 'requestId'>;

/** The provider's own book of what it charged: one line a billed call, kept over restarts. */
export class Invoice {
  readonly #journal: Journal<InvoiceLine>;
  readonly #totals = new Map<string, number>();

  constructor(path: string | null) {
    this.#journal = new Journal(path);
    for (const line of this.#journal.lines) this.#count(line);
  }

  charge(call: Billed, bill: Bill): InvoiceLine {
    const nothing = { inputTokens: 0, cachedTokens: 0, cacheWriteTokens: 0, outputTokens: 0, seconds: 0, images: 0 };
    const line: InvoiceLine = { number: this.#journal.lines.length + 1, ...call, ...nothing, ...bill };
    this.#journal.add(line);
    this.#count(line);
    return line;
  }

  /** Micro-dollars charged to a key so far. */
  total(fingerprint: string): number {
    return this.#totals.get(fingerprint) ?? 0;
  }

  lines(filter: { readonly fingerprint?: string | null; readonly attemptId?: string | null } = {}): readonly InvoiceLine[] {
    return this.#journal.lines.filter(
      line => (filter.fingerprint ?? line.keyFingerprint) === line.keyFingerprint && (filter.attemptId ?? line.attemptId) === line.attemptId,
    );
  }

  startOver(suffix: string): void {
    this.#journal.startOver(suffix);
    this.#totals.clear();
  }

  close(): void {
    this.#journal.close();
  }

  #count({ keyFingerprint, microUsd }: InvoiceLine): void {
    this.#totals.set(keyFingerprint, this.total(keyFingerprint) + microUsd);
  }
}
