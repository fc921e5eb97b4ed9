import { Inject, Injectable } from '@nestjs/common';
import { idFrom } from '../../../shared-kernel/ids.js';
import type { MediaEngine, Thumbnail } from '../../../shared-kernel/ports/media-engine.js';
import type { ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, MEDIA_ENGINE } from '../../../shared-kernel/ports/tokens.js';
import type { TaskProduct } from '../domain/events.js';
import type { ThumbnailsOrder } from '../domain/orders.js';
import { LiveProgress } from './live-progress.js';
import { Sources } from './sources.js';
import type { TaskRun } from './task-run.js';

/** Takes a set of pictures out of the video. */
@Injectable()
export class TakeThumbnails {
  constructor(
    @Inject(CONTENT) private readonly content: ContentStore,
    @Inject(MEDIA_ENGINE) private readonly engine: MediaEngine,
    private readonly sources: Sources,
    private readonly progress: LiveProgress,
  ) {}

  async perform(run: TaskRun, order: ThumbnailsOrder): Promise<void> {
    const pictures = await this.sources.withFile(run, order.source, file =>
      this.engine.thumbnails(file, {
        count: order.count,
        maxWidth: order.maxWidth,
        signal: run.signal,
        onProgress: fraction => this.progress.report(run.inHand.ref, 'looking', fraction),
      }),
    );
    const products: TaskProduct[] = [];
    for (const [index, picture] of pictures.entries()) products.push(await this.keep(run, picture, index));
    await run.complete({ usage: { operation: 1 }, products, model: null, simulated: false });
  }

  private async keep(run: TaskRun, { bytes, mediaType, width, height, atSeconds, score }: Thumbnail, index: number): Promise<TaskProduct> {
    const context = { accountId: run.inHand.ref.accountId, purpose: 'task.thumbnail' };
    const content = await this.content.put(bytes, { mediaType, protection: 'sealed', context, name: idFrom(run.taskId, 'thumbnail', index) });
    const milliseconds = Math.round(atSeconds * 1000);
    return { role: 'thumbnail', index, content, facts: { width, height, atSeconds: milliseconds / 1000, score: Math.round(score * 1000) / 1000 } };
  }
}
