import type { Batch, Position, RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import { matching } from '../stored-event.js';
import type { LogReader, Wanted } from './log-reader.js';

/** Events that a reader is given at once, and records of others after which it hears how far the log was read. */
const most = { events: 500, others: 5_000 };

/**
 * The log after one position up to and including another that it has reached already, at least one batch, and the last one has `caughtUp` set.
 * While the caller works on a batch the server waits.
 */
export async function* history(reader: LogReader, wanted: Wanted & { until: Position }): AsyncGenerator<Batch> {
  const { after, until, filter } = wanted;
  const isNothing = after >= until || filter?.types?.length === 0 || filter?.categories?.length === 0;
  if (!isNothing) yield* portions(reader, wanted);
  else yield { events: [], upTo: after >= until ? after : until, caughtUp: true };
}

async function* portions(reader: LogReader, wanted: Wanted & { until: Position }): AsyncGenerator<Batch> {
  const passes = matching(wanted.filter);
  let events: RecordedEvent[] = [];
  let [upTo, others] = [wanted.after, 0];
  for await (const mark of reader.past(wanted)) {
    if ('caughtUp' in mark || mark.position > wanted.until) break;
    if (mark.position <= upTo) continue; // some reads begin with the record that they begin after
    upTo = mark.position;
    if (mark.event && passes(mark.event)) events.push(mark.event);
    else others += 1;
    if (upTo === wanted.until) break;
    if (events.length < most.events && others < most.others && !mark.isWord) continue;
    yield { events, upTo, caughtUp: false };
    [events, others] = [[], 0];
  }
  yield { events, upTo: wanted.until, caughtUp: true };
}
