import { randomUUID } from 'node:crypto';
import type { Actor } from '../support/actor.js';
import { openCollector, type Collector, type SentSpan } from '../support/collector.js';
import { film, openWorld, raw, type World } from '../support/world.js';

describe('the service, watched from outside', () => {
  let collector: Collector;
  let world: World;
  let [ada, admin]: readonly Actor[] = [];
  const prompt = `Tell of the ${randomUUID()} in one sentence.`;
  let requestId = '';

  beforeAll(async () => {
    collector = await openCollector();
    const traces = { url: collector.url, headers: { authorization: `Bearer ${randomUUID()}` }, part: 1, serviceName: 'keyreel' };
    world = await openWorld({ watch: { metrics: 'on', log: 'info', traces } });
    world.leaks.collectorIs(collector.url);
    [ada, admin] = [await world.signsUp(), await world.signsUp()];
    await admin.post('/administrators', { token: await world.service.firstAdministratorToken() }).expect(201);
    const projectId = await ada.createsProject(await film('keyreel-short'));
    const order = ada.post(`/projects/${projectId}/texts`, { prompt, withTranscript: false });
    const { headers } = await order.set('traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01').expect(201);
    requestId = String(headers['keyreel-request-id']);
    await world.settled();
    await world.service.platform.watch.tracing?.flush();
  });

  afterAll(async () => {
    // looks for secrets in whatever was sent to the collector, too
    await world.close().finally(() => collector.close());
  });

  const traceId = () => requestId.replaceAll('-', '');
  const ofTheRequest = () => collector.spans.filter(span => span.traceId === traceId());
  const parentOf = ({ parentSpanId }: SentSpan) => ofTheRequest().find(({ spanId }) => spanId === parentSpanId);
  const chain = (span: SentSpan | undefined): readonly string[] => (span === undefined ? [] : [...chain(parentOf(span)), span.name]);

  it('has one trace from the request to the call that it led to, and its id is the id of the request', async () => {
    const call = ofTheRequest().find(({ name }) => name === 'provider text');
    expect(chain(call)).toEqual([
      'POST /v1/projects/:projectId/texts',
      expect.stringMatching(/^command /),
      expect.stringMatching(/^append /),
      expect.stringMatching(/^policy media-pipeline/),
      'command ScheduleTask',
      'append TaskScheduled',
      expect.stringMatching(/^policy media-pipeline/),
      'queue media-pipeline.perform-call-task',
      'job media-pipeline.perform-call-task',
      'provider text',
    ]);
    const [invoiced] = await world.provider.calls({ attempt: String(call?.facts['keyreel.attempt_id']) });
    expect(invoiced).toMatchObject({ attemptId: call?.facts['keyreel.attempt_id'] });
    expect(invoiced?.headerNames).not.toContain('traceparent');
  });

  it('says of the answer, of what was decided on it and of what it was made into', () => {
    const told = ofTheRequest();
    expect(told.map(({ name }) => name)).toEqual(expect.arrayContaining(['command RecordStep', 'append TaskSucceeded']));
    expect(told.filter(({ parentSpanId }) => parentSpanId === null)).toHaveLength(1);
    const succeeded = told.find(({ name }) => name === 'append TaskSucceeded');
    const projected = collector.spans.filter(({ links }) => links.some(({ spanId }) => spanId === succeeded?.spanId));
    expect(projected.map(({ name }) => name)).toEqual(expect.arrayContaining(['project media-pipeline.receipts']));
  });

  it('links the trace of a caller, and is not joined by it', () => {
    const request = ofTheRequest().find(({ parentSpanId }) => parentSpanId === null);
    expect(request?.links).toEqual([{ traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }]);
    expect(collector.spans.filter(span => span.traceId === '0af7651916cd43dd8448eb211c80319c')).toEqual([]);
  });

  it('tells numbers to operators with a token, and to nobody else', async () => {
    await raw(world).get('/metrics').expect(401);
    await raw(world).get('/metrics').set('Authorization', `Bearer ${ada?.token}`).expect(403);
    const { text } = await raw(world).get('/metrics').set('Authorization', `Bearer ${admin?.token}`).expect(200);
    for (const line of [
      /^keyreel_http_requests_total\{method="POST",route="\/v1\/projects\/:projectId\/texts",status="201"\} 1$/m,
      /^keyreel_refusals_total\{code="role_required"\} 1$/m,
      /^keyreel_commands_total\{command="ScheduleTask",outcome="done"\} [1-9]/m,
      /^keyreel_events_appended_total\{type="TaskSucceeded"\} [1-9]/m,
      /^keyreel_job_seconds_count\{job="media-pipeline\.perform-call-task",outcome="done"\} [1-9]/m,
      /^keyreel_provider_calls_total\{operation="text",model="[\w.-]+",purse="platform_credits",outcome="succeeded"\} 1$/m,
      /^keyreel_provider_tokens_total\{model="[\w.-]+",purse="platform_credits",kind="output"\} [1-9]/m,
      /^keyreel_subscriber_lag_events\{kind="projection",name="credits\.balance"\} 0$/m,
      /^keyreel_queue_jobs\{lane="calls",state="waiting"\} 0$/m,
      /^keyreel_queue_oldest_seconds\{lane="calls"\} 0$/m,
      /^keyreel_credits_micro\{state="spent"\} [1-9]/m,
      /^keyreel_content_bytes_total\{protection="plain"\} [1-9]/m,
      /^keyreel_ready 1$/m,
      /^nodejs_eventloop_lag_p99_seconds /m,
    ])
      expect(text).toMatch(line);
    const told = [text, ...collector.bodies].join('\n');
    for (const secret of [ada?.accountId, ada?.email, ada?.token, world.platformKey, prompt]) expect(told).not.toContain(secret);
  });

  it('says that it is ready, and what it looked at', async () => {
    const { body } = await raw(world).get('/health/ready').expect(200);
    expect(body).toMatchObject({ status: 'ok', checks: expect.arrayContaining([{ name: 'database', status: 'ok', needed: true }]) });
    expect(body.checks.filter(({ status }: { status: string }) => status !== 'ok')).toEqual([]);
    await raw(world).get('/health/live').expect(200);
  });
});
