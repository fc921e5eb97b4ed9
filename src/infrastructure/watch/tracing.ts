import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { errorWord } from '../messaging/journal.js';
import type { SpanFacts } from './span-facts.js';
import { spanIdOf, traceIdOf, type SpanPlace } from './span-ids.js';

/** A span that has ended. */
export interface EndedSpan extends SpanPlace {
  readonly name: string;
  readonly kind: SpanKindName;
  /** In the same trace; null where it begins there. */
  readonly parentSpanId: string | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly facts: SpanFacts;
  readonly links: readonly SpanPlace[];
  readonly failed: boolean;
}

export type SpanKindName = 'internal' | 'server' | 'client' | 'producer' | 'consumer';

/** What is known of a span when its work begins. */
export interface SpanPlan {
  readonly name: string;
  readonly kind?: SpanKindName;
  /** The request that it is for; left out, it is in the trace of what it is done within, or of what is done within it. */
  readonly correlationId?: string;
  /** Its own id in our world, by which others can name it. */
  readonly of?: string;
  /** The id in our world of what it follows from, unless it is done within something of the same trace. */
  readonly after?: string | null;
  /** It follows from `after` alone, whoever happens to do the work. */
  readonly apart?: boolean;
  /** The first trace that is met within it becomes its own. */
  readonly joins?: boolean;
  readonly facts: SpanFacts;
  readonly links?: readonly SpanPlace[];
}

/** Where work is being done. */
export interface Spot {
  traceId: string | null;
  spanId: string;
  readonly joins: boolean;
}

/** Keeps spans until they are sent. */
export interface SpanSink {
  record(span: EndedSpan): void;
  /** Sends what is kept now. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

const newSpanId = (): string => randomBytes(8).toString('hex');
const newTraceId = (): string => randomBytes(16).toString('hex');
const moment = (): number => performance.timeOrigin + performance.now();

/** A span that is under way. */
export interface OpenSpan {
  readonly spot: Spot;
  /** Adds to what it says. */
  readonly facts: SpanFacts;
  end(late?: KnownLate): void;
}

/** What only the end of the work tells. */
export interface KnownLate {
  readonly failed?: boolean;
  readonly name?: string;
  readonly links?: readonly SpanPlace[];
}

/** Follows work from a request to a provider's answer, by the ids that commands, events and jobs bear anyway. */
export class Tracing {
  private readonly here = new AsyncLocalStorage<Spot>();

  constructor(private readonly sink: SpanSink) {}

  get spot(): Spot | undefined {
    return this.here.getStore();
  }

  within<Result>(spot: Spot, work: () => Result): Result {
    return this.here.run(spot, work);
  }

  /** Does work as a span. What it throws is told by its class alone. */
  async span<Result>(plan: SpanPlan, work: (span: OpenSpan) => Promise<Result>): Promise<Result> {
    const span = this.begin(plan);
    try {
      const result = await this.within(span.spot, () => work(span));
      span.end();
      return result;
    } catch (error) {
      span.facts['error.type'] = errorWord(error);
      span.end({ failed: true });
      throw error;
    }
  }

  begin({ name, kind = 'internal', correlationId, of, after = null, apart = false, joins = false, facts, links = [] }: SpanPlan): OpenSpan {
    const outer = this.spot;
    const traceId = correlationId === undefined ? (outer?.traceId ?? null) : traceIdOf(correlationId);
    if (outer?.joins && outer.traceId === null && traceId !== null) outer.traceId = traceId;
    const spot: Spot = { traceId, spanId: of === undefined ? newSpanId() : spanIdOf(of), joins };
    const startedAt = moment();
    const said = { ...facts };
    const end = (late: KnownLate = {}): void => {
      const inner = !apart && outer !== undefined && outer.traceId === spot.traceId ? outer.spanId : null;
      const parentSpanId = inner ?? (after === null ? null : spanIdOf(after));
      const place = { traceId: spot.traceId ?? newTraceId(), spanId: spot.spanId };
      this.sink.record({ ...place, name, kind, parentSpanId, startedAt, endedAt: moment(), facts: said, links, failed: false, ...late });
    };
    return { spot, facts: said, end };
  }

  flush(): Promise<void> {
    return this.sink.flush();
  }

  close(): Promise<void> {
    return this.sink.close();
  }
}
