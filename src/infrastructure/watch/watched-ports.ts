import type { EventLog } from '../../shared-kernel/ports/event-log.js';
import type { Jobs, JobWorker } from '../../shared-kernel/ports/messages.js';
import type { ContentStore } from '../../shared-kernel/ports/storage.js';
import type { ProjectionStore } from '../messaging/projection-store.js';
import type { Watch } from './watch.js';
import { watchedContent } from './watched-content.js';
import { watchedLog, watchedStore } from './watched-log.js';
import { watchedQueue } from './watched-work.js';

interface Ports {
  readonly watch: Watch;
  readonly log: EventLog;
  readonly store: ProjectionStore;
  readonly queue: Jobs & { know(workers: readonly JobWorker[]): void };
  readonly content: ContentStore;
}

/** A platform with what passes its ports counted and traced; the very same one where nobody wants to know. */
export const withWatchedPorts = <Platform extends Ports>(platform: Platform): Platform => {
  const { watch, log, store, queue, content } = platform;
  if (watch.isOff) return platform;
  return {
    ...platform,
    log: watchedLog(log, watch),
    store: watchedStore(store, watch),
    queue: watchedQueue(queue, watch),
    content: watchedContent(content, watch),
  };
};
