/** A number that the service tells: what of, and by which words it is told apart. Each word has few values: none is an id, an account or a text of users. */
interface DeclaredMetric {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly labels: readonly string[];
}

const counter = (help: string, ...labels: readonly string[]) => ({ kind: 'counter', help, labels }) as const satisfies DeclaredMetric;
const gauge = (help: string, ...labels: readonly string[]) => ({ kind: 'gauge', help, labels }) as const satisfies DeclaredMetric;
const histogram = (help: string, ...labels: readonly string[]) => ({ kind: 'histogram', help, labels }) as const satisfies DeclaredMetric;

/** Every number that the service tells of itself; those of Node (`process_…`, `nodejs_…`) stand beside them. */
export const METRICS = {
  keyreel_http_requests_total: counter('Requests that were answered.', 'method', 'route', 'status'),
  keyreel_http_request_seconds: histogram('How long requests took, to the last byte.', 'method', 'route'),
  keyreel_refusals_total: counter('Problems that were answered with, by their code.', 'code'),
  keyreel_commands_total: counter('Commands that were decided: done, nothing (there was nothing to do), refused or failed.', 'command', 'outcome'),
  keyreel_events_appended_total: counter('Events that this process appended to the log.', 'type'),
  keyreel_append_seconds: histogram('How long appends took.', 'outcome'),
  keyreel_policy_reactions_total: counter('Commands and jobs that policies of this process asked for.', 'policy', 'kind'),
  keyreel_job_seconds: histogram('How long runs of jobs took in this process.', 'job', 'outcome'),
  keyreel_provider_calls_total: counter('Calls to the provider that ended.', 'operation', 'model', 'purse', 'outcome'),
  keyreel_provider_call_seconds: histogram('How long calls to the provider took.', 'operation', 'model'),
  keyreel_provider_tokens_total: counter('Tokens that the provider says it counted.', 'model', 'purse', 'kind'),
  keyreel_content_bytes_total: counter('Bytes of content that was stored: plain ones are uploads and imports.', 'protection'),
  keyreel_content_stored_total: counter('Pieces of content that were stored, or could not be.', 'protection', 'outcome'),
  keyreel_ready: gauge('1 while the process takes requests.'),
  keyreel_check: gauge('1 while what was looked at is well.', 'check'),
  keyreel_subscriber_lag_events: gauge('Events of the log that a projection or policy has not seen.', 'kind', 'name'),
  keyreel_subscriber_lag_seconds: gauge('For how long the first of those has been waiting, as far as was looked.', 'kind', 'name'),
  keyreel_subscriber_parked: gauge('1 while it stands before an event that it cannot take.', 'kind', 'name'),
  keyreel_rebuild_lag_events: gauge('Events that the rows of a projection have not seen which are made anew beside it; 0 while none are.', 'name'),
  keyreel_rebuild_stopped: gauge('1 while those stand before an event that they cannot take.', 'name'),
  keyreel_queue_jobs: gauge('Jobs in the queue, of all processes.', 'lane', 'state'),
  keyreel_queue_oldest_seconds: gauge('How long the job that has waited longest has been waiting.', 'lane'),
  keyreel_queue_paused: gauge('1 while an operator has paused the lane.', 'lane'),
  keyreel_dead_jobs: gauge('Jobs that were given up and that nobody has retried or skipped.'),
  keyreel_credits_micro: gauge('Platform credits of all accounts together, in micro-credits.', 'state'),
  keyreel_log_unsealed_events: gauge('Events that no signed checkpoint covers yet.'),
  keyreel_log_seal_age_seconds: gauge('Age of the newest signed checkpoint.'),
  keyreel_log_unsigned: gauge('1 while the log is not being signed.'),
  keyreel_pool_connections: gauge('Connections to the database of this process.', 'pool', 'state'),
} as const satisfies Readonly<Record<string, DeclaredMetric>>;

export type MetricName = keyof typeof METRICS;

/** The labels that a metric must be given. */
export type LabelsOf<Name extends MetricName> = Readonly<Record<(typeof METRICS)[Name]['labels'][number], string>>;
