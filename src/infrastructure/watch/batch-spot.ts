import type { Batch } from '../../shared-kernel/ports/event-log.js';
import { spanIdOf, traceIdOf, type SpanPlace } from './span-ids.js';
import type { OpenSpan, Spot } from './tracing.js';

const LINKS_AT_MOST = 32;

/** Where a subscriber takes a batch: a policy turns from one event to the next, a projection saves what it made of all of them. */
export class BatchSpot implements Spot {
  traceId: string | null = null;
  spanId = '';
  readonly joins = false;
  /** What the store was given of it. */
  saved: { readonly projection: string; readonly rows: number } | null = null;
  private open: OpenSpan | null = null;

  constructor(private readonly batch: Batch) {}

  get count(): number {
    return this.batch.events.length;
  }

  get links(): readonly SpanPlace[] {
    return this.batch.events
      .slice(0, LINKS_AT_MOST)
      .map(({ id, metadata }) => ({ traceId: traceIdOf(metadata.correlationId), spanId: spanIdOf(id) }));
  }

  /** What is done from here on is done within this span. */
  turnTo(span: OpenSpan): void {
    this.open?.end();
    this.open = span;
    this.traceId = span.spot.traceId;
    this.spanId = span.spot.spanId;
  }

  end(failed: boolean): void {
    this.open?.end({ failed });
    this.open = null;
  }
}
