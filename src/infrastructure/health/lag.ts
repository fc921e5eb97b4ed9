import type { Position } from '../../shared-kernel/ports/event-log.js';

const MARK_EVERY_MS = 1_000;
const MARKS_KEPT = 1_000;

/**
 * For how long events have been waiting for a subscriber, as far as this process has looked: positions of a log say nothing of time, so
 * the head is noted with the moment at which it was first seen.
 */
export class Lag {
  private readonly marks: { readonly head: Position; readonly at: number }[] = [];

  constructor(private readonly now: () => number = () => performance.now()) {}

  note(head: Position): void {
    const last = this.marks.at(-1);
    if (last && (last.head >= head || this.now() - last.at < MARK_EVERY_MS)) return;
    this.marks.push({ head, at: this.now() });
    if (this.marks.length > MARKS_KEPT) this.marks.shift();
  }

  /** Milliseconds; 0 for whoever has seen everything that was noted. */
  of(position: Position): number {
    const missed = this.marks.find(({ head }) => head > position);
    return missed ? this.now() - missed.at : 0;
  }
}
