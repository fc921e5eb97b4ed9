import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { idFrom } from '../../../shared-kernel/ids.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import type { ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, EVENT_LOG, SCRATCH } from '../../../shared-kernel/ports/tokens.js';
import { renditionName } from '../../../shared-kernel/rendition-name.js';
import type { TaskEvent, TaskProduct } from '../domain/events.js';
import { spoolName } from './answer-spool.js';
import { sourceDraft } from './fetch-source.js';

const MOST_IMAGES = 10;

/** What a task's history names: contents that it made, and names that a run which died may have left something under. */
interface Left {
  readonly made: Map<string, TaskProduct>;
  readonly perhaps: Set<string>;
}

/** Where attempts and tasks put what they make before anybody is told of it. */
const draftsOf = (taskId: string, event: TaskEvent): readonly string[] => {
  if (event.type === 'TaskScheduled') {
    const { order } = event.data;
    const pictures = order.operation === 'thumbnails' ? order.count : 0;
    return [
      idFrom(taskId, 'source'),
      renditionName(idFrom(taskId, 'source')),
      idFrom(taskId, 'transcript'),
      ...Array.from({ length: pictures }, (_, index) => [idFrom(taskId, 'thumbnail', index), idFrom(taskId, 'original', index)]).flat(),
    ];
  }
  if (event.type !== 'AttemptIntended') return [];
  const { attemptId } = event.data;
  const images = Array.from({ length: MOST_IMAGES }, (_, index) => idFrom(attemptId, 'image', index));
  return [spoolName(attemptId), idFrom(attemptId, 'text'), idFrom(attemptId, 'piece'), ...images];
};

/** The files of tasks, deleted by the names that their history tells. */
@Injectable()
export class TaskFiles {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(CONTENT) private readonly content: ContentStore,
    @Inject(SCRATCH) private readonly scratch: string,
  ) {}

  /** What the task made, all of which is gone now. */
  async delete(taskId: string): Promise<readonly TaskProduct[]> {
    const { made, perhaps } = await this.leftBy(taskId);
    for (const name of new Set([...made.keys(), ...perhaps])) await this.content.delete(name);
    for (const name of [sourceDraft(taskId), `${sourceDraft(taskId)}.page`]) await rm(join(this.scratch, name), { recursive: true, force: true });
    return [...made.values()];
  }

  private async leftBy(taskId: string): Promise<Left> {
    const left: Left = { made: new Map(), perhaps: new Set() };
    for await (const { type, data } of this.log.readStream(`task-${taskId}`)) {
      const event = { type, data } as unknown as TaskEvent;
      const products = event.type === 'StepSucceeded' || event.type === 'TaskSucceeded' ? event.data.products : [];
      for (const product of products) left.made.set(product.content.name, product);
      for (const name of draftsOf(taskId, event)) left.perhaps.add(name);
    }
    return left;
  }
}
