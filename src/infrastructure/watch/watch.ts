import type { LabelsOf, MetricName } from './metric-names.js';
import { Meters } from './meters.js';
import { openOtlp, type Collector } from './otlp.js';
import { Tracing, type OpenSpan, type SpanPlan } from './tracing.js';

const nothing: Pick<OpenSpan, 'facts'> = { facts: {} };

/** What is seen of the process while it works. Off unless an operator wants it, and then nothing of it is loaded. */
export class Watch {
  constructor(
    readonly meters: Meters | null = null,
    readonly tracing: Tracing | null = null,
  ) {}

  get isOff(): boolean {
    return this.meters === null && this.tracing === null;
  }

  count<Name extends MetricName>(name: Name, labels: LabelsOf<Name>, by = 1): void {
    this.meters?.count(name, labels, by);
  }

  seconds<Name extends MetricName>(name: Name, labels: LabelsOf<Name>, seconds: number): void {
    this.meters?.seconds(name, labels, seconds);
  }

  span<Result>(plan: SpanPlan, work: (span: Pick<OpenSpan, 'facts'>) => Promise<Result>): Promise<Result> {
    return this.tracing ? this.tracing.span(plan, work) : work(nothing);
  }

  async close(): Promise<void> {
    this.meters?.close();
    await this.tracing?.close();
  }
}

interface Wanted {
  readonly metrics: 'off' | 'on' | object;
  readonly traces: Collector | null;
}

export const openWatch = async ({ metrics, traces }: Wanted, roles: readonly string[]): Promise<Watch> => {
  const meters = metrics === 'off' ? null : await Meters.open();
  const tracing = traces === null ? null : new Tracing(await openOtlp(traces, roles));
  return new Watch(meters, tracing);
};

/** Seconds since a moment of `performance.now()`. */
export const secondsSince = (began: number): number => (performance.now() - began) / 1_000;
