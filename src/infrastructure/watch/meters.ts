import type { Counter, Gauge, Histogram, Registry } from 'prom-client';
import { METRICS, type LabelsOf, type MetricName } from './metric-names.js';

type Vendor = typeof import('prom-client');
type Kept = Counter | Gauge | Histogram;

const SECONDS = [0.005, 0.02, 0.1, 0.5, 2, 10, 60, 600];

/** The numbers of this process. The package that keeps them is loaded only where somebody wants them. */
export class Meters {
  private readonly registry: Registry;
  private readonly kept: ReadonlyMap<string, Kept>;

  private constructor(vendor: Vendor) {
    const registry = new vendor.Registry();
    this.registry = registry;
    const made = (name: string, { kind, help, labels }: (typeof METRICS)[MetricName]): Kept => {
      const declared = { name, help, labelNames: [...labels], registers: [registry] };
      if (kind === 'counter') return new vendor.Counter(declared);
      return kind === 'gauge' ? new vendor.Gauge(declared) : new vendor.Histogram({ ...declared, buckets: SECONDS });
    };
    this.kept = new Map(Object.entries(METRICS).map(([name, declared]) => [name, made(name, declared)]));
    vendor.collectDefaultMetrics({ register: registry });
  }

  static async open(): Promise<Meters> {
    const loaded = (await import('prom-client')) as Vendor & { readonly default?: Vendor };
    return new Meters(loaded.default ?? loaded);
  }

  count<Name extends MetricName>(name: Name, labels: LabelsOf<Name>, by = 1): void {
    if (by > 0) (this.kept.get(name) as Counter).inc(labels, by);
  }

  set<Name extends MetricName>(name: Name, labels: LabelsOf<Name>, value: number): void {
    (this.kept.get(name) as Gauge).set(labels, value);
  }

  seconds<Name extends MetricName>(name: Name, labels: LabelsOf<Name>, seconds: number): void {
    (this.kept.get(name) as Histogram).observe(labels, seconds);
  }

  /** All of them in the text format of Prometheus. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  close(): void {
    this.registry.clear();
  }
}
