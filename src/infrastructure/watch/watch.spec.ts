import { readFileSync } from 'node:fs';
import { METRICS } from './metric-names.js';
import { Metrics } from './metrics.js';
import type { GaugeParts } from './gauges.js';
import { plainFacts } from './span-facts.js';
import { callerOf, spanIdOf, traceIdOf } from './span-ids.js';
import { Tracing, type EndedSpan } from './tracing.js';
import { Watch } from './watch.js';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const request = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('the ids of traces', () => {
  it('are those that requests, commands, events and jobs have anyway', () => {
    expect(traceIdOf(request)).toBe('01890a5dac96774bbcceb302099a8057');
    expect(traceIdOf('chore')).toMatch(/^[0-9a-f]{32}$/);
    expect(spanIdOf(request)).toMatch(/^[0-9a-f]{16}$/);
    expect(spanIdOf(request)).toBe(spanIdOf(request));
  });

  it.each([undefined, '', 'x', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`, 'ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', ['a', 'b']])(
    'of a caller are taken only from a header that is one: %j',
    header => expect(callerOf(header)).toBeNull(),
  );
});

describe('spans', () => {
  const spans: EndedSpan[] = [];
  const tracing = new Tracing({ record: span => spans.push(span), flush: () => Promise.resolve(), close: () => Promise.resolve() });

  it('of a job join the trace of what is done within, and follow from where the job was asked for', async () => {
    await tracing.span({ name: 'job', after: 'job-1', joins: true, facts: {} }, () =>
      tracing.span({ name: 'command', correlationId: request, of: 'command-1', after: 'event-1', facts: {} }, () => Promise.resolve()),
    );
    const [command, job] = spans.splice(0);
    expect(job).toMatchObject({ traceId: traceIdOf(request), parentSpanId: spanIdOf('job-1') });
    expect(command).toMatchObject({ traceId: traceIdOf(request), spanId: spanIdOf('command-1'), parentSpanId: job?.spanId });
  });

  it('of another request that is served within follow from their own cause', async () => {
    await tracing.span({ name: 'request', correlationId: request, facts: {} }, () =>
      tracing.span({ name: 'command', correlationId: 'another', after: 'event-1', facts: {} }, () => Promise.resolve()),
    );
    expect(spans.splice(0)[0]).toMatchObject({ traceId: traceIdOf('another'), parentSpanId: spanIdOf('event-1') });
  });

  it('tell an error by its class, and nothing that is no plain word', async () => {
    const failing = tracing.span({ name: 'command', facts: {} }, () => Promise.reject(new RangeError('my secret prompt')));
    await expect(failing).rejects.toThrow('my secret prompt');
    expect(spans.splice(0)).toMatchObject([{ failed: true, facts: { 'error.type': 'RangeError' } }]);
    expect(plainFacts({ 'keyreel.reason': 'what they wrote: “my secret”', 'keyreel.model': 'a', 'keyreel.rows': 3 })).toEqual({
      'keyreel.model': 'a',
      'keyreel.rows': 3,
    });
  });
});

describe('numbers', () => {
  it('are all described for operators, and alerts speak of none that there is not', () => {
    const page = read('src/infrastructure/watch/README.md');
    for (const name of Object.keys(METRICS)) expect(page).toContain(`| \`${name}\` |`);
    for (const [name] of read('config/alert-rules.yml').matchAll(/keyreel_\w+/g)) expect(Object.keys(METRICS)).toContain(name);
  });

  it('are told apart by nothing that grows with people and their things', () => {
    const words = new Set(Object.values(METRICS).flatMap<string>(({ labels }) => [...labels]));
    for (const word of words) expect(word).not.toMatch(/id$|account|project|task|user|email|path|address/);
  });

  it('are refused with metrics_off where nobody switched them on', () =>
    expect(new Metrics(new Watch(), {} as GaugeParts).text()).rejects.toMatchObject({ code: 'metrics_off' }));
});
