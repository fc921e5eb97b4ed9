import { Inject, Injectable } from '@nestjs/common';
import type { ModelCatalogue } from '../../../shared-kernel/ports/models.js';
import { MODELS } from '../../../shared-kernel/ports/tokens.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import type { TaskOrder } from '../../media-pipeline/index.js';
import { ModelUnknown } from '../domain/errors.js';
import type { ProjectView } from '../domain/queries.js';
import { Instructions } from './instructions.js';
import type { PreparedText } from './text-work.js';
import type { ImageWanted } from './work-wanted.js';

/** Prepares the making of images. */
@Injectable()
export class ImageWork {
  constructor(
    private readonly instructions: Instructions,
    @Inject(MODELS) private readonly models: ModelCatalogue,
  ) {}

  async prepare(project: ProjectView, wanted: ImageWanted): Promise<PreparedText> {
    const model = wanted.model ?? this.models.standard('image');
    if (wanted.model !== null && !this.models.offers('image', model)) throw ModelUnknown();
    const { parts, versions } = await this.instructions.with(wanted.prompt, project);
    const quantities = { image: wanted.count };
    return {
      likely: quantities,
      most: quantities,
      order: async (sealer: Sealer, head: Pick<TaskOrder, 'payer' | 'rule' | 'after'>) => ({
        ...head,
        operation: 'image',
        cardId: null,
        model,
        prompt: await sealer.seal(JSON.stringify(parts), { accountId: project.accountId, purpose: 'task.prompt' }),
        instructions: versions,
        size: wanted.size,
        quality: wanted.quality,
        format: wanted.format,
        count: wanted.count,
      }),
    };
  }
}
