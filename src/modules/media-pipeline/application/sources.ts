import { Inject, Injectable } from '@nestjs/common';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import type { Content, ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT } from '../../../shared-kernel/ports/tokens.js';
import type { MediaSource } from '../domain/orders.js';
import { taskById } from '../domain/queries.js';
import type { TaskRun } from './task-run.js';

/** Where source media lies. */
@Injectable()
export class Sources {
  constructor(
    @Inject(CONTENT) private readonly content: ContentStore,
    private readonly queries: Queries,
  ) {}

  /** Lends the source as a local file. */
  async withFile<T>(run: TaskRun, source: MediaSource, use: (file: string) => Promise<T>): Promise<T> {
    const content = source.from === 'content' ? source.content : await this.downloaded(source.taskId);
    return this.content.withLocalFile(content, { accountId: run.inHand.ref.accountId, purpose: 'source' }, use);
  }

  private async downloaded(taskId: string): Promise<Content> {
    const task = await this.queries.ask(taskById, { taskId });
    const product = task?.products.find(({ role }) => role === 'source');
    if (!product) throw new Error('a task that follows a download runs after it');
    return product.content;
  }
}
