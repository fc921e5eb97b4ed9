import type { IdGenerator } from '@opentelemetry/sdk-trace-base';
import { plainFacts } from './span-facts.js';
import type { EndedSpan, SpanSink } from './tracing.js';

/** The exporter asks for ids when a span begins; ours are known before. */
class GivenIds implements IdGenerator {
  next = { traceId: '', spanId: '' };

  generateTraceId(): string {
    return this.next.traceId;
  }

  generateSpanId(): string {
    return this.next.spanId;
  }
}

/** Where a collector is, and what it is sent. */
export interface Collector {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The part of all requests that is traced. */
  readonly part: number;
  readonly serviceName: string;
}

/** Opens the way to a collector. Its packages take a quarter of a second to load, so nobody loads them who sends nothing. */
export const openOtlp = async (settings: Collector, roles: readonly string[]): Promise<SpanSink> => {
  const [api, { NodeTracerProvider }, { BatchSpanProcessor, TraceIdRatioBasedSampler }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/sdk-trace-base'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const ids = new GivenIds();
  const provider = new NodeTracerProvider({
    idGenerator: ids,
    // by the trace's id alone: all processes leave out the same requests
    sampler: new TraceIdRatioBasedSampler(settings.part),
    resource: resourceFromAttributes({ 'service.name': settings.serviceName, 'keyreel.role': roles.join(',') }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ url: settings.url, headers: { ...settings.headers } }))],
  });
  const tracer = provider.getTracer('keyreel');
  const { ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace } = api;
  const kinds = {
    internal: SpanKind.INTERNAL,
    server: SpanKind.SERVER,
    client: SpanKind.CLIENT,
    producer: SpanKind.PRODUCER,
    consumer: SpanKind.CONSUMER,
  };
  const place = (traceId: string, spanId: string) => ({ traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true });
  return {
    record({ traceId, spanId, parentSpanId, name, kind, startedAt, endedAt, facts, links, failed }: EndedSpan): void {
      ids.next = { traceId, spanId };
      const context = parentSpanId === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, place(traceId, parentSpanId));
      const span = tracer.startSpan(
        name,
        {
          kind: kinds[kind],
          startTime: startedAt,
          attributes: plainFacts(facts),
          links: links.map(link => ({ context: place(link.traceId, link.spanId) })),
        },
        context,
      );
      if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(endedAt);
    },
    flush: () => provider.forceFlush(),
    close: async () => {
      // a collector that is away keeps nobody from ending
      await Promise.race([provider.shutdown().catch(() => undefined), new Promise(resolve => setTimeout(resolve, 3_000).unref())]);
    },
  };
};
