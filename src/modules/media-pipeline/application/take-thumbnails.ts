import { Inject, Injectable } from '@nestjs/common';
import { idFrom } from '../../../shared-kernel/ids.js';
import type { Frame, MediaEngine } from '../../../shared-kernel/ports/media-engine.js';
import type { ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, MEDIA_ENGINE } from '../../../shared-kernel/ports/tokens.js';
import type { TaskProduct } from '../domain/events.js';
import type { ThumbnailsOrder } from '../domain/orders.js';
import { LiveProgress } from './live-progress.js';
import { Sources } from './sources.js';
import type { TaskRun } from './task-run.js';

/** Takes a set of pictures out of the video, or the frame of one time; each in the size for pages, and in full where that is more. */
@Injectable()
export class TakeThumbnails {
  constructor(
    @Inject(CONTENT) private readonly content: ContentStore,
    @Inject(MEDIA_ENGINE) private readonly engine: MediaEngine,
    private readonly sources: Sources,
    private readonly progress: LiveProgress,
  ) {}

  async perform(run: TaskRun, order: ThumbnailsOrder): Promise<void> {
    const { count, maxWidth, atSeconds } = order;
    const originals: TaskProduct[] = [];
    const pictures = await this.sources.withFile(run, order.source, file =>
      this.engine.thumbnails(file, {
        count,
        maxWidth,
        ...(atSeconds === undefined ? {} : { atSeconds }),
        signal: run.signal,
        onOriginal: async (original, index) => void originals.push(await this.keep(run, 'original', original, index)),
        onProgress: fraction => this.progress.report(run.inHand.ref, 'looking', fraction),
      }),
    );
    const products: TaskProduct[] = [];
    for (const [index, picture] of pictures.entries()) {
      const product = await this.keep(run, 'thumbnail', picture, index);
      products.push({ ...product, facts: { ...product.facts, score: Math.round(picture.score * 1000) / 1000 } });
    }
    await run.complete({ usage: { operation: 1 }, products: [...products, ...originals], model: null, simulated: false });
  }

  private async keep(
    run: TaskRun,
    role: 'thumbnail' | 'original',
    { bytes, mediaType, width, height, atSeconds }: Frame,
    index: number,
  ): Promise<TaskProduct> {
    const context = { accountId: run.inHand.ref.accountId, purpose: `task.${role}` };
    const content = await this.content.put(bytes, { mediaType, protection: 'sealed', context, name: idFrom(run.taskId, role, index) });
    const milliseconds = Math.round(atSeconds * 1000);
    return { role, index, content, facts: { width, height, atSeconds: milliseconds / 1000 } };
  }
}
