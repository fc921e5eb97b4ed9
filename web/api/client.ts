import createClient from 'openapi-fetch';
import type { components, paths } from '../../demo/client/api.js';

/** Everything that the API takes and gives, as its document says. */
export type Shapes = components['schemas'];

/** A refusal as the service tells it: data to be shown, in its own sentences. */
export type Problem = Shapes['Problem'] & Readonly<Record<string, unknown>>;

/** The service refused, or could not be reached (`problem` is null then). */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly problem: Problem | null,
    readonly status: number,
    readonly requestId: string | null,
  ) {
    super(problem?.title ?? 'The service cannot be reached.');
  }
}

/** What this tab has written last; whatever it reads afterwards has seen at least this. */
let seen = '';

/** From here on, what is read has seen at least this position. */
export const reach = (position: string | undefined): void => {
  if (position !== undefined && position > seen) seen = position;
};

/** The language in which the service is asked for its sentences. */
let spoken = document.documentElement.lang;

/** From here on, the service is asked for its sentences in this language. */
export const speak = (language: string): void => {
  spoken = language;
};

/** Headers of a request that goes another way than through the client. */
export const languageHeaders = (): { readonly 'Accept-Language': string } => ({ 'Accept-Language': spoken });

/** The typed client. The session travels in a cookie that no script can read. */
export const api = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' });

api.use({
  onRequest: ({ request }) => {
    request.headers.set('Accept-Language', spoken);
    if (request.method === 'GET' && seen !== '') request.headers.set('Keyreel-Position', seen);
    return request;
  },
  onResponse: async ({ request, response }) => {
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    if (request.method !== 'GET' && response.ok && isJson) reach(((await response.clone().json()) as { position?: string } | null)?.position);
  },
});

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

const asRefused = (problem: unknown, response: Response | null): Refused =>
  new Refused(
    typeof problem === 'object' && problem !== null && 'code' in problem ? (problem as Problem) : null,
    response?.status ?? 0,
    response?.headers.get('keyreel-request-id') ?? null,
  );

/** The data of an answer; throws `Refused` with the problem otherwise, also when nobody answered. */
export const taken = async <Data>(asked: Promise<Answer<Data>>): Promise<Data> => {
  const { data, error, response } = await asked.catch((): never => {
    throw asRefused(null, null);
  });
  if (error !== undefined || !response.ok) throw asRefused(error, response);
  return data as Data;
};

/** One intent of a person: keep it as long as the same thing is tried again, so that asking twice orders once. */
export const newIntent = (): { readonly 'Idempotency-Key': string } => ({ 'Idempotency-Key': crypto.randomUUID() });
