import type { AnyEvent } from '../message.js';
import type { Heard } from '../policy.js';
import type { Position } from '../ports/event-log.js';
import type { Projection, Row } from '../projection.js';

/** When the event of this number happened in a told story: one second after the one before it. */
export const momentOf = (number: number): string => new Date(Date.UTC(2026, 10, 23, 12, 0, number)).toISOString();

/** A story's events as a projection hears them: one stream, one second apart. */
export const heardInOrder = <Event extends AnyEvent>(story: readonly Event[]): readonly Heard<Event>[] =>
  story.map((event, number) => ({
    ...event,
    id: `event-${number}`,
    stream: 'story-1',
    revision: number,
    position: String(number + 1).padStart(20, '0') as Position,
    metadata: { actor: 'system', commandId: 'c', causationId: 'c', correlationId: 'c', at: momentOf(number) },
  }));

/** The rows by their ids that a story leads to when each event is heard once. */
export const rowsAfter = <R extends Row>(of: Projection<R>, story: readonly AnyEvent[]): ReadonlyMap<string, R> => {
  const rows = new Map<string, R>();
  for (const event of heardInOrder(story)) {
    const reduce = of.on[event.type];
    for (const id of reduce ? of.rowsOf(event) : []) {
      const row = reduce?.(rows.get(id), event, id);
      if (row) rows.set(id, row as R);
      else rows.delete(id);
    }
  }
  return rows;
};
