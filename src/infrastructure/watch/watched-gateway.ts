import type { CallOutcome, Credential, ProviderGateway, Usage } from '../../shared-kernel/ports/provider.js';
import type { SpanFacts } from './span-facts.js';
import { secondsSince, type Watch } from './watch.js';
import { withMethods } from './with-methods.js';

/** What a call is, before it is made. */
interface CallPlan {
  readonly operation: string;
  readonly model: string | null;
  readonly credential: Credential;
  /** Goes out as `X-Client-Request-Id`; free calls have one that nobody knows. */
  readonly attemptId?: string;
}

/** How it ended, whatever kind of answer it has. */
interface End {
  readonly outcome: string;
  readonly reason: string | null;
  readonly requestId: string | null;
  readonly usage: Usage | null;
}

const PURSES: Readonly<Record<Credential['kind'], string>> = { platform: 'platform_credits', own: 'openai_account' };

const endOf = (outcome: CallOutcome<unknown>): End => ({
  outcome: outcome.outcome,
  reason: 'reason' in outcome ? outcome.reason : outcome.outcome === 'key-trouble' ? outcome.trouble.status : null,
  requestId: outcome.requestId,
  usage: ('usage' in outcome && outcome.usage) || null,
});

const said = (outcome: string): End => ({ outcome, reason: null, requestId: null, usage: null });

const TOKENS = {
  input: (usage: Usage) => usage.inputTokens,
  cached: (usage: Usage) => usage.cachedInputTokens,
  output: (usage: Usage) => usage.outputTokens,
} as const;

/** The provider, with each call counted and traced. No header of a trace goes out: the attempt's id, which does, is in the span. */
export const watchedGateway = (gateway: ProviderGateway, watch: Watch, models: readonly { readonly id: string }[]): ProviderGateway => {
  if (watch.isOff) return gateway;
  const listed = new Set(models.map(({ id }) => id));
  const named = (model: string | null): string => (model === null ? 'none' : listed.has(model) ? model : 'other');

  const told = ({ operation, model, credential }: CallPlan, { outcome, usage }: End, began: number): void => {
    const labels = { operation, model: named(model) };
    const purse = PURSES[credential.kind];
    watch.count('keyreel_provider_calls_total', { ...labels, purse, outcome });
    watch.seconds('keyreel_provider_call_seconds', labels, secondsSince(began));
    if (usage)
      for (const [kind, of] of Object.entries(TOKENS)) watch.count('keyreel_provider_tokens_total', { model: labels.model, purse, kind }, of(usage));
  };

  const watched = <Answer>(plan: CallPlan, endIn: (answer: Answer) => End, call: () => Promise<Answer>): Promise<Answer> => {
    const { operation, model, credential, attemptId } = plan;
    const facts: SpanFacts = { 'keyreel.operation': operation, 'keyreel.model': named(model), 'keyreel.purse': PURSES[credential.kind] };
    const known = attemptId === undefined ? {} : { of: attemptId };
    if (attemptId !== undefined) facts['keyreel.attempt_id'] = attemptId;
    return watch.span({ name: `provider ${operation}`, kind: 'client', ...known, facts }, async span => {
      const began = performance.now();
      const answer = await call();
      const end = endIn(answer);
      told(plan, end, began);
      span.facts['keyreel.outcome'] = end.outcome;
      if (end.reason !== null) span.facts['keyreel.reason'] = end.reason;
      if (end.requestId !== null) span.facts['keyreel.provider_request_id'] = end.requestId;
      if (end.usage) Object.assign(span.facts, { 'keyreel.input_tokens': end.usage.inputTokens, 'keyreel.output_tokens': end.usage.outputTokens });
      return answer;
    });
  };

  return withMethods<ProviderGateway>(gateway, {
    text: (request, credential, call) =>
      watched({ operation: 'text', model: request.model, credential, attemptId: call.attemptId }, endOf, () =>
        gateway.text(request, credential, call),
      ),
    transcribe: (request, credential, call) =>
      watched({ operation: 'transcription', model: request.model, credential, attemptId: call.attemptId }, endOf, () =>
        gateway.transcribe(request, credential, call),
      ),
    image: (request, credential, call) =>
      watched({ operation: 'image', model: request.model, credential, attemptId: call.attemptId }, endOf, () =>
        gateway.image(request, credential, call),
      ),
    moderate: (text, credential, call) =>
      watched({ operation: 'moderation', model: null, credential, attemptId: call.attemptId }, endOf, () => gateway.moderate(text, credential, call)),
    paidProbe: (credential, call) =>
      watched({ operation: 'paid-probe', model: null, credential, attemptId: call.attemptId }, endOf, () => gateway.paidProbe(credential, call)),
    listModels: credential => watched({ operation: 'models', model: null, credential }, endOf, () => gateway.listModels(credential)),
    probeKey: credential =>
      watched(
        { operation: 'key-probe', model: null, credential },
        ({ verdict }) => said(verdict),
        () => gateway.probeKey(credential),
      ),
    countInputTokens: (request, credential) =>
      watched(
        { operation: 'count', model: request.model, credential },
        count => said(count === null ? 'unknown' : 'succeeded'),
        () => gateway.countInputTokens(request, credential),
      ),
  });
};
