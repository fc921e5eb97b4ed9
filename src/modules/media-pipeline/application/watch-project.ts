import { Inject, Injectable } from '@nestjs/common';
import { filter, from, map, merge, mergeMap, Observable } from 'rxjs';
import type { Batch, EventLog, Position } from '../../../shared-kernel/ports/event-log.js';
import { EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';
import { LiveProgress, type TaskProgress } from './live-progress.js';

/** Something that happened to a project's tasks; the id is the log position to resume after. */
export type ProjectNews =
  | { readonly kind: 'event'; readonly position: Position; readonly type: string; readonly taskId: string; readonly at: string }
  | { readonly kind: 'progress'; readonly progress: TaskProgress };

/** Live news of a project: the log's subscription for what counts, this process's progress for what moves in between. */
@Injectable()
export class WatchProject {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly progress: LiveProgress,
  ) {}

  news(projectId: string, after: Position): Observable<ProjectNews> {
    const moving = this.progress.changes.pipe(
      filter(progress => progress.projectId === projectId),
      map(progress => ({ kind: 'progress', progress }) as const),
    );
    return merge(this.events(projectId, after), moving);
  }

  private events(projectId: string, after: Position): Observable<ProjectNews> {
    return this.batches(after).pipe(
      mergeMap(({ events }) => from(events)),
      filter(({ data }) => data['projectId'] === projectId),
      map(({ position, type, data, metadata }) => ({ kind: 'event', position, type, taskId: String(data['taskId']), at: metadata.at }) as const),
    );
  }

  private batches(after: Position): Observable<Batch> {
    return new Observable(observer => {
      const subscription = this.log.subscribe({ after, filter: { categories: ['task'] } }, batch => {
        observer.next(batch);
        return Promise.resolve();
      });
      subscription.closed.then(
        () => observer.complete(),
        (error: unknown) => observer.error(error),
      );
      return () => void subscription.close();
    });
  }
}
