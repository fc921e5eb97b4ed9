import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A span as it came over the wire. */
export interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | null;
  readonly name: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
}

interface Wire {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly WireSpan[] }[] }[];
}

interface WireSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes?: readonly { readonly key: string; readonly value: Readonly<Record<string, string | number>> }[];
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
}

/** A collector of traces on loopback: OTLP over HTTP, as JSON. */
export interface Collector {
  readonly url: string;
  readonly spans: readonly SentSpan[];
  /** All that was sent, as it came. */
  readonly bodies: readonly string[];
  close(): Promise<void>;
}

export const openCollector = async (): Promise<Collector> => {
  const [spans, bodies]: [SentSpan[], string[]] = [[], []];
  const server = createServer((request, response) => {
    void text(request).then(body => {
      bodies.push(body);
      const { resourceSpans } = JSON.parse(body) as Wire;
      spans.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(scope => scope.spans.map(spanOf))));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`,
    spans,
    bodies,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

const spanOf = ({ traceId, spanId, parentSpanId, name, attributes = [], links = [] }: WireSpan): SentSpan => ({
  ...{ traceId, spanId, parentSpanId: parentSpanId ?? null, name },
  facts: Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0] ?? ''])),
  links: links.map(link => ({ traceId: link.traceId, spanId: link.spanId })),
});
