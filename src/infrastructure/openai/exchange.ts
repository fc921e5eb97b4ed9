import OpenAI from 'openai';
import type { Call, CallEndedBadly, CallOutcome, Credential, UnknownReason } from '../../shared-kernel/ports/provider.js';
import type { AdminCredential } from '../../shared-kernel/ports/usage-reports.js';
import { classify, type Operation } from './classify-failure.js';
import { rateHints } from './rate-headers.js';
import { readSecret } from './secret.js';
import { safeRequestId, spokenIn } from './spoken-error.js';
import { type Agents, Misdirected, Wire } from './wire.js';

/** Thrown inside an exchange for a 200 whose content is not the answer that was asked for. */
export class BadAnswer extends Error {
  constructor(readonly reason: UnknownReason) {
    super('The provider sent something that is not an answer.');
  }
}

/** The open line of one call: a client made for it alone, and the options that every request on it carries. */
export interface Line {
  readonly client: OpenAI;
  readonly options: OpenAI.RequestOptions;
  /** Notes what an answer's headers say. */
  heard(response: Response): void;
  /** The answer is complete: what the server may still have to say is waited for no longer than this many milliseconds. */
  linger(ms: number): void;
  readonly requestId: string | null;
  readonly simulated: boolean;
}

export interface Origin {
  readonly baseURL: URL;
  readonly agents: Agents;
}

export interface ExchangePlan extends Call {
  readonly operation: Operation;
  readonly maxAnswerBytes: number;
}

/** Runs one call from the opened line to an outcome. Whatever is thrown inside becomes an outcome, and none of it is passed on. */
export async function exchange<T>(
  origin: Origin,
  credential: Credential | AdminCredential,
  plan: ExchangePlan,
  talk: (line: Line) => Promise<CallOutcome<T>>,
): Promise<CallOutcome<T>> {
  const read = readSecret(credential);
  if ('trouble' in read) return { outcome: 'key-trouble', trouble: read.trouble, code: null, requestId: null };
  if (plan.signal?.aborted) return { outcome: 'failed', reason: 'cancelled', retryable: true, code: null, requestId: null };
  const line = new OpenLine(origin, { ...credential, secret: read.secret }, plan);
  try {
    return await talk(line);
  } catch (thrown) {
    return line.endingOf(thrown);
  } finally {
    line.close();
  }
}

/** The header in which the sandbox provider says of each answer that it is simulated. */
const SIMULATED_HEADER = 'x-keyreel-simulated';

class OpenLine implements Line {
  readonly client: OpenAI;
  readonly options: OpenAI.RequestOptions;
  requestId: string | null = null;
  simulated = false;

  readonly #abort = new AbortController();
  readonly #wire: Wire;
  readonly #deadline: NodeJS.Timeout;
  #lingering: NodeJS.Timeout | undefined;
  #overdue = false;

  constructor(
    origin: Origin,
    credential: Credential | AdminCredential,
    private readonly plan: ExchangePlan,
  ) {
    this.#wire = new Wire(origin.baseURL.origin, origin.agents, plan.maxAnswerBytes);
    this.client = clientFor(origin.baseURL, credential, this.#wire);
    this.#deadline = setTimeout(() => {
      this.#overdue = true;
      this.#abort.abort();
    }, plan.deadlineMs);
    plan.signal?.addEventListener('abort', this.#cancel, { once: true });
    this.options = {
      maxRetries: 0,
      signal: this.#abort.signal,
      // Ours ends first; the SDK's own would not bound a stream.
      timeout: plan.deadlineMs + 60_000,
      headers: { 'X-Client-Request-Id': plan.attemptId },
    };
  }

  heard({ headers }: Response): void {
    this.requestId = safeRequestId(headers.get('x-request-id'));
    this.simulated = headers.has(SIMULATED_HEADER);
    this.plan.onRateHints?.(rateHints(headers));
  }

  linger(ms: number): void {
    this.#lingering ??= setTimeout(() => this.#abort.abort(), ms);
  }

  close(): void {
    clearTimeout(this.#deadline);
    clearTimeout(this.#lingering);
    this.plan.signal?.removeEventListener('abort', this.#cancel);
  }

  /** What the provider has said counts first; then our own reasons for hanging up; only then the state of the wire. */
  endingOf(thrown: unknown): CallEndedBadly {
    const spoken = spokenIn(thrown, this.plan.operation, Date.now());
    if (spoken) return classify(spoken);
    if (!this.#wire.sent) return this.#neverSent(thrown);
    return { outcome: 'unknown', reason: this.#whyLost(thrown), requestId: this.requestId };
  }

  #neverSent(thrown: unknown): CallEndedBadly {
    const reason = this.plan.signal?.aborted
      ? 'cancelled'
      : causes(thrown).some(cause => cause instanceof Misdirected)
        ? 'misdirected'
        : 'unreachable';
    return { outcome: 'failed', reason, retryable: reason !== 'misdirected', code: null, requestId: null };
  }

  #whyLost(thrown: unknown): UnknownReason {
    if (this.plan.signal?.aborted) return 'cancelled';
    if (this.#overdue) return 'deadline';
    if (thrown instanceof BadAnswer) return thrown.reason;
    return thrown instanceof SyntaxError ? 'bad_answer' : 'connection_lost';
  }

  readonly #cancel = () => this.#abort.abort();
}

function causes(thrown: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  for (let one = thrown; one instanceof Error && chain.length < 5; one = one.cause) chain.push(one);
  return chain;
}

/**
 * Every option that the SDK would otherwise take from the environment is given: a missing one means the platform's value to it. An
 * admin key is given where only the SDK's calls to the organisation look for one: any other call on that line has no credential.
 */
function clientFor(baseURL: URL, { kind, secret }: Credential | AdminCredential, wire: Wire): OpenAI {
  const admin = kind === 'usage-reports';
  return new OpenAI({
    apiKey: admin ? null : secret,
    adminAPIKey: admin ? secret : null,
    organization: null,
    project: null,
    webhookSecret: null,
    baseURL: baseURL.href,
    maxRetries: 0,
    logLevel: 'off',
    fetch: wire.fetch,
  });
}
