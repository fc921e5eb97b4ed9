import type { Position } from '../../../shared-kernel/ports/event-log.js';
import type { PlacedEvent } from './placed-event.js';

/** Events and characters that are kept for readers who are a little behind. */
const memory = { events: 4096, characters: 8 * 1024 * 1024 };

/** The last events that a follower has read, and where the log itself has them. */
export class RecentEvents {
  #events: PlacedEvent[] = [];
  #sizes: number[] = [];
  #characters = 0;
  readonly #ordinals = new Map<Position, number>();
  #positions: Position[] = [];

  /** From here on, without a past. */
  clear(): void {
    [this.#events, this.#sizes, this.#positions, this.#characters] = [[], [], [], 0];
    this.#ordinals.clear();
  }

  keep(events: readonly PlacedEvent[], positions: readonly Position[]): void {
    for (const [n, event] of events.entries()) {
      const position = positions[n] as Position;
      const size = JSON.stringify(event.data).length;
      this.#events.push(event);
      this.#sizes.push(size);
      this.#positions.push(position);
      this.#ordinals.set(position, event.ordinal);
      this.#characters += size;
    }
    let surplus = 0;
    for (; this.#events.length - surplus > memory.events || this.#characters > memory.characters; surplus += 1) {
      this.#characters -= this.#sizes[surplus] ?? 0;
      this.#ordinals.delete(this.#positions[surplus] as Position);
    }
    for (const kept of [this.#events, this.#sizes, this.#positions]) kept.splice(0, surplus);
  }

  /** The events after an ordinal; undefined when they are no longer in memory. */
  after(ordinal: number): readonly PlacedEvent[] | undefined {
    const [first] = this.#events;
    if (!first || ordinal < first.ordinal - 1) return undefined;
    return this.#events.slice(ordinal - first.ordinal + 1);
  }

  /** The ordinal of an event that is in memory. */
  ordinalAt(position: Position): number | undefined {
    return this.#ordinals.get(position);
  }
}
