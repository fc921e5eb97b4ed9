import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './api.js';

/** Everything that the API takes and gives, as its document says. */
export type Shapes = components['schemas'];

/** A refusal as the service tells it: data that an app can show. */
export type Problem = Shapes['Problem'] & Readonly<Record<string, unknown>>;

/** An answer of the typed client: data or an error. */
interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The service refused what should have gone through. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.title}${problem.reason ? ` (${problem.reason})` : ''}`);
  }
}

const TRIES = 8;

/** A busy service says when to come again; writes carry a key, so that asking twice orders once. */
const patientFetch = async (request: Request): Promise<Response> => {
  for (let tries = 1; ; tries += 1) {
    const response = await fetch(request.clone());
    if (response.status !== 503 || tries === TRIES) return response;
    await pause(Math.min(Number(response.headers.get('retry-after') ?? 1), 2) * 1000);
  }
};

/** A conversation with the service: who speaks, and how far what they read must have seen. */
export class Session {
  readonly api: Client<paths>;
  #token: string | null = null;
  #position = '';

  constructor(url: string) {
    this.api = createClient<paths>({ baseUrl: url, fetch: patientFetch });
    this.api.use({
      onRequest: ({ request }) => this.#sign(request),
      onResponse: async ({ request, response }) => {
        if (request.method !== 'GET' && response.ok) await this.#remember(response.clone());
      },
    });
  }

  signIn(token: string): void {
    this.#token = token;
  }

  /** From here on, what is read has seen at least this. */
  reach(position: string): void {
    if (position > this.#position) this.#position = position;
  }

  #sign(request: Request): Request {
    if (this.#token !== null) request.headers.set('Authorization', `Bearer ${this.#token}`);
    if (request.method === 'GET' && this.#position !== '') request.headers.set('Keyreel-Position', this.#position);
    return request;
  }

  async #remember(response: Response): Promise<void> {
    if (!response.headers.get('content-type')?.startsWith('application/json')) return;
    const { position } = (await response.json()) as { position?: string };
    if (position) this.reach(position);
  }
}

/** The data of an answer, or the refusal thrown. */
export const taken = async <Data>(answer: Promise<Answer<Data>>): Promise<NonNullable<Data>> => {
  const { data, error, response } = await answer;
  if (error !== undefined) throw new Refused(error as Problem);
  if (data === undefined || data === null) throw new Error(`${response.status} without an answer from ${response.url}`);
  return data;
};

/** The refusal of an answer; going through is the mistake here. */
export const refused = async (answer: Promise<Answer<unknown>>): Promise<Problem> => {
  const { error, response } = await answer;
  if (error === undefined) throw new Error(`${response.url} went through (${response.status}), but should have been refused`);
  return error as Problem;
};

/** The header of an order that is new each time. */
export const newOrder = () => ({ 'Idempotency-Key': randomUUID() });
