import type { OnProgress } from '../../shared-kernel/ports/media-engine.js';

/** Progress that never falls and keeps the last step for the moment at which everything is done. */
export class Progress {
  private reached = 0;

  constructor(private readonly tell: OnProgress = () => undefined) {}

  at(fraction: number): void {
    const step = Math.min(0.99, fraction);
    if (step < this.reached + 0.005) return;
    this.reached = step;
    this.tell(step);
  }

  done(): void {
    this.tell(1);
  }
}
