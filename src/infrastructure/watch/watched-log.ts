import type { Batch, EventLog, NewEvent } from '../../shared-kernel/ports/event-log.js';
import type { ProjectionStore } from '../messaging/projection-store.js';
import { BatchSpot } from './batch-spot.js';
import type { OpenSpan, Tracing } from './tracing.js';
import { secondsSince, type Watch } from './watch.js';
import { withMethods } from './with-methods.js';

const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));

/** One span for each event, so that whatever follows from it can name it. */
const spansOf = (tracing: Tracing, stream: string, events: readonly NewEvent[]): readonly OpenSpan[] =>
  events.map(({ id, type, metadata: { correlationId, commandId } }) =>
    tracing.begin({
      name: `append ${type}`,
      correlationId,
      of: id,
      after: commandId,
      apart: true,
      facts: { 'keyreel.event_type': type, 'keyreel.event_id': id, 'keyreel.stream_category': categoryOf(stream) },
    }),
  );

/** A batch is of many requests, so what a projection makes of it is a trace of its own that points to the events. */
const taken = async (tracing: Tracing, batch: Batch, handle: (batch: Batch) => Promise<void>): Promise<void> => {
  const spot = new BatchSpot(batch);
  const span = tracing.begin({ name: 'project', apart: true, facts: {} });
  let failed = true;
  try {
    await tracing.within(spot, () => handle(batch));
    failed = false;
  } finally {
    spot.end(failed);
    if (spot.saved) {
      const { projection, rows } = spot.saved;
      Object.assign(span.facts, { 'keyreel.projection': projection, 'keyreel.events': spot.count, 'keyreel.rows': rows });
      span.end({ name: `project ${projection}`, links: spot.links, failed });
    }
  }
};

/** The log, with what is appended counted and traced, and what subscribers do of a batch traced. */
export const watchedLog = (log: EventLog, watch: Watch): EventLog => {
  const { tracing } = watch;
  return withMethods<EventLog>(log, {
    async append(stream, expected, events) {
      const began = performance.now();
      const spans = tracing ? spansOf(tracing, stream, events) : [];
      let outcome = 'unknown';
      try {
        const appended = await log.append(stream, expected, events);
        ({ outcome } = appended);
        if (appended.outcome === 'appended' && !appended.repeated)
          for (const { type } of events) watch.count('keyreel_events_appended_total', { type });
        return appended;
      } finally {
        watch.seconds('keyreel_append_seconds', { outcome }, secondsSince(began));
        // what was not appended is decided anew, and leaves as other spans
        if (outcome !== 'wrong-expected-revision') for (const span of spans) span.end({ failed: outcome !== 'appended' });
      }
    },
    ...(tracing && { subscribe: (options, handle) => log.subscribe(options, batch => taken(tracing, batch, handle)) }),
  });
};

/** The store of projections, which tells the batch in hand whose it is. */
export const watchedStore = <Store extends ProjectionStore>(store: Store, { tracing }: Watch): Store => {
  if (!tracing) return store;
  const save: ProjectionStore['save'] = async (projection, changes, step) => {
    await store.save(projection, changes, step);
    if (tracing.spot instanceof BatchSpot) tracing.spot.saved = { projection: projection.name, rows: changes.length };
  };
  return withMethods<ProjectionStore>(store, { save }) as Store;
};
