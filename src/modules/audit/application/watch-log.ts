import { Inject, Injectable } from '@nestjs/common';
import { Observable } from 'rxjs';
import { keepAsker } from '../../../infrastructure/asking/keep-asker.js';
import type { EventLog, Position } from '../../../shared-kernel/ports/event-log.js';
import { LogPages, type KeptEvent, type LogFilter } from '../../../shared-kernel/ports/log-pages.js';
import { EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';

const PAGE = 100;

/** Nothing of it is heard but how far the log has come. */
const BELL = { types: [] };

/** Follows the log as it grows, event by event as it is kept. */
@Injectable()
export class WatchLog {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly pages: LogPages,
  ) {}

  head(): Promise<Position> {
    return this.log.head();
  }

  /** Everything after a place that a filter lets through, for as long as somebody listens. */
  events(filter: LogFilter, after: Position): Observable<KeptEvent> {
    return new Observable(observer => {
      const reading = this.onBehalfOfWhoeverListens(filter, after);
      const subscription = this.log.subscribe({ after, filter: BELL }, async ({ upTo }) => {
        for await (const event of reading.until(upTo)) {
          if (observer.closed) return;
          observer.next(event);
        }
      });
      subscription.closed.then(
        () => observer.complete(),
        (error: unknown) => observer.error(error),
      );
      return () => void subscription.close();
    });
  }

  /** The log's own reader, which rings, asks for nobody. */
  private onBehalfOfWhoeverListens(filter: LogFilter, start: Position): { until: (upTo: Position) => AsyncIterable<KeptEvent> } {
    const { pages } = this;
    let [after, goal] = [start, start];
    const read = async function* (): AsyncGenerator<KeptEvent> {
      while (after < goal) {
        const page = await pages.page({ filter, after, until: goal, backwards: false, limit: PAGE });
        yield* page.events;
        after = page.upTo;
      }
    };
    const asAtFirst = keepAsker({ [Symbol.asyncIterator]: () => read() });
    return {
      until: upTo => {
        goal = upTo;
        return asAtFirst;
      },
    };
  }
}
