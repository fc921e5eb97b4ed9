/** What a span may say beside its name. Only these: names, ids of ours and numbers; no content, no account, no address. */
export interface SpanFacts {
  'http.request.method'?: string;
  'http.route'?: string;
  'http.response.status_code'?: number;
  'keyreel.refusal'?: string;
  'keyreel.request_id'?: string;
  'keyreel.command'?: string;
  'keyreel.command_id'?: string;
  'keyreel.causation_id'?: string;
  'keyreel.outcome'?: string;
  'keyreel.event_type'?: string;
  'keyreel.event_id'?: string;
  'keyreel.stream_category'?: string;
  'keyreel.revision'?: number;
  'keyreel.policy'?: string;
  'keyreel.projection'?: string;
  'keyreel.events'?: number;
  'keyreel.rows'?: number;
  'keyreel.job'?: string;
  'keyreel.job_id'?: string;
  'keyreel.lane'?: string;
  'keyreel.attempt_id'?: string;
  'keyreel.provider_request_id'?: string;
  'keyreel.operation'?: string;
  'keyreel.model'?: string;
  'keyreel.purse'?: string;
  'keyreel.reason'?: string;
  'keyreel.input_tokens'?: number;
  'keyreel.output_tokens'?: number;
  'error.type'?: string;
}

const PLAIN = /^(?=.{1,200}$)[\w:.,/*@+-]+(?: [\w:.,/*@+-]+)?$/;

/** Texts that are no plain word or id are left out, whoever gave them. */
export const plainFacts = (facts: SpanFacts): Readonly<Record<string, string | number>> =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => typeof value === 'number' || (typeof value === 'string' && PLAIN.test(value))));
