import type { CallRecord } from './books/call-log.js';
import type { InvoiceLine } from './books/invoice.js';
import type { StandingFault } from './faults/fault-plan.js';
import type { KeyStanding } from './keys/key-ring.js';
import type { PaceLimits } from './keys/pace.js';
import type { Endpoint } from './protocol/endpoints.js';

export type { CallRecord, Endpoint, InvoiceLine, KeyStanding, StandingFault };

/** An order to misbehave. `behaviour` is any name that `behaviours()` lists; without `key` and `endpoint` it strikes every call. */
export interface BreakOrder {
  readonly behaviour: string;
  /** The key itself, or its fingerprint. */
  readonly key?: string;
  readonly endpoint?: Endpoint;
  /** Calls it lasts for; without it, until it is mended. */
  readonly count?: number;
  /** Calls that are let through first. */
  readonly skip?: number;
  readonly milliseconds?: number;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly code?: string;
  /** Whether the call is carried out and billed, against what is usual for the behaviour. */
  readonly billed?: boolean;
  /** Share of the fitting calls that are struck, 0 to 1, drawn from `seed`: the same seed strikes the same calls. */
  readonly chance?: number;
  readonly seed?: string;
}

export interface CallQuestion {
  readonly key?: string;
  readonly attempt?: string;
  readonly endpoint?: Endpoint;
  readonly state?: CallRecord['state'];
}

/** What somebody else bought with a key. */
export interface Elsewhere {
  /** In UTC, `2026-11-25`. */
  readonly day?: string;
  readonly model?: string;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly images?: number;
  readonly microUsd?: number;
}

/** Steers a running sandbox provider. Every method throws when the provider refuses or is gone. */
export class SandboxControl {
  readonly #url: string;
  readonly #token: string;

  constructor(controlUrl: string, controlToken: string) {
    this.#url = controlUrl;
    this.#token = controlToken;
  }

  health(): Promise<{ ok: true; pid: number; baseUrl: string; at: string }> {
    return this.#get('/health');
  }

  behaviours(): Promise<Readonly<Record<string, string>>> {
    return this.#get('/behaviours');
  }

  /** Empties a key's balance; `code` is the error by which that is told, `credit_balance_exhausted` unless given. */
  drain(key: string, code?: string): Promise<KeyStanding> {
    return this.#post('/keys/drain', { ...keyOf(key), ...(code ? { code } : {}) });
  }

  /** Pays in micro-dollars, ten dollars unless given; cures every trouble with money. */
  topUp(key: string, microUsd = 10_000_000): Promise<KeyStanding> {
    return this.#post('/keys/top-up', { ...keyOf(key), microUsd });
  }

  revoke(key: string): Promise<KeyStanding> {
    return this.trouble(key, 'invalid_api_key');
  }

  /** From now on the key is answered with this failure everywhere. */
  trouble(key: string, behaviour: string): Promise<KeyStanding> {
    return this.#post('/keys/trouble', { ...keyOf(key), behaviour });
  }

  /** Makes any key an ordinary working one with the default balance, whatever its name says. */
  restore(key: string): Promise<KeyStanding> {
    return this.#post('/keys/restore', keyOf(key));
  }

  /** Gives the key the platform's balance. */
  makePlatform(key: string): Promise<KeyStanding> {
    return this.#post('/keys/platform', keyOf(key));
  }

  standing(key: string): Promise<KeyStanding> {
    return this.#post('/keys/standing', keyOf(key));
  }

  keys(): Promise<readonly KeyStanding[]> {
    return this.#get('/keys');
  }

  /** Limits how fast the key may go; what is not given goes back to the default. */
  rateLimit(key: string, limits: Partial<PaceLimits> = {}): Promise<PaceLimits> {
    return this.#post('/keys/pace', { ...keyOf(key), ...limits });
  }

  /** Returns the id for `mend`. */
  async break(order: BreakOrder): Promise<string> {
    const { key, ...rest } = order;
    const { id } = await this.#post<{ id: string }>('/faults', { ...(key ? keyOf(key) : {}), ...rest });
    return id;
  }

  /** Withdraws one order, or all; calls that were held go on. */
  mend(id?: string): Promise<{ withdrawn: number }> {
    return this.#ask('DELETE', id ? `/faults?id=${encodeURIComponent(id)}` : '/faults');
  }

  faults(): Promise<readonly StandingFault[]> {
    return this.#get('/faults');
  }

  /** The lines of what was billed, of all keys or of one, of all attempts or of one. */
  invoice(question: { readonly key?: string; readonly attempt?: string } = {}): Promise<readonly InvoiceLine[]> {
    return this.#get(`/invoice?${queryOf(question)}`);
  }

  /** A call by somebody else with this key, now or on a day; it is on the invoice, and in the reports of the key's organization. */
  usedElsewhere(key: string, use: Elsewhere = {}): Promise<InvoiceLine> {
    return this.#post('/usage/elsewhere', { ...keyOf(key), ...use });
  }

  /** From now on the organizations' reports leave out what is younger than this. */
  reportsLag(seconds: number): Promise<{ lagSeconds: number }> {
    return this.#post('/usage/lag', { seconds });
  }

  /** Every call received, refused ones included. */
  calls(question: CallQuestion = {}): Promise<readonly CallRecord[]> {
    return this.#get(`/calls?${queryOf(question)}`);
  }

  /** Waits for so many fitting calls, at most the given milliseconds; returns those there are. */
  waitForCalls(atLeast: number, question: CallQuestion = {}, milliseconds = 10_000): Promise<readonly CallRecord[]> {
    return this.#get(`/calls?${queryOf({ ...question, atLeast: String(atLeast), wait: String(milliseconds) })}`);
  }

  /** Starts the recogniser ahead of need; `unable` says why that cannot be. */
  warm(): Promise<{ unable: string | null }> {
    return this.#post('/warm', {});
  }

  /** Forgets keys, faults, calls and cache, and begins a new invoice unless that is to be kept. */
  reset(keep?: 'invoice'): Promise<{ reset: true }> {
    return this.#post('/reset', keep ? { keep } : {});
  }

  /** Ends the provider. */
  stop(): Promise<{ stopping: true }> {
    return this.#post('/stop', {});
  }

  #get<T>(path: string): Promise<T> {
    return this.#ask('GET', path);
  }

  #post<T>(path: string, body: object): Promise<T> {
    return this.#ask('POST', path, body);
  }

  async #ask<T>(method: string, path: string, body?: object): Promise<T> {
    const headers = { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' };
    const response = await fetch(`${this.#url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    const answer = (await response.json()) as T & { error?: string };
    if (!response.ok) throw new Error(`The sandbox refused ${method} ${path.split('?')[0]}: ${answer.error ?? response.status}`);
    return answer;
  }
}

function keyOf(key: string): { key: string } | { fingerprint: string } {
  return /^[0-9a-f]{16}$/.test(key) ? { fingerprint: key } : { key };
}

function queryOf(question: object): string {
  const given = Object.entries(question).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return new URLSearchParams(given).toString();
}
