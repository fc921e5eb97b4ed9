import { refusal } from '../../shared-kernel/refusal.js';
import { Gauges, type GaugeParts } from './gauges.js';
import type { Watch } from './watch.js';

export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

export const MetricsOff = refusal('metrics_off', 'missing', 'This process tells no numbers here.', { remedies: ['operator_must_act'] });

/** The numbers of this process, with the gauges read anew. */
export class Metrics {
  private readonly gauges: Gauges | null;

  constructor(
    private readonly watch: Watch,
    parts: GaugeParts,
  ) {
    this.gauges = watch.meters && new Gauges(watch.meters, parts);
  }

  /** Throws metrics_off. */
  async text(): Promise<string> {
    if (!this.watch.meters || !this.gauges) throw MetricsOff();
    await this.gauges.read();
    return this.watch.meters.text();
  }
}
